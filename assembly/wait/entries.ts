/**
 * What is on its way in the community at hand, written as in `entries.ts` of the engine, which is the reference and says
 * what the words mean. The host copies them here when the community comes up, and takes back what has changed.
 */
import { i32At, setU16, u16At } from '../cells'
import { DUE, ENTRY, ENTRY_BYTES, LIFE, LUCK, WHO, drawnFields } from './entry'
import { MOST_BEHIND, beginStretches, lastRoom, packStretch, stretchRoom, unpackStretch } from '../packed/stretch'
import { tick } from '../place'
import { findShape, shapeNumbers } from './shapes'
import {
  BASE,
  HEAD,
  LEAST,
  LONG,
  MARK,
  PLAIN,
  WHO_BITS,
  WHO_MASK,
  isPacked,
  leastOf,
  longAt,
  movedOn,
  setLong,
  sizeOfMark,
  takenBy,
  wordsOf,
  writeMark,
} from './stretches'

const LONG_ENOUGH: i32 = 256
const MOST_WORDS: i32 = HEAD + 3 + 1 + 2 * ENTRY
/** How many shapes found last are put down. */
const ALIKE: i32 = 256
export const LAST_TICK: i32 = 0x7fffffff

/** Where the words lie, and for how many there is room. */
export let entryWords: usize = 0
export let entryRoom: i32 = 0
/** As much room again, for those that are read while others are written. */
export let entrySpare: usize = 0
/** [4] how long they are, how many entries, where the last stretch begins and from when its end counts; and room at the host. */
export let entryEnds: usize = 0
/** What {@link retain} shows. */
export let entryShown: usize = 0

let length: i32 = 0
let entryCount: i32 = 0
let open: i32 = -1
let base: i32 = 0
/** Words that the host has room for, as it would grow. */
let hostRoom: i32 = 0
/** Words from this one on have changed. */
let changed: i32 = LAST_TICK

/** Makes room for so many words at least, and names it. */
@external('host', 'moreWords')
declare function moreWords(words: i32): void

/** Asks the host whether it keeps the entry shown. */
@external('host', 'keepsEntry')
declare function keepsEntry(): i32

/** The words of a community have been copied here. */
export function holdEntries(words: i32, count: i32, opened: i32, from: i32, room: i32): void {
  length = words
  entryCount = count
  open = opened
  base = from
  hostRoom = room
  changed = LAST_TICK
}

/** The host takes the words back: those from the number returned on; none if that is {@link LAST_TICK}. */
export function releaseEntries(): i32 {
  if (changed === LAST_TICK) return changed
  store<i32>(entryEnds, length, 0)
  store<i32>(entryEnds, entryCount, 4)
  store<i32>(entryEnds, open, 8)
  store<i32>(entryEnds, base, 12)
  store<i32>(entryEnds, hostRoom, 16)
  return changed
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
  const end = length
  setU16(words, end, (shape << WHO_BITS) | who)
  length = end + 1
  setU16(words, open, end + 1 - open)
  if (open < changed) changed = open
  entryCount++
}

/** Words before those of a packed list: how many, entries, where the last stretch begins, and from when its end counts. */
const PACKED_HEAD: i32 = 8

/**
 * The words of a community that was packed are copied here from an address, and nothing is taken back; where they end. Stretches
 * stay packed until something in them is due.
 */
export function unpackEntries(at: usize): usize {
  const words = load<i32>(at)
  if (words + MOST_WORDS > entryRoom) moreWords(words + MOST_WORDS)
  holdEntries(words, load<i32>(at, 4), load<i32>(at, 8), load<i32>(at, 12), entryRoom)
  const from = at + (PACKED_HEAD << 1)
  const bytes = <usize>words << 1
  memory.copy(entryWords, from, bytes)
  beginStretches()
  return from + bytes
}

/** Most words that the community can be when packed, and those that are written over behind it. */
export function packedEntries(): i32 {
  return PACKED_HEAD + length + MOST_BEHIND
}

