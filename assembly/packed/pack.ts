/**
 * A community as words; see `packed/codec.ts` and `packed/strips.ts` of the engine, which say what the words mean and
 * whose words these are. Sixteen numbers are looked at together, and those that are not the usual one are moved together
 * without asking which they are: where they stand cannot be foreseen.
 */
import { bitsFor, eightAt, gathering, wordsFor, writeBits } from './bits'
import { i16At, i32At, setU16, setU8, u16At, u8At } from '../cells'
import { score, size, subscore } from '../place'

/**
 * Strips of the columns: address of the first number, bytes of a number, numbers from one to the next, numbers for each subject, and
 * how many there are where it is not by subject. One whose numbers lie next to each other begins at a whole vector, and room
 * for whole vectors is behind its last number.
 */
export let stripAt: usize = 0
export let stripBytes: usize = 0
export let stripStride: usize = 0
export let stripPerSubject: usize = 0
export let stripFixed: usize = 0
/** What most subjects have in each, and how many strips ago another was looked for in vain. */
export let stripUsual: usize = 0
export let stripAge: usize = 0
/** Words that are written. */
export let packedOut: usize = 0
/** Room for numbers that are different, and for those who have them; for a strip put together; for how often there is each number. */
export let packOthers: usize = 0
export let packMap: usize = 0
export let packTogether: usize = 0
export let packTimes: usize = 0

export const SAME: i32 = 0
export const SPARSE: i32 = 1
export const DENSE: i32 = 2
export const RISING: i32 = 3
export const WAY_BITS: i32 = 2
export const WAY: i32 = 3
export const BITS: i32 = 31
export const BY_FIVES: i32 = 128
export const FIVE: i32 = 5
/** What makes a fifth of so many times five in 16 bits; of all other numbers it makes more than a fifth of the most. */
const A_FIFTH: i32 = 0xcccd
const MOST_FIFTHS: i32 = 6553
const MOST_BY_FIVES: i32 = 32768
const PATIENCE: i32 = 64
const UNUSUAL: f64 = 0.6

/** Most bytes of rows of strips that lie apart, so many rows that they are whole vectors; places of a row that are not as usual. */
export const ROWS: i32 = 1024
export const rowNumbers: usize = memory.data(1024, 16)
const rowDiffers: usize = memory.data(1024, 16)
const placeDiffers: usize = memory.data(1024, 16)

/** Writes strips `from` to `to` of the community at hand; how many words. */
export function packStrips(from: i32, to: i32): i32 {
  return <i32>(stripsTo(packedOut, from, to) - packedOut) >> 1
}

/** Writes them to an address; where they end. */
export function stripsTo(begin: usize, from: i32, to: i32): usize {
  let out = begin
  for (let s = from; s < to; ) {
    const stride = i32At(stripStride, s)
    if (stride === 1) {
      out = packStrip(s++, out)
      continue
    }
    lookAtRows(s, stride)
    for (let place = 0; place < stride; place++, s++)
      out = u8At(placeDiffers, place) ? packStrip(s, out) : packSame(out, i32At(stripUsual, s))
  }
  return out
}

function packSame(out: usize, usual: i32): usize {
  setU16(out, 0, SAME)
  setU16(out, 1, usual)
  return out + 4
}

/** Bytes of the fewest rows that are whole vectors. */
export function rowBytes(step: i32): i32 {
  return (step >> min(4, ctz(step))) << 4
}

