/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy
 * as 1, 2, 3" (SC 2011). Four words of counter and two of key go in, four random words come out, and nothing is
 * remembered: this is what makes every draw of a run a function of (seed, subject, tick, purpose), design law 1.
 */
const M0 = 0xd2511f53
const M1 = 0xcd9e8d57
const W0 = 0x9e3779b9
const W1 = 0xbb67ae85

/** The multipliers of a round, and what the key grows by from one round to the next. */
export const philoxConstants = { M0, M1, W0, W1 }

const M0_LOW = M0 & 0xffff
const M0_HIGH = M0 >>> 16
const M1_LOW = M1 & 0xffff
const M1_HIGH = M1 >>> 16

/** One block of a generator; see {@link philox4x32}. */
export type Philox = typeof philox4x32

/**
 * One block of ten rounds.
 *
 * @param c0 first counter word; all six words are taken modulo 2^32
 * @param out receives four unsigned 32-bit words
 */
export function philox4x32(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
): void {
  for (let round = 0; round < 10; round++) {
    // High words of the two 64-bit products, by 16-bit halves: doubles are exact only to 2^53.
    const a = c0 >>> 16
    const b = c0 & 0xffff
    const low0 = b * M0_LOW
    const mid0 = a * M0_LOW + (low0 >>> 16)
    const cross0 = b * M0_HIGH + (mid0 & 0xffff)
    const high0 = (a * M0_HIGH + (mid0 >>> 16) + (cross0 >>> 16)) | 0

    const c = c2 >>> 16
    const d = c2 & 0xffff
    const low1 = d * M1_LOW
    const mid1 = c * M1_LOW + (low1 >>> 16)
    const cross1 = d * M1_HIGH + (mid1 & 0xffff)
    const high1 = (c * M1_HIGH + (mid1 >>> 16) + (cross1 >>> 16)) | 0

    const next0 = high1 ^ c1 ^ k0
    const next2 = high0 ^ c3 ^ k1
    c1 = Math.imul(c2, M1)
    c3 = Math.imul(c0, M0)
    c0 = next0
    c2 = next2
    k0 = (k0 + W0) | 0
    k1 = (k1 + W1) | 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}
