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

// most groups of 16 have nothing unusual in rare columns; in others no branch depends on a number, since none can be foreseen
function amongBytes({ stride, at, count }: Strip, bytes: Uint8Array, usual: number): number {
  const [out, who] = [others, map]
  let found = 0
  for (let from = 0, place = at; from < count; from += 16) {
    let bits = 0
    const long = count - from < 16 ? count - from : 16
    const end = place + long * stride
    let any = 0
    for (let p = place; p < end; p += stride) any |= bytes[p] ^ usual
    if (any !== 0) {
      for (let i = 0, p = place; p < end; i++, p += stride) {
        const number = bytes[p]
        out[found] = number
        const differs = ((number - usual) | (usual - number)) >>> 31
        found += differs
        bits |= differs << i
      }
    }
    place = end
    who[from >> 4] = bits
  }
  return found
}

function amongWords({ stride, at, count }: Strip, words: Int16Array, usual: number): number {
  const [out, who] = [others, map]
  let found = 0
  for (let from = 0, place = at; from < count; from += 16) {
    let bits = 0
    const long = count - from < 16 ? count - from : 16
    const end = place + long * stride
    let any = 0
    for (let p = place; p < end; p += stride) any |= words[p] ^ usual
    if (any !== 0) {
      for (let i = 0, p = place; p < end; i++, p += stride) {
        const number = words[p]
        out[found] = number
        const differs = ((number - usual) | (usual - number)) >>> 31
        found += differs
        bits |= differs << i
      }
    }
    place = end
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