/** Looks which of the strips from `s` on, whose numbers lie in one row for each subject, are not as usual throughout. */
function lookAtRows(s: i32, stride: i32): void {
  const column = <usize>i32At(stripAt, s)
  const bytes = i32At(stripBytes, s)
  const numbers = countOf(s) * stride
  const period = rowBytes(stride * bytes)
  memory.fill(placeDiffers, <u8>(period > ROWS), <usize>min(ROWS, stride))
  if (period > ROWS) return
  const every = period / bytes
  for (let i = 0, place = 0; i < every; i++) {
    const usual = i32At(stripUsual, s + place)
    if (bytes === 1) setU8(rowNumbers, i, usual)
    else setU16(rowNumbers, i, usual)
    if (++place === stride) place = 0
  }
  const rest = numbers % every
  const end = column + <usize>((numbers - rest) * bytes)
  for (let v: usize = 0; v < <usize>period; v += 16) {
    const usual = v128.load(rowNumbers + v)
    let differs = i32x4.splat(0)
    for (let at = column + v; at < end; at += <usize>period) differs = v128.or(differs, v128.xor(v128.load(at), usual))
    v128.store(rowDiffers + v, differs)
  }
  for (let i = 0, place = 0; i < every; i++) {
    const isOther = i < rest && numberAt(end, bytes, i) !== numberAt(rowNumbers, bytes, i)
    if (isOther || numberAt(rowDiffers, bytes, i) !== 0) setU8(placeDiffers, place, 1)
    if (++place === stride) place = 0
  }
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function countOf(s: i32): i32 {
  const fixed = i32At(stripFixed, s)
  return fixed > 0 ? fixed : size * i32At(stripPerSubject, s)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function numberAt(column: usize, bytes: i32, i: i32): i32 {
  return bytes === 1 ? u8At(column, i) : i16At(column, i)
}

function packStrip(s: i32, begin: usize): usize {
  let column = <usize>i32At(stripAt, s)
  let bytes = i32At(stripBytes, s)
  const stride = i32At(stripStride, s)
  const count = countOf(s)
  if (stride > 1) {
    putTogether(column, bytes, stride, count)
    column = packTogether
    bytes = 2
  }
  const usual = i32At(stripUsual, s)
  let out = begin
  if (areUsual(column, bytes, count, usual)) {
    return packSame(out, usual)
  }
  const numbers = packOthers
  const found = othersOf(column, bytes, count, usual)
  let least = i16x8.splat(<i16>i16At(numbers, 0))
  let most = least
  const off = i16x8.splat(<i16>usual)
  const fifth = i16x8.splat(<i16>A_FIFTH)
  let fewest = i16x8.splat(0)
  let furthest = fewest
  // behind the last there is the first again
  v128.store(numbers + (<usize>found << 1), least)
  for (let i = 0; i < found; i += 8) {
    const eight = v128.load(numbers + (<usize>i << 1))
    least = i16x8.min_s(least, eight)
    most = i16x8.max_s(most, eight)
    const fifths = i16x8.mul(i16x8.sub(eight, off), fifth)
    fewest = i16x8.min_s(fewest, fifths)
    furthest = i16x8.max_s(furthest, fifths)
  }
  const low = leastOf(least)
  // the most is as far from the top as the least of what is left to it
  const high = ~leastOf(v128.not(most))
  const lowest = min(low, usual)
  const range = max(high, usual) - lowest
  const byFives =
    leastOf(fewest) >= -MOST_FIFTHS &&
    ~leastOf(v128.not(furthest)) <= MOST_FIFTHS &&
    high - low >= FIVE &&
    range < MOST_BY_FIVES
  const head = byFives ? BY_FIVES : 0
  const times = byFives ? A_FIFTH : 1
  const bits = bitsFor(byFives ? (high - low) / FIVE : high - low)
  const allBits = bitsFor(byFives ? range / FIVE : range)
  if (wordsFor(found * bits) + wordsFor(count) + 2 >= wordsFor(count * allBits)) {
    setU16(out, 0, DENSE | (allBits << WAY_BITS) | head)
    setU16(out, 1, lowest)
    out += 4 + (<usize>writeBits(out + 4, column, bytes, count, lowest, allBits, times) << 1)
  } else {
    setU16(out, 0, SPARSE | (bits << WAY_BITS) | head)
    setU16(out, 1, usual)
    setU16(out, 2, low)
    setU16(out, 3, found)
    out += 8
    const mapBytes = <usize>wordsFor(count) << 1
    const map = packMap
    for (let at: usize = 0; at < mapBytes; at += 16) v128.store(out + at, v128.load(map + at))
    out += mapBytes
    out += <usize>writeBits(out, numbers, 2, found, low, bits, times) << 1
  }
  if (<f64>found > <f64>count * UNUSUAL) lookAgain(s, column, bytes, count)
  return out
}

/** Scores without the points by field of life that they are mostly made of, which are written instead. */
export let scoresApart: usize = 0

/** How far the scores of the community at hand lie from their points. */
export function takeScoresApart(): void {
  const from = score
  const to = scoresApart
  for (let i = 0; i < size; i += 8)
    v128.store(to + (<usize>i << 1), i16x8.sub(v128.load(from + (<usize>i << 1)), pointsAt(i)))
}

/** Points of eight subjects, of all fields of life together. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function pointsAt(i: i32): v128 {
  const at = subscore + (<usize>i << 3)
  const ones = i16x8.splat(1)
  const a = i32x4.dot_i16x8_s(v128.load(at), ones)
  const b = i32x4.dot_i16x8_s(v128.load(at, 16), ones)
  const c = i32x4.dot_i16x8_s(v128.load(at, 32), ones)
  const d = i32x4.dot_i16x8_s(v128.load(at, 48), ones)
  const four = i32x4.add(v128.shuffle<i32>(a, b, 0, 2, 4, 6), v128.shuffle<i32>(a, b, 1, 3, 5, 7))
  const more = i32x4.add(v128.shuffle<i32>(c, d, 0, 2, 4, 6), v128.shuffle<i32>(c, d, 1, 3, 5, 7))
  return v128.shuffle<i16>(four, more, 0, 2, 4, 6, 8, 10, 12, 14)
}

/** The least of eight. */
function leastOf(eight: v128): i32 {
  let least = i16x8.min_s(eight, v128.shuffle<i16>(eight, eight, 4, 5, 6, 7, 0, 1, 2, 3))
  least = i16x8.min_s(least, v128.shuffle<i16>(least, least, 2, 3, 0, 1, 6, 7, 4, 5))
  return min(<i32>i16x8.extract_lane_s(least, 0), <i32>i16x8.extract_lane_s(least, 1))
}

/** Whether all numbers are the usual one. */
function areUsual(column: usize, bytes: i32, count: i32, usual: i32): bool {
  const all = bytes === 1 ? i8x16.splat(<i8>usual) : i16x8.splat(<i16>usual)
  const long = <usize>(count * bytes)
  const whole = long & ~15
  for (let at: usize = 0; at < whole; at += 16)
    if (v128.any_true(v128.xor(v128.load(column + at), all))) return false
  if (whole === long) return true
  // behind the last number lie those of others
  const same = i8x16.bitmask(i8x16.eq(v128.load(column + whole), all))
  return (~same & ((1 << (<i32>long & 15)) - 1)) === 0
}

/** Looks for numbers that are not the usual one, and says how many. */
function othersOf(column: usize, bytes: i32, count: i32, usual: i32): i32 {
  const numbers = packOthers
  const all = i16x8.splat(<i16>usual)
  let map = packMap
  let out = numbers
  for (let from = 0; from < count; from += 16) {
    const one = eightAt(column, bytes, from)
    const other = eightAt(column, bytes, from + 8)
    let who = ~i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.eq(one, all), i16x8.eq(other, all))) & 0xffff
    if (count - from < 16) who &= (1 << (count - from)) - 1
    setU16(map, 0, who)
    map += 2
    const low = <usize>(who & 0xff)
    v128.store(out, v128.swizzle(one, v128.load(gathering + (low << 4))))
    v128.store(out + (popcnt(low) << 1), v128.swizzle(other, v128.load(gathering + (<usize>(who >> 8) << 4))))
    out += <usize>popcnt(who) << 1
  }
  return <i32>(out - numbers) >> 1
}