/** Packs it to an address; where it ends. A stretch that more is put in is left as it is. */
export function packEntries(at: usize): usize {
  const words = entryWords
  const from = at + (PACKED_HEAD << 1)
  let to = from
  let last = -1
  for (let next = 0; next < length; ) {
    last = <i32>(to - from) >> 1
    const taken = takenBy(words, next)
    const stretch = words + (<usize>next << 1)
    if (isPacked(words, next) || (next === open && taken < LONG_ENOUGH)) {
      memory.copy(to, stretch, <usize>taken << 1)
      to += <usize>taken << 1
    } else to += <usize>packStretch(to, stretch) << 1
    next += taken
  }
  store<i32>(at, <i32>(to - from) >> 1)
  store<i32>(at, entryCount, 4)
  store<i32>(at, open < 0 ? -1 : last, 8)
  store<i32>(at, base, 12)
  return to
}

/** Unpacks the last stretch, which begins at a word, where it lies; where it ends then. There must be room. */
function unpackLast(at: i32): i32 {
  const stretch = entryWords + (<usize>at << 1)
  const long = unpackStretch(lastRoom, stretch)
  memory.copy(stretch, lastRoom, <usize>long << 1)
  return at + long
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
  let at = length
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
  length = at
  setU16(words, open, at - open)
  if (open < changed) changed = open
  entryCount++
}

/**
 * Keeps the entries that `keep` says, which are shown where {@link entryShown} is; those due later than `until` unseen.
 * Nothing may be put on the way meanwhile.
 */
export function retain(until: i32, keep: () => bool): void {
  const source = readyToRetain(until)
  const words = entryWords
  const numbers = shapeNumbers
  const end = length
  const opened = open
  const ended = base
  // what will be lies before `to`, and its last stretch begins at `last`; what was and is not looked at begins at `at` of the source
  let to = 0
  let last = -1
  let at = 0
  while (at < end) {
    if (leastOf(source, at) > until) {
      // neighbours that are not looked at move together
      const from = at
      let latest = at
      while (at < end && leastOf(source, at) > until) {
        latest = at
        at += takenBy(source, at)
      }
      if (to !== from || source !== words) {
        memory.copy(words + (<usize>to << 1), source + (<usize>from << 1), <usize>(at - from) << 1)
        if (to < changed) changed = to
      }
      last = latest - from + to
      open = latest === opened ? last : -1
      base = ended
      to += at - from
      continue
    }
    const long = wordsOf(source, at)
    // what remains of a short stretch goes on the one before: a mark is shorter than a beginning
    const joins = last >= 0 && wordsOf(words, last) + long <= LONG_ENOUGH
    const from = to
    const first = joins ? last : from
    if (first < changed) changed = first
    let read = source
    let next = at
    at += takenBy(source, at)
    if (isPacked(source, next)) {
      read = stretchRoom
      unpackStretch(read, source + (<usize>next << 1))
      next = 0
    }
    const stop = next + long
    let now = longAt(read, next + BASE)
    let began = 0
    let least = joins ? leastOf(words, last) : LAST_TICK
    let told = 0
    let any = false
    for (next += HEAD; next < stop; ) {
      const head = u16At(read, next)
      const code = head >> WHO_BITS
      if (code === MARK) {
        now = movedOn(read, next, now)
        next += sizeOfMark(head)
        continue
      }
      const isShort = code < LONG
      const due = isShort ? load<i32>(numbers + <usize>(code * ENTRY_BYTES)) + now : dueOf(read, next, now)
      const after = next + (isShort ? 1 : sizeOf(read, next))
      if (due <= until) {
        show(read, next, now)
        if (!keep()) {
          entryCount--
          next = after
          continue
        }
      }
      if (!any && !joins) {
        began = now
        to += HEAD
      } else if (!any || told !== now) {
        if (!any && isPacked(words, last)) to = unpackLast(last)
        to += writeMark(words, to, any ? now - told : 0, now)
      }
      any = true
      told = now
      if (due < least) least = due
      do setU16(words, to++, u16At(read, next++))
      while (next < after)
      // most of those that follow are as short and stay, too
      while (next < stop) {
        const word = u16At(read, next)
        if (word >= LONG << WHO_BITS) break
        const later = load<i32>(numbers + <usize>((word >> WHO_BITS) * ENTRY_BYTES)) + now
        if (later <= until) break
        least = min(least, later)
        setU16(words, to++, word)
        next++
      }
    }
    if (any) {
      if (!joins) {
        last = from
        setLong(words, last + BASE, began)
      }
      setU16(words, last, to - last)
      setLong(words, last + LEAST, least)
      base = told
    }
    // nothing is put behind a stretch whose last time is not known
    open = any ? last : -1
  }
  length = to
}

