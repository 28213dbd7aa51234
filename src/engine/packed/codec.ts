/**
 * A strip of whole numbers in as little room as its numbers allow. Most of a column is alike: most people have lost no points
 * and feel nothing. So it is one number for all; or the number that most have, one bit for each subject that tells
 * whether it is different, and the others; or all of them, in as many bits as the furthest apart need. Where points are given and taken by fives,
 * a fifth of them is written.
 */
import { type Reader, type Writer, bitsFor, wordsFor } from './bits.js'
import { ROOM, type Strip, findOthers, map, others, readAll, setAll, setOthers, setUsual } from './strips.js'

const ways = { same: 0, sparse: 1, dense: 2, rising: 3 }
/** The first word: the way, the bits of each number, and whether they are fifths. */
const WAY_BITS = 2
const WAY = (1 << WAY_BITS) - 1
const BITS = 31
const BY_FIVES = 1 << 7
const FIVE = 5

/** What most subjects of a column have, as far as is known from those packed before. */
export interface Usual {
  value: number
  /** How many strips ago another was looked for, if it was in vain. */
  age: number
}

/** Where another number was looked for in vain, as many strips are packed before that is done again. */
const PATIENCE = 64

/** If more than this part of a strip is not usual, another number is looked for. */
const UNUSUAL = 0.6

/**
 * Writes a strip.
 *
 * @param usual what most have; better known afterwards, if it was wrong
 */
export function packStrip(to: Writer, strip: Strip, usual: Usual): void {
  const { count } = strip
  if (count > ROOM) throw new RangeError(`a strip of ${count} numbers is too long to be packed`)
  to.reserve(count + wordsFor(count) + 4)
  const { value } = usual
  const found = findOthers(strip, value)
  if (found === 0) {
    to.word(ways.same)
    to.word(value)
    return
  }
  let least = others[0]
  let most = least
  for (let i = 1; i < found; i++) {
    const number = others[i]
    if (number < least) least = number
    if (number > most) most = number
  }
  const low = Math.min(least, value)
  const high = Math.max(most, value)
  const step = areFives(found, value) && most - least >= FIVE && high - low < MOST_BY_FIVES ? FIVE : 1
  const bits = bitsFor((most - least) / step)
  const allBits = bitsFor((high - low) / step)
  const head = step === FIVE ? BY_FIVES : 0
  if (wordsFor(found * bits) + wordsFor(count) + 2 >= wordsFor(count * allBits)) {
    to.word(ways.dense | (allBits << WAY_BITS) | head)
    to.word(low)
    readAll(strip)
    to.bits(others, count, low, allBits, step)
    if (found > count * UNUSUAL) lookAgain(strip, usual)
    return
  }
  to.word(ways.sparse | (bits << WAY_BITS) | head)
  to.word(value)
  to.word(least)
  to.word(found)
  const { words } = to
  const end = wordsFor(count)
  for (let i = 0; i < end; i++) words[to.length + i] = map[i]
  to.length += end
  to.bits(others, found, least, bits, step)
  if (found > count * UNUSUAL) lookAgain(strip, usual)
}

/** Numbers that lie further apart are not divided, since what divides many at a time has no room for them. */
const MOST_BY_FIVES = 32_768

/** Whether all that were found differ from a number by so many times five. */
function areFives(found: number, from: number): boolean {
  for (let i = 0; i < found; i++) if ((others[i] - from) % FIVE !== 0) return false
  return true
}

/** Finds out what most have, now and then. */
function lookAgain(strip: Strip, usual: Usual): void {
  if (usual.age++ % PATIENCE === 0) usual.value = commonest(strip)
}

const sorted = new Int32Array(ROOM)

/** The number that is there most often; the least of several. */
function commonest(strip: Strip): number {
  readAll(strip)
  const numbers = sorted.subarray(0, strip.count)
  numbers.set(others.subarray(0, strip.count))
  numbers.sort()
  let best = numbers[0]
  let longest = 0
  for (let from = 0, to = 0; from < numbers.length; from = to) {
    while (to < numbers.length && numbers[to] === numbers[from]) to++
    if (to - from > longest) [longest, best] = [to - from, numbers[from]]
  }
  return best
}

const times = new Int32Array(18)
const steps = new Int32Array(ROOM)

/**
 * Writes a strip of words that mostly rise, as the steps between them; where a step is too long, or down, it
 * stands as a word with the others at the end.
 */
export function packRising(to: Writer, strip: Strip): void {
  const { count } = strip
  to.reserve(count * 2 + 4)
  readAll(strip)
  times.fill(0)
  for (let i = 0, before = 0; i < count; i++) {
    const number = others[i] & 0xffff
    steps[i] = number - before
    before = number
    // a step of all ones is the mark, so it counts as longer by a bit
    times[steps[i] < 0 ? 17 : bitsFor(steps[i] + 1)]++
  }
  let bits = 16
  let size = Infinity
  for (let b = 1; b <= 16; b++) {
    let longer = 0
    for (let length = b + 1; length <= 17; length++) longer += times[length]
    if (count * b + longer * 16 < size) [size, bits] = [count * b + longer * 16, b]
  }
  const mark = (1 << bits) - 1
  let longer = 0
  for (let i = 0; i < count; i++) {
    if (steps[i] >= 0 && steps[i] < mark) continue
    others[longer++] = steps[i]
    steps[i] = mark
  }
  to.word(ways.rising | (bits << WAY_BITS))
  to.word(longer)
  to.bits(steps, count, 0, bits)
  for (let i = 0; i < longer; i++) to.word(others[i])
}

/** Reads a strip that was packed in whatever way. */
export function unpackStrip(from: Reader, strip: Strip): void {
  const head = from.word()
  const way = head & WAY
  const bits = (head >> WAY_BITS) & BITS
  const step = head & BY_FIVES ? FIVE : 1
  const { count } = strip
  if (way === ways.rising) return unpackRising(from, strip, bits)
  const value = signed(from.word())
  if (way === ways.dense) {
    from.bits(others, count, value, bits, step)
    return setAll(strip)
  }
  setUsual(strip, value)
  if (way === ways.same) return
  const least = signed(from.word())
  const found = from.word()
  const who = from.at
  from.at += wordsFor(count)
  from.bits(others, found, least, bits, step)
  setOthers(strip, from.words, who)
}

function unpackRising(from: Reader, strip: Strip, bits: number): void {
  const { count } = strip
  const mark = (1 << bits) - 1
  const longer = from.word()
  from.bits(steps, count, 0, bits)
  const { words, at } = from
  let next = at
  let number = 0
  for (let i = 0; i < count; i++) {
    number = (number + (steps[i] === mark ? words[next++] : steps[i])) & 0xffff
    others[i] = number
  }
  from.at += longer
  setAll(strip)
}

/** A word as a number from -32768 on. */
function signed(word: number): number {
  return (word << 16) >> 16
}
