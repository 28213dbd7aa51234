/**
 * Skipping over the many who do nothing. Acts arrive along the line of residents of a stratum as a Poisson process
 * at a ceiling rate per resident and tick, so the gap to the next one is exponential: one draw per candidate instead
 * of one per resident, and more than one act per resident and tick comes out by itself. Integers only: the logarithm
 * is a table of 8,193 entries in 26 bits of fraction with linear interpolation.
 */
import { LN2, log2 } from './detmath.js'

const TABLE_BITS = 13
const FRACTION = 67108864

/** log2(1 + i / 8192), in 26 bits of fraction. */
export const log2Table = new Float64Array((1 << TABLE_BITS) + 1)
for (let i = 0; i < log2Table.length; i++) log2Table[i] = Math.floor(log2(1 + i / (1 << TABLE_BITS)) * FRACTION + 0.5)

/** -log2 of a 32-bit word read as a uniform number in (0, 1), in 26 bits of fraction; at most 32 x 2^26. */
export function negativeLog2(word: number): number {
  const odd = (word | 1) >>> 0
  const zeros = Math.clz32(odd)
  const mantissa = (odd << zeros) >>> 0
  const index = (mantissa >>> 18) & 8191
  const rest = (mantissa >>> 2) & 0xffff
  const low = log2Table[index]
  return (zeros + 1) * FRACTION - low - Math.floor(((log2Table[index + 1] - low) * rest) / 65536)
}

/** How a rate is handed to {@link gapQ16}: gap = -log2(u) x multiplier / 2^shift, in 1/65536 of a resident. */
export interface Skip {
  multiplier: number
  divisor: number
}

/** Ceiling below which a rate counts as never: fewer than one act per resident in 100 million ticks. */
export const RATE_FLOOR = 1e-8

/**
 * Prepares a rate of acts per resident and tick. The multiplier has 22 significant bits so that the product with a
 * 31-bit logarithm stays exact in a double (and in 64-bit integers elsewhere); the error in the rate is below 3e-7.
 *
 * @returns undefined if the rate is too small to ever happen
 */
export function skipFor(rate: number): Skip | undefined {
  if (!(rate > RATE_FLOOR)) return undefined
  let scaled = LN2 / rate / 1024
  let divisor = 1
  while (scaled < 2097152) {
    scaled *= 2
    divisor *= 2
  }
  return { multiplier: Math.floor(scaled + 0.5), divisor }
}

/** Gap to the next candidate in 1/65536 of a resident. */
export function gapQ16(word: number, skip: Skip): number {
  return Math.floor((negativeLog2(word) * skip.multiplier) / skip.divisor)
}
