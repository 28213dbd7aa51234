/**
 * The fingerprint of the community at hand; see `digest.ts` of the engine. Numbers of some subjects are put side by side column after
 * column, and then mixed in a loop of their own: each step waits for the one before.
 */
import { ENTRY } from './wait/entry'
import { entryLength, entryWords } from './wait/entries'
import { entryShown, showEntry, sizeOfEntry } from './wait/retain'
import { BASE, HEAD, MARK, WHO_BITS, isPacked, longAt, movedOn, sizeOfMark, takenBy, wordsOf } from './wait/stretches'
import { i32At, u16At } from './cells'
import { stretchRoom, unpackStretch } from './packed/stretch'
import { begin, size } from './place'

/**
 * What is mixed of each subject, and then of each in their cases: numbers of {@link PART} words each, which are the kind, the address
 * of the first subject's, bytes from one subject to the next, by how many bits it is moved down, which bits of it count, and the address
 * of what stands in the byte above.
 */
export let digestParts: usize = 0
export let digestPartCount: i32 = 0
export let digestCases: usize = 0
export let digestCaseCount: i32 = 0
/** Whether there are any cases of subjects. */
export let digestHasCases: bool = false
/** Room for the numbers of {@link SUBJECTS} subjects; and the two words that come of all. */
export let digestLine: usize = 0
export let digestWords: usize = 0

const PART: i32 = 6
const SUBJECTS: i32 = 64
/** Kinds of columns, in the order in which the host numbers them. */
const NOTHING: i32 = 0
const U8: i32 = 1
const I16: i32 = 2
const U16: i32 = 3

const PRIME: i32 = 0x01000193
/** Two steps at once, where nothing comes between them. */
const PRIME_TWICE: i32 = PRIME * PRIME

let first: i32 = 0
let second: i32 = 0

/** Leaves two words in {@link digestWords}. */
export function digestCommunity(): void {
  first = 0x811c9dc5
  second = 0x050c5d1f
  mixSubjects(digestParts, digestPartCount)
  if (digestHasCases) mixSubjects(digestCases, digestCaseCount)
  mixEntries()
  store<i32>(digestWords, first)
  store<i32>(digestWords, second, 4)
}

function mixSubjects(parts: usize, count: i32): void {
  const end = begin + size
  for (let from = begin; from < end; from += SUBJECTS) {
    const some = min(SUBJECTS, end - from)
    for (let p = 0; p < count; p++) {
      putSide(parts + (<usize>(p * PART) << 2), digestLine + (<usize>p << 2), <usize>count << 2, from, some)
    }
    mix(digestLine, some * count)
  }
}

/** Puts a number of some subjects down, so many bytes apart. */
function putSide(part: usize, line: usize, apart: usize, from: i32, some: i32): void {
  const kind = load<i32>(part)
  const step = load<usize>(part, 8)
  const shift = load<i32>(part, 12)
  const mask = load<i32>(part, 16)
  const above = load<usize>(part, 20)
  let at = load<usize>(part, 4) + <usize>from * step
  let to = line
  const end = line + <usize>some * apart
  if (kind === NOTHING) for (; to < end; to += apart) store<i32>(to, 0)
  else if (above !== 0) {
    let upper = above + <usize>from * step
    for (; to < end; to += apart, at += step, upper += step) store<i32>(to, <i32>load<u8>(at) | (<i32>load<u8>(upper) << 8))
  } else if (kind === U8) {
    for (; to < end; to += apart, at += step) store<i32>(to, load<u8>(at))
  } else if (kind === I16) {
    for (; to < end; to += apart, at += step) store<i32>(to, load<i16>(at))
  } else if (kind === U16) {
    for (; to < end; to += apart, at += step) store<i32>(to, (<i32>load<u16>(at) >>> shift) & mask)
  } else for (; to < end; to += apart, at += step) store<i32>(to, (load<i32>(at) >>> shift) & mask)
}

/** Mixes some numbers into both hashes. */
function mix(line: usize, count: i32): void {
  let a = first
  let b = second
  const end = line + (<usize>count << 2)
  for (let at = line; at < end; at += 4) {
    const value = load<i32>(at)
    const high = (value >> 8) & 0xffff
    a = (a ^ (value & 0xffff)) * PRIME
    if (high === 0) b = (b ^ (value & 0xff)) * PRIME_TWICE
    else b = (((b ^ (value & 0xff)) * PRIME) ^ high) * PRIME
  }
  first = a
  second = b
}

/** Mixes what is on its way, in the order in which it was made. */
function mixEntries(): void {
  const words = entryWords
  let filled = digestLine
  const full = digestLine + (<usize>(SUBJECTS - 2 * ENTRY) << 2)
  for (let stretch = 0; stretch < entryLength; stretch += takenBy(words, stretch)) {
    let read = words
    let at = stretch
    if (isPacked(words, at)) {
      read = stretchRoom
      unpackStretch(read, words + (<usize>at << 1))
      at = 0
    }
    const end = at + wordsOf(read, at)
    let base = longAt(read, at + BASE)
    for (at += HEAD; at < end; ) {
      const head = u16At(read, at)
      if (head >> WHO_BITS === MARK) {
        base = movedOn(read, at, base)
        at += sizeOfMark(head)
        continue
      }
      showEntry(read, at, base)
      at += sizeOfEntry(read, at)
      for (let field = 0; field < ENTRY; field++) {
        const number = i32At(entryShown, field)
        store<i32>(filled, number)
        store<i32>(filled, number >>> 16, 4)
        filled += 8
      }
      if (filled <= full) continue
      mix(digestLine, <i32>(filled - digestLine) >> 2)
      filled = digestLine
    }
  }
  mix(digestLine, <i32>(filled - digestLine) >> 2)
}
