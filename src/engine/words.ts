/** Whole numbers of 32 bits in two words of 16, the lower first. */

/** @returns the number whose words begin at `at`; signed */
export function readLong(words: Uint16Array, at: number): number {
  return words[at] | (words[at + 1] << 16)
}

/** Writes both words of a number, from `at` on. */
export function writeLong(words: Uint16Array, at: number, number: number): void {
  words[at] = number
  words[at + 1] = number >>> 16
}
