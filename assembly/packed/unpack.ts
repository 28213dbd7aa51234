/** A community out of words; see `pack.ts`. Where numbers stand that are not the usual one is not asked one by one either. */
import { readBits, scattering, wordsFor } from './bits'
import { i16At, i32At, setU16, setU8, u16At, u8At } from '../cells'
import { lineUp } from './line'
import {
  BITS,
  BY_FIVES,
  DENSE,
  FIVE,
  ROWS,
  SAME,
  WAY,
  WAY_BITS,
  countOf,
  packOthers,
  pointsAt,
  rowBytes,
  rowNumbers,
  scoresApart,
  stripAt,
  stripBytes,
  stripStride,
} from './pack'
import { cell, score, size } from '../place'

/** Words that are read. */
export let packedIn: usize = 0
/** Sets strips `from` to `to` to words that begin at a number; the number after them. */
export function unpackStrips(from: i32, to: i32, word: i32): i32 {
  let at = packedIn + (<usize>word << 1)
  for (let s = from; s < to; ) {
    const stride = i32At(stripStride, s)
    if (stride > 1) setRows(s, stride, at)
    for (let place = 0; place < stride; place++) at = unpackStrip(s++, at)
  }
  return <i32>(at - packedIn) >> 1
}

/** Sets the scores of the community at hand, of which it is known how far they lie from their points. */
export function putScoresTogether(): void {
  const to = score
  const from = scoresApart
  for (let i = 0; i < size; i += 8)
    v128.store(to + (<usize>i << 1), i16x8.add(v128.load(from + (<usize>i << 1)), pointsAt(i)))
}

/** Sets the strips from `s` on, whose numbers lie in one row for each subject, to what most have in each, all at once. */
function setRows(s: i32, stride: i32, begin: usize): void {
  const column = <usize>i32At(stripAt, s)
  const bytes = i32At(stripBytes, s)
  const count = countOf(s)
  const period = rowBytes(stride * bytes)
  const every = period / bytes
  let strip = begin
  for (let place = 0; place < stride; place++) {
    const head = u16At(strip, 0)
    const bits = (head >> WAY_BITS) & BITS
    const value = i16At(strip, 1)
    if (period > ROWS) setUsual(column + <usize>(place * bytes), bytes, stride, count, value)
    else for (let i = place; i < every; i += stride) setNumber(rowNumbers, bytes, i, value)
    const way = head & WAY
    if (way === SAME) strip += 4
    else if (way === DENSE) strip += 4 + (<usize>wordsFor(count * bits) << 1)
    else strip += 8 + (<usize>(wordsFor(count) + wordsFor(u16At(strip, 3) * bits)) << 1)
  }
  if (period > ROWS) return
  const end = column + <usize>(count * stride * bytes)
  for (let v: usize = 0; v < <usize>period; v += 16) {
    const row = v128.load(rowNumbers + v)
    for (let at = column + v; at < end; at += <usize>period) v128.store(at, row)
  }
}

function unpackStrip(s: i32, begin: usize): usize {
  const column = <usize>i32At(stripAt, s)
  const bytes = i32At(stripBytes, s)
  const stride = i32At(stripStride, s)
  const count = countOf(s)
  const head = u16At(begin, 0)
  const way = head & WAY
  const bits = (head >> WAY_BITS) & BITS
  const step = (head & BY_FIVES) !== 0 ? FIVE : 1
  const value = i16At(begin, 1)
  const numbers = packOthers
  if (way === SAME) {
    // those of rows are set
    if (stride === 1) setUsual(column, bytes, stride, count, value)
    return begin + 4
  }
  if (way === DENSE) {
    // words next to each other have room behind them
    const to = bytes === 2 && stride === 1 ? column : numbers
    readBits(to, begin + 4, count, value, bits, step)
    if (to === numbers) setAll(column, bytes, stride, count)
    return begin + 4 + (<usize>wordsFor(count * bits) << 1)
  }
  const least = i16At(begin, 2)
  const found = u16At(begin, 3)
  const map = begin + 8
  const at = map + (<usize>wordsFor(count) << 1)
  if (stride === 1) {
    // those that are the usual one are the usual one and nothing more
    readBits(numbers, at, found, least - value, bits, step)
    spread(column, bytes, count, value, map)
  } else {
    readBits(numbers, at, found, least, bits, step)
    spreadApart(column, bytes, stride, count, map)
  }
  return at + (<usize>wordsFor(found * bits) << 1)
}

