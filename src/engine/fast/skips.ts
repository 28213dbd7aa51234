/** Gaps as the module divides them, by a shift, and how many to expect. */
import { LN2 } from '../draw/detmath.js'
import type { Skip } from '../draw/gaps.js'

/** The power of two that a gap is divided by, which may lie beyond 32 bits. */
export function shiftOf({ divisor }: Skip): number {
  let shift = 0
  for (let power = 1; power < divisor; power *= 2) shift++
  return shift
}

/** Candidates to be expected of each subject: gaps are -log2 of a uniform number, 1 / ln 2 on average, in 26 bits of fraction. */
export function candidatesEach({ multiplier, divisor }: Skip): number {
  return (65_536 * LN2 * divisor) / (multiplier * 67_108_864)
}
