/**
 * Whole numbers in as few bits as they need, one after the other, the lowest bit first; see `packed/bits.ts` of the engine. Words
 * of 16 bits one after the other are the same bytes as longer ones, and eight numbers are as many bytes as each has bits: so
 * eight are read and written at a time, all of them at once.
 */
import { i16At, setU16 } from '../cells'

/** A number in 16 bits leaves no room to be moved by up to 7 if it has more bits than this. */
const NARROW: i32 = 9
/** Two numbers of so many bits are multiplied and added as signed ones. */
const PAIRED: i32 = 14

/** [8 bits][16] where lanes go that are chosen: to the front, in their order; and back from there to where they were. */
export const gathering: usize = memory.data(4096, 16)
export const scattering: usize = memory.data(4096, 16)
/** [bits][16] which bytes hold a number, and by what it is multiplied to move it to the top: eight numbers of up to 9 bits. */
const narrowBytes: usize = memory.data(256, 16)
const narrowMoves: usize = memory.data(256, 16)
/** [bits][2][16] the same, of more bits, in two halves. */
const wideBytes: usize = memory.data(1024, 16)
const wideMoves: usize = memory.data(1024, 16)

fillTables()

function fillTables(): void {
  for (let who = 0; who < 256; who++) {
    const gather = gathering + (<usize>who << 4)
    const scatter = scattering + (<usize>who << 4)
    v128.store(gather, i8x16.splat(-1))
    v128.store(scatter, i8x16.splat(-1))
    let next = 0
    for (let lane = 0; lane < 8; lane++) {
      if (((who >> lane) & 1) === 0) continue
      setU16(gather, next, 0x100 + lane * 0x202)
      setU16(scatter, lane, 0x100 + next * 0x202)
      next++
    }
  }
  for (let bits = 1; bits <= 16; bits++) {
    for (let i = 0; i < 8; i++) {
      const byte = (i * bits) >> 3
      const shift = (i * bits) & 7
      if (bits <= NARROW) {
        setU16(narrowBytes + (<usize>bits << 4), i, byte | ((byte + 1) << 8))
        setU16(narrowMoves + (<usize>bits << 4), i, 1 << (16 - bits - shift))
      } else {
        const at = (<usize>bits << 5) + (<usize>i << 2)
        store<u32>(wideBytes + at, byte | ((byte + 1) << 8) | ((byte + 2) << 16) | ((byte + 3) << 24))
        store<u32>(wideMoves + at, 1 << (32 - bits - shift))
      }
    }
  }
}

/** Bits that a number of 0 or more needs; 0 for 0. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function bitsFor(most: i32): i32 {
  return 32 - clz(most)
}

/** Words of 16 bits that so many bits fill. */
@inline
export function wordsFor(bits: i32): i32 {
  return (bits + 15) >> 4
}

/** Eight numbers of a strip from the `i`th on. */
@inline
export function eightAt(column: usize, bytes: i32, i: i32): v128 {
  return bytes === 1 ? v128.load_ext<u8>(column + <usize>i) : v128.load(column + (<usize>i << 1))
}

/**
 * Writes numbers in so many bits each, at most 16. Up to 16 bytes behind the last word are written over.
 *
 * @param column address of numbers of one or two bytes
 * @param low is taken off each
 * @param times what is left is multiplied by this, as 16 bits: by what makes a fifth of so many times five, or by 1
 * @returns words written
 */
export function writeBits(to: usize, column: usize, bytes: i32, count: i32, low: i32, bits: i32, times: i32): i32 {
  if (bits === 0) return 0
  const off = i16x8.splat(<i16>low)
  const by = i16x8.splat(<i16>times)
  const eight = <usize>bits
  let at = to
  if (bits > PAIRED) {
    writeLongest(to, column, bytes, count, low, bits)
    return wordsFor(count * bits)
  }
  // two are put into 32 bits, two of these into 64, and two of these one behind the other
  const places = i32x4.splat((1 << (16 + bits)) | 1)
  const pair = 2 * bits
  const four = <u64>(4 * bits)
  const lower = i64x2.splat(0xffffffff)
  for (let i = 0; i < count; i += 8) {
    let numbers = i16x8.mul(i16x8.sub(eightAt(column, bytes, i), off), by)
    if (count - i < 8)
      numbers = v128.and(numbers, i16x8.lt_s(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>(count - i))))
    const twos = i32x4.dot_i16x8_s(numbers, places)
    const fours = v128.or(v128.and(twos, lower), i64x2.shl(i64x2.shr_u(twos, 32), pair))
    const first = <u64>i64x2.extract_lane(fours, 0)
    const second = <u64>i64x2.extract_lane(fours, 1)
    store<u64>(at, first | (second << four))
    store<u64>(at, (second >> 1) >> (63 - four), 8)
    at += eight
  }
  return wordsFor(count * bits)
}

/** The same of numbers that need nearly all their bits. */
function writeLongest(to: usize, column: usize, bytes: i32, count: i32, low: i32, bits: i32): void {
  let at = to
  let pending: u64 = 0
  let filled = 0
  for (let i = 0; i < count; i++) {
    const number = bytes === 1 ? <i32>load<u8>(column + <usize>i) : i16At(column, i)
    pending |= <u64>((number - low) & 0xffff) << <u64>filled
    filled += bits
    if (filled < 32) continue
    store<u32>(at, <u32>pending)
    at += 4
    pending >>= 32
    filled -= 32
  }
  store<u32>(at, <u32>pending)
}

/**
 * Reads numbers that were written together, into words of 16 bits. Bytes behind the last are read, whatever they say, and up
 * to seven numbers more than asked for are written.
 *
 * @param low is added to each, after it was multiplied by `step`
 */
export function readBits(to: usize, from: usize, count: i32, low: i32, bits: i32, step: i32): void {
  const add = i16x8.splat(<i16>low)
  const by = i16x8.splat(<i16>step)
  const end = to + (<usize>count << 1)
  let at = from
  if (bits === 0) {
    for (let out = to; out < end; out += 16) v128.store(out, add)
  } else if (bits <= NARROW) {
    const bytes = v128.load(narrowBytes + (<usize>bits << 4))
    const moves = v128.load(narrowMoves + (<usize>bits << 4))
    for (let out = to; out < end; out += 16) {
      const top = i16x8.mul(v128.swizzle(v128.load(at), bytes), moves)
      v128.store(out, i16x8.add(i16x8.mul(i16x8.shr_u(top, 16 - bits), by), add))
      at += <usize>bits
    }
  } else {
    const wide = <usize>bits << 5
    const bytes = v128.load(wideBytes + wide)
    const moves = v128.load(wideMoves + wide)
    const moreBytes = v128.load(wideBytes + wide, 16)
    const moreMoves = v128.load(wideMoves + wide, 16)
    for (let out = to; out < end; out += 16) {
      const eight = v128.load(at)
      const low = i32x4.shr_u(i32x4.mul(v128.swizzle(eight, bytes), moves), 32 - bits)
      const high = i32x4.shr_u(i32x4.mul(v128.swizzle(eight, moreBytes), moreMoves), 32 - bits)
      v128.store(out, i16x8.add(i16x8.mul(i16x8.narrow_i32x4_u(low, high), by), add))
      at += <usize>bits
    }
  }
}
