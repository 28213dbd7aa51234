/** Gaps as the module divides them: by a shift. */
import type { Skip } from '../draw/gaps.js'

/** The power of two that a gap is divided by, which may lie beyond 32 bits. */
export function shiftOf({ divisor }: Skip): number {
  let shift = 0
  for (let power = 1; power < divisor; power *= 2) shift++
  return shift
}
