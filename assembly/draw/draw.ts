/** Philox4x32-10, as in `draw/philox.ts` of the engine, which is the reference; one block, and many side by side. */
import { tick } from '../place'

const M0: u64 = 0xd2511f53
const M1: u64 = 0xcd9e8d57
const W0: u32 = 0x9e3779b9
const W1: u32 = 0xbb67ae85

export let seedLow: u32 = 0
export let seedHigh: u32 = 0

/** Words of the last single draw. */
export let word0: u32 = 0
export let word1: u32 = 0
export let word2: u32 = 0
export let word3: u32 = 0

/** Most draws of one call of {@link drawLots}, and bytes of a column of them. */
export const LOTS: i32 = 1024
/** Addresses of draws, and the words that they give, 16 bytes aligned. */
export let lotSubject: usize = 0
export let lotN: usize = 0
export let lotPurpose: usize = 0
export let lot0: usize = 0
export let lot1: usize = 0
export let lot2: usize = 0
export let lot3: usize = 0

/** A draw at the tick at hand; leaves its words in {@link word0} to {@link word3}. */
export function draw(subject: u32, purpose: u32, n: u32): void {
  drawAt(subject, <u32>tick, purpose, n)
}

/** The same at another tick, or at none. */
export function drawAt(subject: u32, at: u32, purpose: u32, n: u32): void {
  let c0 = subject
  let c1 = at
  let c2 = purpose
  let c3 = n
  let k0 = seedLow
  let k1 = seedHigh
  for (let round = 0; round < 10; round++) {
    const p0 = <u64>c0 * M0
    const p1 = <u64>c2 * M1
    c0 = <u32>(p1 >> 32) ^ c1 ^ k0
    c1 = <u32>p1
    c2 = <u32>(p0 >> 32) ^ c3 ^ k1
    c3 = <u32>p0
    k0 += W0
    k1 += W1
  }
  word0 = c0
  word1 = c1
  word2 = c2
  word3 = c3
}

/** Word of the last single draw by its number. */
export function wordAt(number: i32): u32 {
  if (number < 2) return number === 0 ? word0 : word1
  return number === 2 ? word2 : word3
}

/** The words of `count` draws for one purpose at the tick at hand, whose addresses lie in the columns of lots. */
export function drawLots(purpose: u32, count: i32): void {
  drawLotsAt(<u32>tick, purpose, count)
}

/** The same at another tick, or at none. */
export function drawLotsAt(at: u32, purpose: u32, count: i32): void {
  drawColumns(at, purpose, 0, count, lot0, lot1, lot2, lot3)
}

/** The words of `count` draws at the tick at hand, each for a purpose of its own. */
export function drawLotsEach(count: i32): void {
  drawColumns(<u32>tick, 0, lotPurpose, count, lot0, lot1, lot2, lot3)
}

/** The same, with the words written to columns of the caller's. */
export function drawLotsTo(count: i32, to0: usize, to1: usize, to2: usize, to3: usize): void {
  drawColumns(<u32>tick, 0, lotPurpose, count, to0, to1, to2, to3)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function drawColumns(
  at: u32,
  purpose: u32,
  purposes: usize,
  count: i32,
  to0: usize,
  to1: usize,
  to2: usize,
  to3: usize,
): void {
  const by0 = i32x4.splat(<i32>M0)
  const by1 = i32x4.splat(<i32>M1)
  const end = <usize>count << 2
  for (let here: usize = 0; here < end; here += 16) {
    let c0 = v128.load(lotSubject + here)
    let c1 = i32x4.splat(at)
    let c2 = purposes === 0 ? i32x4.splat(purpose) : v128.load(purposes + here)
    let c3 = v128.load(lotN + here)
    let k0 = seedLow
    let k1 = seedHigh
    for (let round = 0; round < 10; round++) {
      const p0 = i64x2.extmul_low_i32x4_u(c0, by0)
      const q0 = i64x2.extmul_high_i32x4_u(c0, by0)
      const p1 = i64x2.extmul_low_i32x4_u(c2, by1)
      const q1 = i64x2.extmul_high_i32x4_u(c2, by1)
      c0 = v128.xor(v128.xor(v128.shuffle<i32>(p1, q1, 1, 3, 5, 7), c1), i32x4.splat(k0))
      c1 = v128.shuffle<i32>(p1, q1, 0, 2, 4, 6)
      c2 = v128.xor(v128.xor(v128.shuffle<i32>(p0, q0, 1, 3, 5, 7), c3), i32x4.splat(k1))
      c3 = v128.shuffle<i32>(p0, q0, 0, 2, 4, 6)
      k0 += W0
      k1 += W1
    }
    v128.store(to0 + here, c0)
    v128.store(to1 + here, c1)
    v128.store(to2 + here, c2)
    v128.store(to3 + here, c3)
  }
}
