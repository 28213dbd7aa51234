/** The rights of somebody with a charge on file, beyond being told; see `record/access.ts` of the engine. */
import { negativeLog2 } from '../act/candidates'
import { i32At, u16At, u32At } from '../cells'
import { profileOfCell } from '../record/consent'
import { draw, word0, word1, word2 } from '../draw/draw'
import { FLAG_APPEALS, FLAG_TOLD, FLAG_WRONG } from '../wait/entry'
import { cell, subject, tick } from '../place'
import { appealsAllowed, filedIfRight, filedIfWrong } from '../record/record'

/** [profile] time until somebody next looks into their own file, as a gap; the shift is -1 for never. 0 if nobody may look. */
export let accessMultiplier: usize = 0
export let accessShift: usize = 0
/** Time that people take to file an appeal, as a gap; the shift is -1 if none. */
export let filingMultiplier: u32 = 0
export let filingShift: i32 = -1
export let filedWithin: f64 = 0
export let decidedAfterTicks: i32 = 0
export let purposeAccess: u32 = 0
/** Ticks of the run. */
export let runTicks: i32 = 0

/** What the one charged last asked about will do, as `Course` of the engine. */
export let finds: i32 = 0
export let appeals: bool = false
export let late: bool = false
export let files: i32 = 0

/** The largest word: what is drawn there does not happen. */
const LAST: u32 = 0xffffffff

/** Nobody appeals against points given. */
export function noCourse(): void {
  finds = 0
  appeals = false
  late = false
  files = 0
}

/** What follows from a charge that has just reached a file; leaves it in {@link finds} and the others. */
export function drawCourse(local: i32, flags: i32, life: i32, luck: u32): void {
  finds = 0
  appeals = (flags & FLAG_APPEALS) !== 0
  late = false
  files = 0
  if (accessMultiplier === 0 && filingShift < 0) return
  draw(subject + <u32>local, purposeAccess, luck)
  if ((flags & FLAG_TOLD) === 0) {
    finds = findsAfter(local, word0)
    if (finds === 0) return
    appeals = appealsAllowed !== 0 && <f64>word1 < ((flags & FLAG_WRONG) !== 0 ? filedIfWrong : filedIfRight)
  }
  if (appeals && filingShift >= 0) {
    const wait = <f64>gapOf(word2, filingMultiplier, filingShift) / 65536
    files = <i32>floor<f64>(wait + 0.5)
    late = wait > filedWithin
    if (late) appeals = false
  }
  // nobody appeals for points that will have come back before a decision
  if ((finds > 0 || files > 0) && life !== 0 && finds + files + decidedAfterTicks >= life) appeals = false
}

/** Ticks until somebody next looks into their own file; 0 if not in this run. */
function findsAfter(local: i32, word: u32): i32 {
  if (accessMultiplier === 0 || word === LAST) return 0
  const profile = u16At(profileOfCell, u16At(cell, local))
  const shift = i32At(accessShift, profile)
  if (shift < 0) return 0
  const after = 1 + (gapOf(~word, u32At(accessMultiplier, profile), shift) >>> 16)
  return <u64>tick + after < <u64>runTicks ? <i32>after : 0
}

// @ts-ignore: decorators of AssemblyScript
@inline
function gapOf(word: u32, multiplier: u32, shift: i32): u64 {
  return (<u64>negativeLog2(word) * <u64>multiplier) >> <u64>shift
}
