/**
 * What is on its way in the community at hand, written as in `entries.ts` of the engine, which is the reference and says
 * what the words mean. The host copies them here when the community comes up, and takes back what has changed.
 */
import { setU16 } from '../cells'
import { tick } from '../place'
import { ENTRY, drawnFields } from './entry'
import { findShape } from './shapes'
import { BASE, HEAD, LEAST, LONG, PLAIN, WHO_BITS, WHO_MASK, longAt, setLong, wordsOf, writeMark } from './stretches'

/** Nothing more is put behind a stretch of so many words. */
export const LONG_ENOUGH: i32 = 256
/** Most words that one more entry takes, with what must be said before it. */
export const MOST_WORDS: i32 = HEAD + 3 + 1 + 2 * ENTRY
/** How many shapes found last are put down. */
const ALIKE: i32 = 256
export const LAST_TICK: i32 = 0x7fffffff

/** Where the words lie, and for how many there is room. */
export let entryWords: usize = 0
export let entryRoom: i32 = 0
/** [5] how long they are, how many entries, where the last stretch begins and from when its end counts; and room at the host. */
export let entryEnds: usize = 0
/** Words there are, and entries in them. */
export let entryLength: i32 = 0
export let entryCount: i32 = 0
/** The word at which the stretch begins that more can be put behind, or -1; and the time that its end counts from. */
export let openStretch: i32 = -1
export let openSince: i32 = 0
/** Words that the host has room for, as it would grow. */
let hostRoom: i32 = 0
/** Words from this one on have changed. */
let changed: i32 = LAST_TICK

/** Makes room for so many words at least, and names it. */
@external('host', 'moreWords')
export declare function moreWords(words: i32): void

/** The words of a community have been copied here. */
export function holdEntries(words: i32, count: i32, opened: i32, from: i32, room: i32): void {
  entryLength = words
  entryCount = count
  openStretch = opened
  openSince = from
  hostRoom = room
  changed = LAST_TICK
}

/** The host takes the words back: those from the number returned on; none if that is {@link LAST_TICK}. */
export function releaseEntries(): i32 {
  if (changed === LAST_TICK) return changed
  store<i32>(entryEnds, entryLength, 0)
  store<i32>(entryEnds, entryCount, 4)
  store<i32>(entryEnds, openStretch, 8)
  store<i32>(entryEnds, openSince, 12)
  store<i32>(entryEnds, hostRoom, 16)
  return changed
}

/**
 * Some have been taken away: what there is now, as {@link holdEntries} is told it.
 *
 * @param first words from this one on have changed
 */
export function keptEntries(words: i32, count: i32, opened: i32, from: i32, first: i32): void {
  entryLength = words
  entryCount = count
  openStretch = opened
  openSince = from
  if (first < changed) changed = first
}

/** [ALIKE] shapes that were found last, 16 bytes each: points, ticks, kind and behaviour, and the shape. */
const lastShapes: usize = memory.data(ALIKE * 16)

/**
 * Puts an entry on its way that has nothing to tell but points and how long they stay.
 *
 * @param hint where its shape may have been put down when it was last asked for
 */
export function pushAlike(hint: i32, ticks: i32, kind: i32, who: i32, behaviour: i32, points: i32): void {
  const at = lastShapes + <usize>((hint & (ALIKE - 1)) << 4)
  const named = (kind << 16) | behaviour
  let shape = load<i32>(at, 12)
  if (load<i32>(at) !== points || load<i32>(at, 4) !== ticks || load<i32>(at, 8) !== named) {
    if (<u32>who > <u32>WHO_MASK) return push(tick + ticks, kind, who, behaviour, points, 0, 0, 0)
    shape = findShape(ticks, kind, 0, behaviour, points, 0, 0, 0)
    if (shape < 0 || shape >= LONG) return push(tick + ticks, kind, who, behaviour, points, 0, 0, 0)
    store<i32>(at, points)
    store<i32>(at, ticks, 4)
    store<i32>(at, named, 8)
    store<i32>(at, shape, 12)
  }
  makeRoom()
  prepare(tick + ticks)
  const words = entryWords
  const end = entryLength
  setU16(words, end, (shape << WHO_BITS) | who)
  entryLength = end + 1
  setU16(words, openStretch, end + 1 - openStretch)
  if (openStretch < changed) changed = openStretch
  entryCount++
}

/** Puts an entry on its way. */
export function push(
  due: i32,
  kind: i32,
  who: i32,
  behaviour: i32,
  points: i32,
  flags: i32,
  luck: i32,
  life: i32,
): void {
  const drawn = drawnFields(kind)
  let shape = -1
  if (<u32>who <= <u32>WHO_MASK) {
    const told = drawn > 1 ? 0 : life
    shape = findShape(due - tick, kind, drawn, behaviour, points, flags, drawn > 0 ? 0 : luck, told)
  }
  makeRoom()
  prepare(due)
  const words = entryWords
  let at = entryLength
  if (shape < 0) {
    setU16(words, at, PLAIN << WHO_BITS)
    const plain = words + (<usize>(at + 1) << 1)
    store<i32>(plain, due, 0)
    store<i32>(plain, kind, 4)
    store<i32>(plain, who, 8)
    store<i32>(plain, behaviour, 12)
    store<i32>(plain, points, 16)
    store<i32>(plain, flags, 20)
    store<i32>(plain, luck, 24)
    store<i32>(plain, life, 28)
    at += 1 + 2 * ENTRY
  } else {
    if (shape < LONG) setU16(words, at++, (shape << WHO_BITS) | who)
    else {
      setU16(words, at++, (LONG << WHO_BITS) | who)
      setU16(words, at++, shape)
    }
    if (drawn > 0) {
      setLong(words, at, luck)
      at += 2
    }
    if (drawn > 1) {
      setLong(words, at, life)
      at += 2
    }
  }
  entryLength = at
  setU16(words, openStretch, at - openStretch)
  if (openStretch < changed) changed = openStretch
  entryCount++
}

/** Makes the end ready for an entry that is made now: begins a stretch where the last is long, or marks that time went on. */
function prepare(due: i32): void {
  const words = entryWords
  if (openStretch < 0 || wordsOf(words, openStretch) >= LONG_ENOUGH) {
    openStretch = entryLength
    setLong(words, openStretch + LEAST, due)
    setLong(words, openStretch + BASE, tick)
    entryLength += HEAD
  } else {
    if (due < longAt(words, openStretch + LEAST)) setLong(words, openStretch + LEAST, due)
    if (tick !== openSince) entryLength += writeMark(words, entryLength, tick - openSince, tick)
  }
  openSince = tick
}

/** Room for one more entry, here and, as it grows, at the host. */
function makeRoom(): void {
  if (entryLength + MOST_WORDS <= hostRoom) return
  hostRoom = entryLength + MOST_WORDS + (entryLength >> 3)
  if (hostRoom > entryRoom) moreWords(hostRoom)
}
