/** Takes out of what is on its way what is due; see `retain` in `entries.ts` of the engine. */
import { i32At, setU16, u16At } from '../cells'
import { lastRoom, stretchRoom, unpackStretch } from '../packed/stretch'
import { DUE, ENTRY, ENTRY_BYTES, LIFE, LUCK, WHO } from './entry'
import {
  LAST_TICK,
  LONG_ENOUGH,
  MOST_WORDS,
  entryCount,
  entryLength,
  entryRoom,
  entryWords,
  keptEntries,
  moreWords,
  openSince,
  openStretch,
} from './entries'
import { shapeNumbers } from './shapes'
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

/** As much room as there is for the words, for those that are read while others are written. */
export let entrySpare: usize = 0
/** What {@link retain} shows. */
export let entryShown: usize = 0

/** Asks the host whether it keeps the entry shown. */
@external('host', 'keepsEntry')
declare function keepsEntry(): i32

/**
 * Keeps the entries that `keep` says, which are shown where {@link entryShown} is; those due later than `until` unseen.
 * Nothing may be put on the way meanwhile.
 */
export function retain(until: i32, keep: () => bool): void {
  const source = readyToRetain(until)
  const words = entryWords
  const numbers = shapeNumbers
  const end = entryLength
  const opened = openStretch
  const ended = openSince
  let count = entryCount
  let open = opened
  let base = ended
  let first = LAST_TICK
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
        first = min(first, to)
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
    first = min(first, joins ? last : from)
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
      const after = next + (isShort ? 1 : sizeOfEntry(read, next))
      if (due <= until) {
        showEntry(read, next, now)
        if (!keep()) {
          count--
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
  keptEntries(to, count, open, base, first)
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
  for (let at = 0; at < entryLength; at += takenBy(words, at)) {
    some = some || isPacked(words, at)
    due = due || leastOf(words, at) <= until
    all += wordsOf(words, at)
  }
  if (!some || !due) return words
  if (all > entryRoom) moreWords(all)
  memory.copy(entrySpare, entryWords, <usize>entryLength << 1)
  return entrySpare
}

/** Unpacks the last stretch, which begins at a word, where it lies; where it ends then. There must be room. */
function unpackLast(at: i32): i32 {
  const stretch = entryWords + (<usize>at << 1)
  const long = unpackStretch(lastRoom, stretch)
  memory.copy(stretch, lastRoom, <usize>long << 1)
  return at + long
}

/** The same for the host, which is shown each. */
export function retainForHost(until: i32): void {
  retain(until, hostKeeps)
}

function hostKeeps(): bool {
  return keepsEntry() !== 0
}

/** Writes the entry at a place in the words to {@link entryShown}. */
export function showEntry(words: usize, at: i32, from: i32): void {
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

/** Words of the entry at a place in the words. */
export function sizeOfEntry(words: usize, at: i32): i32 {
  const code = u16At(words, at) >> WHO_BITS
  if (code < LONG) return 1
  return code === PLAIN ? 1 + 2 * ENTRY : 2 + 2 * i32At(shapeNumbers, u16At(words, at + 1) * ENTRY + WHO)
}