/**
 * Where the words are to be read from while those that remain are written. They are moved out of the way if something is due while
 * any are packed, since what is unpacked needs more room than it had.
 */
function readyToRetain(until: i32): usize {
  const words = entryWords
  let some = false
  let due = false
  let all = MOST_WORDS
  for (let at = 0; at < length; at += takenBy(words, at)) {
    some = some || isPacked(words, at)
    due = due || leastOf(words, at) <= until
    all += wordsOf(words, at)
  }
  if (!some || !due) return words
  if (all > entryRoom) moreWords(all)
  memory.copy(entrySpare, entryWords, <usize>length << 1)
  return entrySpare
}

/** The same for the host, which is shown each. */
export function retainForHost(until: i32): void {
  retain(until, hostKeeps)
}

function hostKeeps(): bool {
  return keepsEntry() !== 0
}

/** Writes the entry at a place in the words to {@link entryShown}. */
function show(words: usize, at: i32, from: i32): void {
  const head = u16At(words, at)
  const code = head >> WHO_BITS
  if (code === PLAIN) {
    memory.copy(entryShown, words + (<usize>(at + 1) << 1), ENTRY_BYTES)
    return
  }
  const shape = shapeNumbers + <usize>((code < LONG ? code : u16At(words, at + 1)) * ENTRY_BYTES)
  const low = v128.load(shape)
  v128.store(entryShown, low)
  v128.store(entryShown, v128.load(shape, 16), 16)
  store<i32>(entryShown + DUE * 4, i32x4.extract_lane(low, <u8>DUE) + from)
  store<i32>(entryShown + WHO * 4, head & WHO_MASK)
  const drawn = i32x4.extract_lane(low, <u8>WHO)
  if (drawn > 0) store<i32>(entryShown + LUCK * 4, longAt(words, at + 2))
  if (drawn > 1) store<i32>(entryShown + LIFE * 4, longAt(words, at + 4))
}

function dueOf(words: usize, at: i32, from: i32): i32 {
  if (u16At(words, at) >> WHO_BITS === PLAIN) return longAt(words, at + 1 + 2 * DUE)
  return i32At(shapeNumbers, u16At(words, at + 1) * ENTRY) + from
}

function sizeOf(words: usize, at: i32): i32 {
  const code = u16At(words, at) >> WHO_BITS
  if (code < LONG) return 1
  return code === PLAIN ? 1 + 2 * ENTRY : 2 + 2 * i32At(shapeNumbers, u16At(words, at + 1) * ENTRY + WHO)
}

/** Makes the end ready for an entry that is made now: begins a stretch where the last is long, or marks that time went on. */
function prepare(due: i32): void {
  const words = entryWords
  if (open < 0 || wordsOf(words, open) >= LONG_ENOUGH) {
    open = length
    setLong(words, open + LEAST, due)
    setLong(words, open + BASE, tick)
    length += HEAD
  } else {
    if (due < longAt(words, open + LEAST)) setLong(words, open + LEAST, due)
    if (tick !== base) length += writeMark(words, length, tick - base, tick)
  }
  base = tick
}

/** Room for one more entry, here and, as it grows, at the host. */
function makeRoom(): void {
  if (length + MOST_WORDS <= hostRoom) return
  hostRoom = length + MOST_WORDS + (length >> 3)
  if (hostRoom > entryRoom) moreWords(hostRoom)
}
