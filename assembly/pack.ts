/**
 * A community as words, and back; see `packed/codec.ts` and `packed/strips.ts` of the engine, which say what the words mean and
 * whose words these are. Sixteen numbers are looked at together, since most of a column is alike.
 */
import { bitsFor, readBits, wordsFor, writeBits } from './bits'
import { i16At, i32At, setU16, setU8, u16At, u8At } from './cells'
import { cell, line, size } from './place'
import { stratumOfCell } from './candidates'

/**
 * Strips of the columns: address of the first number, bytes of a number, numbers from one to the next, numbers for each subject, and
 * how many there are where it is not by subject.
 */
export let stripAt: usize = 0
export let stripBytes: usize = 0
export let stripStride: usize = 0
export let stripPerSubject: usize = 0
export let stripFixed: usize = 0
/** What most subjects have in each, and how many strips ago another was looked for in vain. */
export let stripUsual: usize = 0
export let stripAge: usize = 0
/** Words that are read, and words that are written. */
export let packedIn: usize = 0
export let packedOut: usize = 0
/** Room for numbers that are different, and for those who have them; for how often there is each number; for the line. */
export let packOthers: usize = 0
export let packMap: usize = 0
export let packTimes: usize = 0
export let packStrata: usize = 0
export let packPlaces: usize = 0

const SAME: i32 = 0
const SPARSE: i32 = 1
const DENSE: i32 = 2
const WAY_BITS: i32 = 2
const WAY: i32 = 3
const PATIENCE: i32 = 64
const UNUSUAL: f64 = 0.6
const STRATA: i32 = 257
const WHO_BITS: i32 = 10
const MOST: i32 = 63

/** Writes strips `from` to `to` of the community at hand; how many words. */
export function packStrips(from: i32, to: i32): i32 {
  let out = packedOut
  for (let s = from; s < to; s++) out = packStrip(s, out)
  return <i32>(out - packedOut) >> 1
}

/** Sets strips `from` to `to` to words that begin at a number; the number after them. */
export function unpackStrips(from: i32, to: i32, word: i32): i32 {
  let at = packedIn + (<usize>word << 1)
  for (let s = from; s < to; s++) at = unpackStrip(s, at)
  return <i32>(at - packedIn) >> 1
}

