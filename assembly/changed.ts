/** Who of the community has changed in its tick, and how they stood before; see `measure/before.ts` of the engine. */
import { setU16, setU8, u16At, u8At } from './cells'
import {
  COMMUNITY_SIZE,
  friends,
  friendsBegan,
  grade,
  hardship,
  listed,
  lists,
  member,
  risk,
  score,
  strain,
  subscore,
  trueGrade,
  truth,
  trulyListed,
} from './place'

/** Everybody who has changed as they were, by number within the community; as wide as the columns of the world. */
export let thenScore: usize = 0
export let thenTruth: usize = 0
export let thenSubscore: usize = 0
export let thenFriends: usize = 0
export let thenFriendsBegan: usize = 0
export let thenGrade: usize = 0
export let thenTrueGrade: usize = 0
export let thenStrain: usize = 0
export let thenHardship: usize = 0
export let thenRisk: usize = 0
export let thenMember: usize = 0
export let thenListed: usize = 0
export let thenTrulyListed: usize = 0
/** Who they are, in the order in which they changed, and [resident] 1 once changed. */
export let changedWho: usize = 0
export let changedMarked: usize = 0
let changedCount: i32 = 0
/** Whether anybody looks at the community; see {@link lookAt}. */
let isLookedAt: bool = false

/** A tick of a community begins, in which nobody has changed yet. */
export function lookAt(): void {
  memory.fill(changedMarked, 0, COMMUNITY_SIZE)
  changedCount = 0
  isLookedAt = true
}

/** Ends the look at the community; how many have changed. */
export function lookAway(): i32 {
  isLookedAt = false
  return changedCount
}

/** Puts down somebody who is about to change. */
export function changes(local: i32): void {
  if (!isLookedAt || u8At(changedMarked, local) !== 0) return
  setU8(changedMarked, local, 1)
  setU16(changedWho, changedCount++, local)
  setU16(thenScore, local, u16At(score, local))
  setU16(thenTruth, local, u16At(truth, local))
  setU8(thenGrade, local, u8At(grade, local))
  setU8(thenTrueGrade, local, u8At(trueGrade, local))
  setU8(thenStrain, local, u8At(strain, local))
  setU8(thenHardship, local, u8At(hardship, local))
  setU8(thenRisk, local, u8At(risk, local))
  if (subscore !== 0) store<u64>(thenSubscore + (<usize>local << 3), load<u64>(subscore + (<usize>local << 3)))
  if (friends !== 0) {
    setU16(thenFriends, local, u16At(friends, local))
    setU16(thenFriendsBegan, local, u16At(friendsBegan, local))
  }
  if (member !== 0) setU8(thenMember, local, u8At(member, local))
  if (lists === 0) return
  memory.copy(thenListed + <usize>(local * lists), listed + <usize>(local * lists), <usize>lists)
  memory.copy(thenTrulyListed + <usize>(local * lists), trulyListed + <usize>(local * lists), <usize>lists)
}
