/** How scores move, on file and in truth, and how points come back; see `score/score.ts` of the engine. */
import { changes, changesFields } from '../measure/changed'
import { i16At, setU16, u32At, u8At } from '../cells'
import { factors, poolsOf, truePoolsOf } from './composite'
import { push, pushAlike } from '../wait/entries'
import { KIND_EXPIRY, KIND_REPAIR, KIND_TRUE_EXPIRY, KIND_TRUE_REPAIR } from '../wait/entry'
import { trulyWithinLimits, withinLimits } from './limits'
import { CONTEXTS, Q16, begin, score, subscore, tick, truth } from '../place'

/** Bounds of the score. */
export let scoreLow: i32 = 0
export let scoreHigh: i32 = 0
/** [behaviour] field of life. */
export let contextOf: usize = 0
/** When a part of a deduction is earned back, and which part of it. */
export let repairAfterTicks: i32 = 0
export let repairPart: f64 = 0

/** Of a score made of factors: [behaviour] the factor that its rules feed, and what a point of it is worth in Q16. */
export let fedFactor: usize = 0
export let fedWorth: usize = 0

const NEVER: i32 = 0

/** Counts an act towards the true score of the one who did it. */
export function scoreTruth(local: i32, behaviour: i32, points: i32, life: i32, repairs: bool): void {
  const counted = trulyWithinLimits(local, behaviour, points)
  const swallowed = moveTruth(local, behaviour, counted, counted)
  if (life === NEVER) {
    if (!repairs) return
  } else if (swallowed === 0 && counted !== 0 && !repairs)
    return pushAlike(behaviour, life, KIND_TRUE_EXPIRY, local, behaviour, counted)
  returnLater(local, behaviour, counted, swallowed, life, repairs, KIND_TRUE_REPAIR, KIND_TRUE_EXPIRY)
}

/** Takes points from the recorded score at once, without a record, for some ticks. */
export function bookAtOnce(local: i32, behaviour: i32, points: i32, life: i32): void {
  const counted = withinLimits(local, behaviour, points)
  const swallowed = moveScore(local, behaviour, counted, counted)
  bringBackLater(local, behaviour, counted, swallowed, life, false)
}

/** Puts down when points on file will come back. */
export function bringBackLater(
  local: i32,
  behaviour: i32,
  points: i32,
  swallowed: i32,
  life: i32,
  repairs: bool,
): void {
  returnLater(local, behaviour, points, swallowed, life, repairs, KIND_REPAIR, KIND_EXPIRY)
}

/** Puts down when points will come back: a part by repair, and what is then left when the rule's time is over. */
function returnLater(
  local: i32,
  behaviour: i32,
  points: i32,
  swallowed: i32,
  life: i32,
  repairs: bool,
  repair: i32,
  expiry: i32,
): void {
  let left = points
  let leftSwallowed = swallowed
  if (repairs && points < 0 && (life === NEVER || repairAfterTicks < life)) {
    const back = <i32>floor<f64>((<f64>-points * repairPart) / Q16)
    // what was felt comes back first
    const backSwallowed = min(0, swallowed - points - back)
    left += back
    leftSwallowed -= backSwallowed
    if (back > 0) push(tick + repairAfterTicks, repair, local, behaviour, -back, 0, backSwallowed, NEVER)
  }
  if (life !== NEVER && left !== 0) push(tick + life, expiry, local, behaviour, left, 0, leftSwallowed, NEVER)
}

/**
 * Changes the recorded score, and the part of it that belongs to the behaviour's field of life.
 *
 * @param felt change of the score, where it differs from that of the part because bounds had swallowed some of it
 * @returns the part of the points that the bounds of the score did not let through
 */
export function moveScore(local: i32, behaviour: i32, points: i32, felt: i32): i32 {
  changes(local)
  if (fedFactor !== 0) {
    feed(poolsOf, local, behaviour, points)
    const part = <i32>floor<f64>((<f64>abs(points) * <f64>u32At(fedWorth, behaviour)) / Q16 + 0.5)
    moveField(local, behaviour, points < 0 ? -part : part)
    return 0
  }
  const before = i16At(score, local)
  const after = clamped(before + felt)
  setU16(score, local, after)
  moveField(local, behaviour, points)
  return points - (after - before)
}

/** The same for the true score, of which there are no parts. */
export function moveTruth(local: i32, behaviour: i32, points: i32, felt: i32): i32 {
  if (fedFactor !== 0) {
    feed(truePoolsOf, local, behaviour, points)
    return 0
  }
  changes(local)
  const before = i16At(truth, local)
  const after = clamped(before + felt)
  setU16(truth, local, after)
  return points - (after - before)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function moveField(local: i32, behaviour: i32, points: i32): void {
  if (subscore === 0) return
  changesFields(local)
  const at = local * CONTEXTS + u8At(contextOf, behaviour)
  setU16(subscore, at, within16(i16At(subscore, at) + points))
}

/** Moves points in the pool of a factor; see `score/composite.ts`. */
function feed(pools: usize, local: i32, behaviour: i32, points: i32): void {
  const at = (begin + local) * factors + u8At(fedFactor, behaviour)
  setU16(pools, at, within16(i16At(pools, at) + points))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function within16(value: i32): i32 {
  return min(32767, max(-32768, value))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function clamped(value: i32): i32 {
  return min(scoreHigh, max(scoreLow, value))
}
