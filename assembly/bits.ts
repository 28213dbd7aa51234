/**
 * Whole numbers in as few bits as they need, one after the other, the lowest bit first; see `packed/bits.ts` of the engine. Words
 * of 16 bits one after the other are the same bytes as longer ones, so that several can be written and read at a time.
 */

/** Bits that a number of 0 or more needs; 0 for 0. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function bitsFor(most: i32): i32 {
  return 32 - clz(most)
}

/** Words of 16 bits that so many bits fill. */
@inline
export function wordsFor(bits: i32): i32 {
  return (bits + 15) >> 4
}

/**
 * Writes numbers in so many bits each, at most 16. Up to 6 bytes behind the last word are written over.
 *
 * @param numbers address of numbers of 32 bits
 * @param low is taken off each
 * @returns words written
 */
export function writeBits(to: usize, numbers: usize, count: i32, low: i32, bits: i32): i32 {
  if (bits === 0) return 0
  let at = to
  let pending: u64 = 0
  let filled = 0
  const end = numbers + (<usize>count << 2)
  for (let from = numbers; from < end; from += 4) {
    pending |= <u64>(load<i32>(from) - low) << <u64>filled
    filled += bits
    if (filled >= 32) {
      store<u32>(at, <u32>pending)
      at += 4
      pending >>= 32
      filled -= 32
    }
  }
  store<u32>(at, <u32>pending)
  return wordsFor(count * bits)
}

/** The `i`th of numbers that were written together. Bytes behind the last word are read, whatever they say. */
@inline
export function readBits(from: usize, i: i32, low: i32, bits: i32): i32 {
  const bit = i * bits
  return (<i32>(load<u32>(from + <usize>(bit >> 3)) >>> (bit & 7)) & ((1 << bits) - 1)) + low
}
