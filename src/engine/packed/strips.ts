/**
 * Strips: numbers of a column that lie as far apart as the next, in bytes or in words of 16 bits. The loops over them are
 * written once for bytes and once for words, because a loop that knows what it reads is several times as fast. Signs do not
 * matter: a word comes out with the bits that it had.
 */

/** The numbers of one community, `count` of them, every `stride`th from `at` on. */
export interface Strip {
  bytes: Uint8Array | null
  /** Where they are no bytes. */
  words: Int16Array | null
  /** The same memory four bytes at a time, from its beginning; null if that cannot be. */
  wide: Int32Array | null
  stride: number
  at: number
  count: number
}

/** Longest strip. */
export const ROOM = 4096

/** Numbers that are different, and for 16 subjects at a time who has them. */
export const others = new Int32Array(ROOM)
export const map = new Uint16Array(ROOM >> 4)

/** Looks for numbers that are not the usual one, writes them into {@link others} and {@link map}, and says how many. */
export function findOthers(strip: Strip, usual: number): number {
  return strip.bytes ? amongBytes(strip, strip.bytes, usual) : amongWords(strip, strip.words!, usual)
}

/** Writes all numbers into {@link others}. */
export function readAll(strip: Strip): void {
  if (strip.bytes) for (let i = 0; i < strip.count; i++) others[i] = strip.bytes[strip.at + i * strip.stride]
  else for (let i = 0; i < strip.count; i++) others[i] = strip.words![strip.at + i * strip.stride]
}

/** Sets all numbers to those of {@link others}. */
export function setAll(strip: Strip): void {
  if (strip.bytes) for (let i = 0; i < strip.count; i++) strip.bytes[strip.at + i * strip.stride] = others[i]
  else for (let i = 0; i < strip.count; i++) strip.words![strip.at + i * strip.stride] = others[i]
}

/** Sets all numbers to one. */
export function setUsual({ bytes, words, stride, at, count }: Strip, usual: number): void {
  if (stride === 1) (bytes ?? words!).fill(usual, at, at + count)
  else if (bytes) for (let i = 0; i < count; i++) bytes[at + i * stride] = usual
  else for (let i = 0; i < count; i++) words![at + i * stride] = usual
}

/**
 * Sets those numbers that are different, one after the other out of {@link others}.
 *
 * @param who words of the map, from `from` on
 */
export function setOthers(strip: Strip, who: Uint16Array, from: number): void {
  if (strip.bytes) setBytes(strip, strip.bytes, who, from)
  else setWords(strip, strip.words!, who, from)
}

// most groups of 16 have nothing unusual, which a few looks tell; in others no branch depends on a number, since none can be foreseen
function amongBytes({ stride, at, count, wide }: Strip, bytes: Uint8Array, usual: number): number {
  const [out, who] = [others, map]
  const all = Math.imul(usual & 0xff, 0x01010101)
  const isWide = wide !== null && stride === 1 && (bytes.byteOffset + at * 1) % 4 === 0
  let found = 0
  for (let from = 0, place = at; from < count; from += 16) {
    const long = count - from < 16 ? count - from : 16
    const end = place + long * stride
    if (isWide && long === 16) {
      const w = (bytes.byteOffset + place * 1) >> 2
      if (((wide[w] ^ all) | (wide[w + 1] ^ all) | (wide[w + 2] ^ all) | (wide[w + 3] ^ all)) === 0) {
        who[from >> 4] = 0
        place = end
        continue
      }
    }
    let bits = 0
    for (let i = 0; i < long; i++, place += stride) {
      const number = bytes[place]
      out[found] = number
      const differs = ((number - usual) | (usual - number)) >>> 31
      found += differs
      bits |= differs << i
    }
    who[from >> 4] = bits
  }
  return found
}

function amongWords({ stride, at, count, wide }: Strip, words: Int16Array, usual: number): number {
  const [out, who] = [others, map]
  const all = (usual & 0xffff) | (usual << 16)
  const isWide = wide !== null && stride === 1 && (words.byteOffset + at * 2) % 4 === 0
  let found = 0
  for (let from = 0, place = at; from < count; from += 16) {
    const long = count - from < 16 ? count - from : 16
    const end = place + long * stride
    if (isWide && long === 16) {
      const w = (words.byteOffset + place * 2) >> 2
      if (
        ((wide[w] ^ all) |
          (wide[w + 1] ^ all) |
          (wide[w + 2] ^ all) |
          (wide[w + 3] ^ all) |
          (wide[w + 4] ^ all) |
          (wide[w + 5] ^ all) |
          (wide[w + 6] ^ all) |
          (wide[w + 7] ^ all)) ===
        0
      ) {
        who[from >> 4] = 0
        place = end
        continue
      }
    }
    let bits = 0
    for (let i = 0; i < long; i++, place += stride) {
      const number = words[place]
      out[found] = number
      const differs = ((number - usual) | (usual - number)) >>> 31
      found += differs
      bits |= differs << i
    }
    who[from >> 4] = bits
  }
  return found
}

function setBytes({ stride, at, count }: Strip, bytes: Uint8Array, who: Uint16Array, from: number): void {
  const numbers = others
  let next = 0
  for (let first = 0; first < count; first += 16)
    for (let left = who[from + (first >> 4)]; left !== 0; left &= left - 1)
      bytes[at + (first + 31 - Math.clz32(left & -left)) * stride] = numbers[next++]
}

function setWords({ stride, at, count }: Strip, words: Int16Array, who: Uint16Array, from: number): void {
  const numbers = others
  let next = 0
  for (let first = 0; first < count; first += 16)
    for (let left = who[from + (first >> 4)]; left !== 0; left &= left - 1)
      words[at + (first + 31 - Math.clz32(left & -left)) * stride] = numbers[next++]
}
