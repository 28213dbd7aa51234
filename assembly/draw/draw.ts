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

/** Words 0 and 1 of draws for one purpose at any tick, written to columns of the caller's. */
export function drawMarks(at: u32, purpose: u32, count: i32, to0: usize, to1: usize): void {
  drawColumns(at, purpose, 0, count, to0, to1, lot2, lot3)
}

/** The two factors, and the keys of {@link keysLow} and {@link keysHigh} round after round, each of them four times. */
const factors: usize = memory.data<u32>(
  [0xd2511f53, 0xd2511f53, 0xd2511f53, 0xd2511f53, 0xcd9e8d57, 0xcd9e8d57, 0xcd9e8d57, 0xcd9e8d57],
  16,
)
const keys: usize = memory.data(320, 16)
let keysLow: u32 = 0
let keysHigh: u32 = 0
let hasKeys: bool = false

/** Makes the keys of all rounds, if they are not there. */
function makeKeys(): void {
  if (hasKeys && keysLow === seedLow && keysHigh === seedHigh) return
  hasKeys = true
  keysLow = seedLow
  keysHigh = seedHigh
  for (let round: u32 = 0; round < 10; round++) {
    const at = keys + (<usize>round << 5)
    v128.store(at, i32x4.splat(<i32>(seedLow + round * W0)))
    v128.store(at, i32x4.splat(<i32>(seedHigh + round * W1)), 16)
  }
}

/**
 * Eight draws at a time, since four would wait for each product; what is drawn behind the last is room of the columns. Upper
 * halves of products are taken from products of twice the length, two draws at a time; the lower ones are multiplied
 * again, which costs less than to move them where they belong. Factors and keys are read from memory: to make
 * vectors of them would take the units of the processor that move numbers, of which there are fewest.
 */
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
  makeKeys()
  const by0 = v128.load(factors)
  const by1 = v128.load(factors, 16)
  const subjects = lotSubject
  const numbers = lotN
  const now = i32x4.splat(at)
  const same = i32x4.splat(purpose)
  const end = <usize>count << 2
  for (let here: usize = 0; here < end; here += 32) {
    let c0 = v128.load(subjects + here)
    let c1 = now
    let c2 = purposes === 0 ? same : v128.load(purposes + here)
    let c3 = v128.load(numbers + here)
    let d0 = v128.load(subjects + here, 16)
    let d1 = now
    let d2 = purposes === 0 ? same : v128.load(purposes + here, 16)
    let d3 = v128.load(numbers + here, 16)
    let key = keys
    for (let round = 0; round < 10; round++) {
      const low = v128.load(key)
      const high = v128.load(key, 16)
      const p0 = highOf(c0, by0)
      const p1 = highOf(c2, by1)
      const q0 = highOf(d0, by0)
      const q1 = highOf(d2, by1)
      const p2 = i32x4.mul(c0, by0)
      const q2 = i32x4.mul(d0, by0)
      c0 = v128.xor(p1, v128.xor(c1, low))
      d0 = v128.xor(q1, v128.xor(d1, low))
      c1 = i32x4.mul(c2, by1)
      d1 = i32x4.mul(d2, by1)
      c2 = v128.xor(p0, v128.xor(c3, high))
      d2 = v128.xor(q0, v128.xor(d3, high))
      c3 = p2
      d3 = q2
      key += 32
    }
    v128.store(to0 + here, c0)
    v128.store(to1 + here, c1)
    v128.store(to2 + here, c2)
    v128.store(to3 + here, c3)
    v128.store(to0 + here, d0, 16)
    v128.store(to1 + here, d1, 16)
    v128.store(to2 + here, d2, 16)
    v128.store(to3 + here, d3, 16)
  }
}

/** Upper halves of four products. */
// @ts-ignore: decorators of AssemblyScript
@inline
function highOf(these: v128, by: v128): v128 {
  return v128.shuffle<i32>(i64x2.extmul_low_i32x4_u(these, by), i64x2.extmul_high_i32x4_u(these, by), 1, 3, 5, 7)
}
