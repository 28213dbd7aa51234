/** Whom people meet, for many acts at a time; see `score/encounter.ts` of the engine. */
import { actOrdinal, actSeverity, actWhat, actWho } from '../acts'
import { i16At, i32At, setU32, u32At, u8At } from '../cells'
import { LOTS, drawLots, lot0, lot1, lot2, lot3, lotN, lotSubject } from '../draw/draw'
import { behaviours, rated } from '../respond/now'
import { grade, somebodyElse, subject } from '../place'

/** Chance of looking for one's own grade. */
export let looks: f64 = 0
/** [behaviour] who suffers from it, and the number of those where it is the one met. */
export let suffering: usize = 0
export let sufferingNeighbour: i32 = 0
/** Purposes of draws. */
export let purposeEncounter: u32 = 0
export let purposeCompany: u32 = 0
export let purposeSufferer: u32 = 0

/** Meetings in order of the acts: place of the act, the one met, and the words of the draw. Room for LOTS each. */
export let meetingAct: usize = 0
export let meetingMet: usize = 0
export let meetingMood: usize = 0
export let meetingSeen: usize = 0
/** Those among the meetings that take another draw. */
export let meetingAgain: usize = 0
let meetings: i32 = 0

/** Stands where an act is not rated. */
const UNRATED: i32 = -1

/** What an act deserves. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function deservedBy(a: i32): i32 {
  return i16At(rated, i32At(actWhat, a) * 3 + u8At(actSeverity, a))
}

/** Makes meetings of as many rated acts as there is room for; from which act to go on afterwards. */
export function takeRated(from: i32, acts: i32): i32 {
  let a = from
  let count = 0
  for (; a < acts && count < LOTS; a++)
    if (i32At(actWhat, a) < behaviours && deservedBy(a) !== UNRATED) setU32(meetingAct, count++, a)
  meetings = count
  return a
}

/** Draws whom the acts meet; how many meetings there are. */
export function meet(): i32 {
  const count = meetings
  for (let m = 0; m < count; m++) address(m, m)
  drawLots(purposeEncounter, count)
  const bytes = <usize>count << 2
  memory.copy(meetingMood, lot2, bytes)
  memory.copy(meetingSeen, lot3, bytes)
  // sufferers stand at the end of the list of those who are asked again, the others at its beginning
  let again = 0
  let suffers = 0
  for (let m = 0; m < count; m++) {
    const a = i32At(meetingAct, m)
    if (u8At(suffering, i32At(actWhat, a)) === sufferingNeighbour) {
      setU32(meetingAgain, LOTS - ++suffers, m)
      continue
    }
    const local = i32At(actWho, a)
    const met = somebodyElse(local, u32At(lot0, m))
    setU32(meetingMet, m, met)
    if (<f64>u32At(lot1, m) < looks && u8At(grade, met) !== u8At(grade, local)) setU32(meetingAgain, again++, m)
  }
  lookForOwnGrade(again)
  meetSufferers(suffers)
  return count
}

/** Looks at up to four others; the first of one's own grade is met. */
function lookForOwnGrade(count: i32): void {
  for (let i = 0; i < count; i++) address(i, i32At(meetingAgain, i))
  drawLots(purposeCompany, count)
  for (let i = 0; i < count; i++) {
    const m = i32At(meetingAgain, i)
    const local = i32At(actWho, i32At(meetingAct, m))
    const own = u8At(grade, local)
    let other = somebodyElse(local, u32At(lot0, i))
    if (u8At(grade, other) !== own) other = somebodyElse(local, u32At(lot1, i))
    if (u8At(grade, other) !== own) other = somebodyElse(local, u32At(lot2, i))
    if (u8At(grade, other) !== own) other = somebodyElse(local, u32At(lot3, i))
    if (u8At(grade, other) === own) setU32(meetingMet, m, other)
  }
}

/** Whoever suffers from an act is the one who met it. */
function meetSufferers(count: i32): void {
  for (let i = 0; i < count; i++) address(i, i32At(meetingAgain, LOTS - 1 - i))
  drawLots(purposeSufferer, count)
  for (let i = 0; i < count; i++) {
    const m = i32At(meetingAgain, LOTS - 1 - i)
    setU32(meetingMet, m, somebodyElse(i32At(actWho, i32At(meetingAct, m)), u32At(lot3, i)))
  }
}

/** The draws of a meeting stand at the address of its act. */
// @ts-ignore: decorators of AssemblyScript
@inline
function address(lot: i32, m: i32): void {
  const a = i32At(meetingAct, m)
  setU32(lotSubject, lot, subject + <u32>i32At(actWho, a))
  setU32(lotN, lot, i32At(actOrdinal, a))
}