/** Sets numbers to the usual one, with what the next of {@link packOthers} is more where the map says so. */
function spread(column: usize, bytes: i32, count: i32, usual: i32, map: usize): void {
  const all = i16x8.splat(<i16>usual)
  const end = map + (<usize>wordsFor(count) << 1)
  let next = packOthers
  let to = column
  for (let at = map; at < end; at += 2) {
    const who = <usize>load<u16>(at)
    const low = who & 0xff
    const first = v128.swizzle(v128.load(next), v128.load(scattering + (low << 4)))
    const middle = next + (popcnt(low) << 1)
    const second = v128.swizzle(v128.load(middle), v128.load(scattering + ((who >> 8) << 4)))
    next += popcnt(who) << 1
    const one = i16x8.add(first, all)
    const other = i16x8.add(second, all)
    if (bytes === 1) v128.store(to, i8x16.narrow_i16x8_u(one, other))
    else {
      v128.store(to, one)
      v128.store(to, other, 16)
    }
    to += <usize>bytes << 4
  }
}

function spreadApart(column: usize, bytes: i32, stride: i32, count: i32, map: usize): void {
  const numbers = packOthers
  let next = 0
  for (let from = 0; from < count; from += 16) {
    for (let who = u16At(map, from >> 4); who !== 0; who &= who - 1)
      setNumber(column, bytes, (from + ctz(who)) * stride, i16At(numbers, next++))
  }
}

// @ts-ignore: decorators of AssemblyScript
@inline
function setNumber(column: usize, bytes: i32, i: i32, number: i32): void {
  if (bytes === 1) setU8(column, i, number)
  else setU16(column, i, number)
}

/** Sets numbers to those of {@link packOthers}. */
function setAll(column: usize, bytes: i32, stride: i32, count: i32): void {
  const numbers = packOthers
  if (stride > 1) {
    for (let i = 0; i < count; i++) setNumber(column, bytes, i * stride, i16At(numbers, i))
    return
  }
  for (let i = 0; i < count; i += 16) {
    const two = numbers + (<usize>i << 1)
    v128.store(column + <usize>i, i8x16.narrow_i16x8_u(v128.load(two), v128.load(two, 16)))
  }
}

function setUsual(column: usize, bytes: i32, stride: i32, count: i32, value: i32): void {
  if (stride > 1) {
    const step = <usize>(stride * bytes)
    const end = column + step * <usize>count
    if (bytes === 1) for (let at = column; at < end; at += step) store<u8>(at, value)
    else for (let at = column; at < end; at += step) store<u16>(at, value)
    return
  }
  const all = bytes === 1 ? i8x16.splat(<i8>value) : i16x8.splat(<i16>value)
  const end = column + <usize>(count * bytes)
  for (let at = column; at < end; at += 16) v128.store(at, all)
}

/** Sets the cells of the community at hand to words that begin at a number, and lines them up; the number after them. */
export function unpackCells(word: i32): i32 {
  const at = packedIn + (<usize>word << 1)
  const bits = u16At(at, 0) >> WAY_BITS
  const longer = u16At(at, 1)
  const steps = packOthers
  const count = size
  readBits(steps, at + 4, count, 0, bits, 1)
  const words = at + 4 + (<usize>wordsFor(count * bits) << 1)
  const ones: i32 = (1 << bits) - 1
  const mark = i16x8.splat(<i16>ones)
  const none = i16x8.splat(0)
  let next = words
  let before = none
  let to = cell
  const end = steps + (<usize>count << 1)
  for (let from = steps; from < end; from += 16) {
    const short = v128.load(from)
    const isLong = i16x8.eq(short, mark)
    const who = <usize>i16x8.bitmask(isLong)
    const long = v128.swizzle(v128.load(next), v128.load(scattering + (who << 4)))
    next += popcnt(who) << 1
    let sum = v128.bitselect(long, short, isLong)
    // each with those before it: one, two, and four further on
    sum = i16x8.add(sum, v128.shuffle<i16>(none, sum, 7, 8, 9, 10, 11, 12, 13, 14))
    sum = i16x8.add(sum, v128.shuffle<i16>(none, sum, 6, 7, 8, 9, 10, 11, 12, 13))
    sum = i16x8.add(sum, v128.shuffle<i16>(none, sum, 4, 5, 6, 7, 8, 9, 10, 11))
    sum = i16x8.add(sum, before)
    before = v128.shuffle<i16>(sum, sum, 7, 7, 7, 7, 7, 7, 7, 7)
    v128.store(to, sum)
    to += 16
  }
  lineUp()
  return (<i32>(words - packedIn) >> 1) + longer
}
