/** Who of the community has changed in its tick, and how they stood before; see `measure/before.ts` of the engine. */
import { setU16, setU8, u8At } from '../cells'
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
  size,
  strain,
  subscore,
  trueGrade,
  truth,
  trulyListed,
} from '../place'

/** Everybody as they were, by number within the community; as wide as the columns of the world. */
export let thenScore: usize = 0
export let thenTruth: usize = 0
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
/**
 * Points of the four fields of life as they were, and [resident] 1 where they are put down: they are the longest column, and few
 * of those who change do so in it.
 */
export let thenSubscore: usize = 0
export let thenFieldsMarked: usize = 0
/** Who has changed, in the order in which they did, with room for one more; [resident] 1 once changed, or if nobody looks. */
export let changedWho: usize = 0
export let changedMarked: usize = 0
let changedCount: i32 = 0

/**
 * A tick of a community begins, in which nobody has changed yet. Columns are put down from end to end: that takes less than to
 * put down every fifth resident, number by number, once they change.
 */
export function lookAt(): void {
  memory.fill(changedMarked, 0, COMMUNITY_SIZE)
  memory.fill(thenFieldsMarked, 0, COMMUNITY_SIZE)
  changedCount = 0
  put(thenScore, score, size << 1)
  put(thenTruth, truth, size << 1)
  put(thenFriends, friends, size << 1)
  put(thenFriendsBegan, friendsBegan, size << 1)
  put(thenGrade, grade, size)
  put(thenTrueGrade, trueGrade, size)
  put(thenStrain, strain, size)
  put(thenHardship, hardship, size)
  put(thenRisk, risk, size)
  put(thenMember, member, size)
  put(thenListed, listed, size * lists)
  put(thenTrulyListed, trulyListed, size * lists)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function put(then: usize, now: usize, bytes: i32): void {
  if (now !== 0) memory.copy(then, now, <usize>bytes)
}

/** Ends the look at the community; how many have changed. */
export function lookAway(): i32 {
  memory.fill(changedMarked, 1, COMMUNITY_SIZE)
  return changedCount
}

/** Puts down somebody who is about to change, but for the points of their fields of life: always, and then counts them or not, since nobody could guess which. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function changes(local: i32): void {
  const marked = changedMarked + <usize>local
  const count = changedCount
  setU16(changedWho, count, local)
  changedCount = count + 1 - <i32>load<u8>(marked)
  store<u8>(marked, 1)
}

/** Puts down the points of the fields of life of somebody in whom they are about to change, too. */
export function changesFields(local: i32): void {
  if (u8At(thenFieldsMarked, local) !== 0) return
  setU8(thenFieldsMarked, local, 1)
  const at = <usize>local << 3
  store<u64>(thenSubscore + at, load<u64>(subscore + at))
}

/** Where the points of the fields of life of somebody lie as they were. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function thenFieldsOf(local: i32): usize {
  return u8At(thenFieldsMarked, local) === 0 ? subscore : thenSubscore
}

/** Both for the host, which does not say what will change. */
export function changesForHost(local: i32): void {
  changes(local)
  if (subscore !== 0) changesFields(local)
}