/** Puts numbers next to each other that lie apart, as words. */
function putTogether(column: usize, bytes: i32, stride: i32, count: i32): void {
  const to = packTogether
  const step = <usize>(stride * bytes)
  let at = column
  if (bytes === 1) {
    for (let i = 0; i < count; i++, at += step) setU16(to, i, load<u8>(at))
  } else for (let i = 0; i < count; i++, at += step) setU16(to, i, load<u16>(at))
}

/** Finds out what most have, now and then: the number that is there most often, the least of several. */
function lookAgain(s: i32, column: usize, bytes: i32, count: i32): void {
  const age = i32At(stripAge, s)
  store<i32>(stripAge + (<usize>s << 2), age + 1)
  if (age % PATIENCE !== 0) return
  for (let i = 0; i < count; i++) {
    const times = packTimes + (<usize>(numberAt(column, bytes, i) & 0xffff) << 1)
    store<u16>(times, load<u16>(times) + 1)
  }
  let best = numberAt(column, bytes, 0)
  let longest = 0
  for (let i = 0; i < count; i++) {
    const number = numberAt(column, bytes, i)
    const times = u16At(packTimes, number & 0xffff)
    if (times < longest || (times === longest && number >= best)) continue
    best = number
    longest = times
  }
  for (let i = 0; i < count; i++) setU16(packTimes, numberAt(column, bytes, i) & 0xffff, 0)
  store<i32>(stripUsual + (<usize>s << 2), best)
}