// @ts-ignore: decorators of AssemblyScript
@inline
function countOf(s: i32): i32 {
  const fixed = i32At(stripFixed, s)
  return fixed > 0 ? fixed : size * i32At(stripPerSubject, s)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function numberAt(column: usize, bytes: i32, i: i32): i32 {
  return bytes === 1 ? u8At(column, i) : i16At(column, i)
}

function packStrip(s: i32, begin: usize): usize {
  const column = <usize>i32At(stripAt, s)
  const bytes = i32At(stripBytes, s)
  const stride = i32At(stripStride, s)
  const count = countOf(s)
  const usual = i32At(stripUsual, s)
  const found = stride > 1 ? othersApart(column, bytes, stride, count, usual) : othersOf(column, bytes, count, usual)
  let out = begin
  if (found === 0) {
    setU16(out, 0, SAME)
    setU16(out, 1, usual)
    return out + 4
  }
  const numbers = packOthers
  let least = i32At(numbers, 0)
  let most = least
  for (let i = 1; i < found; i++) {
    const number = i32At(numbers, i)
    least = min(least, number)
    most = max(most, number)
  }
  const bits = bitsFor(most - least)
  const low = min(least, usual)
  const allBits = bitsFor(max(most, usual) - low)
  if (wordsFor(found * bits) + wordsFor(count) + 2 >= wordsFor(count * allBits)) {
    setU16(out, 0, DENSE | (allBits << WAY_BITS))
    setU16(out, 1, low)
    readAll(column, bytes, stride, count)
    out += 4 + (<usize>writeBits(out + 4, numbers, count, low, allBits) << 1)
  } else {
    setU16(out, 0, SPARSE | (bits << WAY_BITS))
    setU16(out, 1, usual)
    setU16(out, 2, least)
    setU16(out, 3, found)
    out += 8
    const mapBytes = <usize>wordsFor(count) << 1
    memory.copy(out, packMap, mapBytes)
    out += mapBytes
    out += <usize>writeBits(out, numbers, found, least, bits) << 1
  }
  if (<f64>found > <f64>count * UNUSUAL) lookAgain(s, column, bytes, stride, count)
  return out
}

/** Looks for numbers that are not the usual one, and says how many; numbers that lie next to each other. */
function othersOf(column: usize, bytes: i32, count: i32, usual: i32): i32 {
  const numbers = packOthers
  let found = 0
  const asBytes = i8x16.splat(<i8>usual)
  const asWords = i16x8.splat(<i16>usual)
  for (let from = 0; from < count; from += 16) {
    let same: i32
    if (bytes === 1) same = i8x16.bitmask(i8x16.eq(v128.load(column + <usize>from), asBytes))
    else {
      const at = column + (<usize>from << 1)
      const one = i16x8.eq(v128.load(at), asWords)
      const other = i16x8.eq(v128.load(at, 16), asWords)
      same = i8x16.bitmask(i8x16.narrow_i16x8_s(one, other))
    }
    let who = ~same & 0xffff
    // behind the last number lie those of others
    if (count - from < 16) who &= (1 << (count - from)) - 1
    setU16(packMap, from >> 4, who)
    while (who !== 0) {
      const i = from + ctz(who)
      store<i32>(numbers + (<usize>found << 2), numberAt(column, bytes, i))
      found++
      who &= who - 1
    }
  }
  return found
}

/** The same of numbers that do not lie next to each other. */
function othersApart(column: usize, bytes: i32, stride: i32, count: i32, usual: i32): i32 {
  let found = 0
  for (let from = 0; from < count; from += 16) {
    let who = 0
    const end = min(16, count - from)
    for (let i = 0; i < end; i++) {
      const number = numberAt(column, bytes, (from + i) * stride)
      if (number === usual) continue
      store<i32>(packOthers + (<usize>found << 2), number)
      found++
      who |= 1 << i
    }
    setU16(packMap, from >> 4, who)
  }
  return found
}

/** Writes all numbers where those that are different would stand. */
function readAll(column: usize, bytes: i32, stride: i32, count: i32): void {
  for (let i = 0; i < count; i++) store<i32>(packOthers + (<usize>i << 2), numberAt(column, bytes, i * stride))
}

/** Finds out what most have, now and then: the number that is there most often, the least of several. */
function lookAgain(s: i32, column: usize, bytes: i32, stride: i32, count: i32): void {
  const age = i32At(stripAge, s)
  store<i32>(stripAge + (<usize>s << 2), age + 1)
  if (age % PATIENCE !== 0) return
  readAll(column, bytes, stride, count)
  for (let i = 0; i < count; i++) {
    const times = packTimes + ((<usize>i32At(packOthers, i) & 0xffff) << 1)
    store<u16>(times, load<u16>(times) + 1)
  }
  let best = i32At(packOthers, 0)
  let longest = 0
  for (let i = 0; i < count; i++) {
    const number = i32At(packOthers, i)
    const times = u16At(packTimes, number & 0xffff)
    if (times < longest || (times === longest && number >= best)) continue
    best = number
    longest = times
  }
  for (let i = 0; i < count; i++) setU16(packTimes, i32At(packOthers, i) & 0xffff, 0)
  store<i32>(stripUsual + (<usize>s << 2), best)
}

function unpackStrip(s: i32, begin: usize): usize {
  const column = <usize>i32At(stripAt, s)
  const bytes = i32At(stripBytes, s)
  const stride = i32At(stripStride, s)
  const count = countOf(s)
  const head = u16At(begin, 0)
  const way = head & WAY
  const bits = head >> WAY_BITS
  const value = i16At(begin, 1)
  let at = begin + 4
  if (way === DENSE) {
    for (let i = 0; i < count; i++) setNumber(column, bytes, i * stride, readBits(at, i, value, bits))
    return at + (<usize>wordsFor(count * bits) << 1)
  }
  setUsual(column, bytes, stride, count, value)
  if (way === SAME) return at
  const least = i16At(begin, 2)
  const found = u16At(begin, 3)
  const map = begin + 8
  at = map + (<usize>wordsFor(count) << 1)
  let next = 0
  for (let from = 0; from < count; from += 16) {
    let who = u16At(map, from >> 4)
    while (who !== 0) {
      setNumber(column, bytes, (from + ctz(who)) * stride, readBits(at, next, least, bits))
      next++
      who &= who - 1
    }
  }
  return at + (<usize>wordsFor(found * bits) << 1)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function setNumber(column: usize, bytes: i32, i: i32, number: i32): void {
  if (bytes === 1) setU8(column, i, number)
  else setU16(column, i, number)
}

function setUsual(column: usize, bytes: i32, stride: i32, count: i32, value: i32): void {
  if (bytes === 1 && stride === 1) {
    memory.fill(column, <u8>value, <usize>count)
    return
  }
  let i = 0
  if (stride === 1) {
    const all = i16x8.splat(<i16>value)
    for (; i + 8 <= count; i += 8) v128.store(column + (<usize>i << 1), all)
  }
  for (; i < count; i++) setNumber(column, bytes, i * stride, value)
}

/** Sets the cells of the community at hand to words that begin at a number, and lines them up; the number after them. */
export function unpackCells(word: i32): i32 {
  const at = packedIn + (<usize>word << 1)
  const bits = u16At(at, 0) >> WAY_BITS
  const longer = u16At(at, 1)
  const steps = at + 4
  const mark = (1 << bits) - 1
  const words = steps + (<usize>wordsFor(size * bits) << 1)
  let next = 0
  let number = 0
  for (let i = 0; i < size; i++) {
    const step = readBits(steps, i, 0, bits)
    if (step === mark) {
      number = u16At(words, next)
      next++
    } else number += step
    setU16(cell, i, number)
  }
  lineUp()
  return (<i32>(words - packedIn) >> 1) + longer
}

/** Puts the subjects in line: by stratum, within a stratum by number; see `lineUp.ts` of the engine. */
function lineUp(): void {
  const places = packPlaces
  memory.fill(places, 0, STRATA << 2)
  for (let i = 0; i < size; i++) {
    const stratum = u8At(stratumOfCell, u16At(cell, i))
    setU8(packStrata, i, stratum)
    const place = places + (<usize>(stratum + 1) << 2)
    store<i32>(place, load<i32>(place) + 1)
  }
  for (let stratum = 1; stratum < STRATA; stratum++) {
    const place = places + (<usize>stratum << 2)
    store<i32>(place, load<i32>(place) + load<i32>(place - 4))
  }
  for (let i = 0; i < size; i++) {
    const place = places + (<usize>u8At(packStrata, i) << 2)
    const at = load<i32>(place)
    setU16(line, at, i)
    store<i32>(place, at + 1)
  }
  // now each stratum is known by its end
  let at = 0
  for (let stratum = 0; stratum < STRATA - 1; stratum++)
    for (const end = i32At(places, stratum); at < end; at++)
      setU16(line, at, u16At(line, at) | (min(MOST, end - at) << WHO_BITS))
}
