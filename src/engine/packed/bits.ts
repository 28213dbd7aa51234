/** Whole numbers in as few bits as they need, one after the other in words of 16 bits. */

const WORD = 16

/** Bits that a number of 0 or more needs; 0 for 0. */
export function bitsFor(most: number): number {
  return 32 - Math.clz32(most)
}

/** Words that so many bits fill. */
export function wordsFor(bits: number): number {
  return (bits + WORD - 1) >> 4
}

/** Writes words and bits, and grows as it must. */
export class Writer {
  words: Uint16Array = new Uint16Array(4096)
  /** Words written. */
  length = 0

  /** Begins anew, over what was written. */
  clear(): void {
    this.length = 0
  }

  /** Makes room for so many words more. */
  reserve(words: number): void {
    if (this.length + words <= this.words.length) return
    const larger = new Uint16Array(Math.max(this.words.length * 2, this.length + words))
    larger.set(this.words.subarray(0, this.length))
    this.words = larger
  }

  /** @param word of which the lower 16 bits count; there must be room */
  word(word: number): void {
    this.words[this.length++] = word
  }

  /** A number of 32 bits; there must be room. */
  long(number: number): void {
    this.words[this.length++] = number
    this.words[this.length++] = number >>> WORD
  }

  /**
   * Numbers in so many bits each; there must be room. The last word is filled up with zeros.
   *
   * @param low is taken off each; what is left must be of 0 or more, below 2^bits
   * @param bits at most 16
   * @param step by which what is left is divided, without a remainder
   */
  bits(numbers: Int32Array, count: number, low: number, bits: number, step = 1): void {
    const { words } = this
    let at = this.length
    let pending = 0
    let filled = 0
    for (let i = 0; i < count; i++) {
      pending |= ((numbers[i] - low) / step) << filled
      filled += bits
      if (filled >= WORD) {
        words[at++] = pending
        pending >>>= WORD
        filled -= WORD
      }
    }
    if (filled > 0) words[at++] = pending
    this.length = at
  }

  /** Copies words as they are. */
  copy(words: Uint16Array): void {
    this.reserve(words.length)
    this.words.set(words, this.length)
    this.length += words.length
  }
}

/** Reads what a {@link Writer} wrote. */
export class Reader {
  words: Uint16Array = new Uint16Array(0)
  /** The next word. */
  at = 0

  /** Reads from a word on. */
  begin(words: Uint16Array, at: number): void {
    this.words = words
    this.at = at
  }

  word(): number {
    return this.words[this.at++]
  }

  /** A number of 32 bits, signed. */
  long(): number {
    const low = this.words[this.at++]
    return low | (this.words[this.at++] << WORD)
  }

  /** As many numbers as were written together. There must be a word after them, whatever it says. */
  bits(numbers: Int32Array, count: number, low: number, bits: number, step = 1): void {
    const { words } = this
    const mask = (1 << bits) - 1
    const from = this.at * WORD
    const end = from + count * bits
    // nothing waits for the number before: each is in the two words from its first bit on
    for (let bit = from, i = 0; i < count; bit += bits, i++) {
      const at = bit >>> 4
      numbers[i] = (((words[at] | (words[at + 1] << WORD)) >>> (bit & 15)) & mask) * step + low
    }
    this.at = (end + WORD - 1) >>> 4
  }
}
