/** The words in which entries lie, as in `stretches.ts` of the engine; between ticks a stretch may lie packed (`packed/stretch.ts`). */
import { setU16, u16At } from '../cells'

export const WHO_BITS: i32 = 10
export const WHO_MASK: i32 = 1023
/** Kinds of words, by their upper bits; lower ones are shapes with a short name. */
export const LONG: i32 = 60
export const MARK: i32 = 61
export const PLAIN: i32 = 62
/** Words at the beginning of a stretch, and where two of its numbers lie. */
export const LEAST: i32 = 1
export const BASE: i32 = 3
export const HEAD: i32 = 5

/** Set in the first word of a packed stretch; other stretches are shorter than that. */
export const PACKED: i32 = 0x8000
/** Words of a stretch, packed or not, are told in so many bits. */
export const LENGTH_BITS: i32 = 9
export const LENGTH: i32 = (1 << LENGTH_BITS) - 1
/** How far ahead the first of its entries is due is told in the upper bits of the third word, and in those of the first. */
export const NEAR_BITS: i32 = 16 - LENGTH_BITS
export const DUE_BITS: i32 = NEAR_BITS + 15 - LENGTH_BITS

// @ts-ignore: decorators of AssemblyScript
@inline
export function isPacked(words: usize, at: i32): bool {
  return (u16At(words, at) & PACKED) !== 0
}

/** Words that the stretch that begins at a word takes, as it lies there. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function takenBy(words: usize, at: i32): i32 {
  const head = u16At(words, at)
  return (head & PACKED) !== 0 ? head & LENGTH : head
}

/** Words that it has if it is not packed. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function wordsOf(words: usize, at: i32): i32 {
  const head = u16At(words, at)
  return (head & PACKED) !== 0 ? u16At(words, at + 2) & LENGTH : head
}

/** Tick in which the first of its entries is due. */
export function leastOf(words: usize, at: i32): i32 {
  const head = u16At(words, at)
  if ((head & PACKED) === 0) return longAt(words, at + LEAST)
  const ahead = (((head & ~PACKED) >> LENGTH_BITS) << NEAR_BITS) | (u16At(words, at + 2) >> LENGTH_BITS)
  return u16At(words, at + 1) + ahead
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function longAt(words: usize, at: i32): i32 {
  return load<i32>(words + (<usize>at << 1))
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function setLong(words: usize, at: i32, number: i32): void {
  store<i32>(words + (<usize>at << 1), number)
}

/** Writes that time goes on to a tick, which is so many ticks ahead if that is told. */
export function writeMark(words: usize, at: i32, ahead: i32, to: i32): i32 {
  if (ahead > 0 && ahead <= WHO_MASK) {
    setU16(words, at, (MARK << WHO_BITS) | ahead)
    return 1
  }
  setU16(words, at, MARK << WHO_BITS)
  setLong(words, at + 1, to)
  return 3
}

export function sizeOfMark(head: i32): i32 {
  return (head & WHO_MASK) === 0 ? 3 : 1
}

export function movedOn(words: usize, at: i32, from: i32): i32 {
  const ahead = u16At(words, at) & WHO_MASK
  return ahead === 0 ? longAt(words, at + 1) : from + ahead
}
