/**
 * What is on its way in the community at hand, written as in `entries.ts` of the engine, which is the reference and says
 * what the words mean. The host copies them here when the community comes up, and takes back what has changed.
 */
import { i32At, setU16, u16At } from '../cells'
import { DUE, ENTRY, ENTRY_BYTES, LIFE, LUCK, WHO, drawnFields } from './entry'
import { tick } from '../place'
import { findShape, shapeNumbers } from './shapes'

const WHO_BITS: i32 = 10
const WHO_MASK: i32 = 1023
/** Kinds of words, by their upper bits; lower ones are shapes with a short name. */
const LONG: i32 = 60
const MARK: i32 = 61
const PLAIN: i32 = 62
/** Words at the beginning of a stretch, and where two of its numbers lie. */
const LEAST: i32 = 1
const BASE: i32 = 3
const HEAD: i32 = 5
const LONG_ENOUGH: i32 = 256
const MOST_WORDS: i32 = HEAD + 3 + 1 + 2 * ENTRY
/** How many shapes found last are put down. */
const ALIKE: i32 = 256
export const LAST_TICK: i32 = 0x7fffffff

/** Where the words lie, and for how many there is room. */
export let entryWords: usize = 0
export let entryRoom: i32 = 0
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

/** The words of a community that was packed are copied here from an address, and nothing is taken back; where they end. */
export function unpackEntries(at: usize): usize {
  const words = load<i32>(at)
  if (words + MOST_WORDS > entryRoom) moreWords(words + MOST_WORDS)
  holdEntries(words, load<i32>(at, 4), load<i32>(at, 8), load<i32>(at, 12), entryRoom)
  const from = at + (PACKED_HEAD << 1)
  const bytes = <usize>words << 1
  memory.copy(entryWords, from, bytes)
  return from + bytes
}

/** Words that the community will be when packed. */
export function packedEntries(): i32 {
  return PACKED_HEAD + length
}

/** Packs it to an address. */
export function packEntries(at: usize): void {
  store<i32>(at, length)
  store<i32>(at, entryCount, 4)
  store<i32>(at, open, 8)
  store<i32>(at, base, 12)
  memory.copy(at + (PACKED_HEAD << 1), entryWords, <usize>length << 1)
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
  const words = entryWords
  const numbers = shapeNumbers
  const end = length
  const opened = open
  const ended = base
  // what will be lies before `to`, and its last stretch begins at `last`; what was and is not looked at begins at `at`
  let to = 0
  let last = -1
  let at = 0
  while (at < end) {
    if (longAt(words, at + LEAST) > until) {
      // neighbours that are not looked at move together
      const from = at
      let latest = at
      while (at < end && longAt(words, at + LEAST) > until) {
        latest = at
        at += u16At(words, at)
      }
      if (to !== from) {
        memory.copy(words + (<usize>to << 1), words + (<usize>from << 1), <usize>(at - from) << 1)
        if (to < changed) changed = to
      }
      last = latest - from + to
      open = latest === opened ? last : -1
      base = ended
      to += at - from
      continue
    }
    const long = u16At(words, at)
    const stop = at + long
    // what remains of a short stretch goes on the one before: a mark is shorter than a beginning
    const joins = last >= 0 && u16At(words, last) + long <= LONG_ENOUGH
    const from = to
    const first = joins ? last : from
    if (first < changed) changed = first
    let now = longAt(words, at + BASE)
    let began = 0
    let least = joins ? longAt(words, last + LEAST) : LAST_TICK
    let told = 0
    let any = false
    for (at += HEAD; at < stop; ) {
      const head = u16At(words, at)
      const code = head >> WHO_BITS
      if (code === MARK) {
        now = movedOn(words, at, now)
        at += sizeOfMark(head)
        continue
      }
      const isShort = code < LONG
      const due = isShort ? load<i32>(numbers + <usize>(code * ENTRY_BYTES)) + now : dueOf(at, now)
      const next = at + (isShort ? 1 : sizeOf(at))
      if (due <= until) {
        show(at, now)
        if (!keep()) {
          entryCount--
          at = next
          continue
        }
      }
      if (!any && !joins) {
        began = now
        to += HEAD
      } else if (!any || told !== now) to += writeMark(words, to, any ? now - told : 0, now)
      any = true
      told = now
      if (due < least) least = due
      do setU16(words, to++, u16At(words, at++))
      while (at < next)
      // most of those that follow are as short and stay, too
      while (at < stop) {
        const word = u16At(words, at)
        if (word >= LONG << WHO_BITS) break
        const later = load<i32>(numbers + <usize>((word >> WHO_BITS) * ENTRY_BYTES)) + now
        if (later <= until) break
        least = min(least, later)
        setU16(words, to++, word)
        at++
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

/** The same for the host, which is shown each. */
export function retainForHost(until: i32): void {
  retain(until, hostKeeps)
}

function hostKeeps(): bool {
  return keepsEntry() !== 0
}

/** Writes the entry at a place in the words to {@link entryShown}. */
function show(at: i32, from: i32): void {
  const words = entryWords
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

function dueOf(at: i32, from: i32): i32 {
  const words = entryWords
  if (u16At(words, at) >> WHO_BITS === PLAIN) return longAt(words, at + 1 + 2 * DUE)
  return i32At(shapeNumbers, u16At(words, at + 1) * ENTRY) + from
}

function sizeOf(at: i32): i32 {
  const code = u16At(entryWords, at) >> WHO_BITS
  if (code < LONG) return 1
  return code === PLAIN ? 1 + 2 * ENTRY : 2 + 2 * i32At(shapeNumbers, u16At(entryWords, at + 1) * ENTRY + WHO)
}

/** Makes the end ready for an entry that is made now: begins a stretch where the last is long, or marks that time went on. */
function prepare(due: i32): void {
  const words = entryWords
  if (open < 0 || u16At(words, open) >= LONG_ENOUGH) {
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

// @ts-ignore: decorators of AssemblyScript
@inline
function longAt(words: usize, at: i32): i32 {
  return load<i32>(words + (<usize>at << 1))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function setLong(words: usize, at: i32, number: i32): void {
  store<i32>(words + (<usize>at << 1), number)
}

/** Writes that time goes on to a tick, which is so many ticks ahead if that is told. */
function writeMark(words: usize, at: i32, ahead: i32, to: i32): i32 {
  if (ahead > 0 && ahead <= WHO_MASK) {
    setU16(words, at, (MARK << WHO_BITS) | ahead)
    return 1
  }
  setU16(words, at, MARK << WHO_BITS)
  setLong(words, at + 1, to)
  return 3
}

function sizeOfMark(head: i32): i32 {
  return (head & WHO_MASK) === 0 ? 3 : 1
}

function movedOn(words: usize, at: i32, from: i32): i32 {
  const ahead = u16At(words, at) & WHO_MASK
  return ahead === 0 ? longAt(words, at + 1) : from + ahead
}
