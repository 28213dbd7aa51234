/** How scores move, on file and in truth, and how points come back; see `score/score.ts` of the engine. */
import { changes } from './changed'
import { i16At, setU16, u8At } from './cells'
import { push } from './entries'
import { KIND_EXPIRY, KIND_REPAIR, KIND_TRUE_EXPIRY, KIND_TRUE_REPAIR } from './entry'
import { trulyWithinLimits, withinLimits } from './limits'
import { CONTEXTS, Q16, score, subscore, tick, truth } from './place'

/** Bounds of the score. */
export let scoreLow: i32 = 0
export let scoreHigh: i32 = 0
/** [behaviour] field of life. */
export let contextOf: usize = 0
/** When a part of a deduction is earned back, and which part of it. */
export let repairAfterTicks: i32 = 0
export let repairPart: f64 = 0

const NEVER: i32 = 0

/** Counts an act towards the true score of the one who did it. */
export function scoreTruth(local: i32, behaviour: i32, points: i32, life: i32, repairs: bool): void {
  const counted = trulyWithinLimits(local, behaviour, points)
  const swallowed = moveTruth(local, counted)
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
  const before = i16At(score, local)
  const after = clamped(before + felt)
  setU16(score, local, after)
  if (subscore !== 0) {
    const at = local * CONTEXTS + u8At(contextOf, behaviour)
    setU16(subscore, at, min(32767, max(-32768, i16At(subscore, at) + points)))
  }
  return points - (after - before)
}

/** Changes the true score; returns what its bounds did not let through. */
export function moveTruth(local: i32, felt: i32): i32 {
  changes(local)
  const before = i16At(truth, local)
  const after = clamped(before + felt)
  setU16(truth, local, after)
  return felt - (after - before)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function clamped(value: i32): i32 {
  return min(scoreHigh, max(scoreLow, value))
}
