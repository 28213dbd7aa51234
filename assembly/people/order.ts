/** Putting subjects in an order that is drawn; see `population/order.ts` of the laboratory, which is the reference. */
import { setU16, u32At } from '../cells'

/** Words are parted by their upper bits, into about as many parts as there are words. */
const starts: usize = memory.data(4096, 16)
/** Words above the numbers whose they are. */
const keys: usize = memory.data(8192, 16)

/**
 * Numbers 0 .. count-1 in the order of their words, the lowest first, ties by number. Luck spreads words evenly, so that parts are of
 * one or two and hardly anybody has to move within one.
 *
 * @param count at most 1,024
 */
export function orderByWords(words: usize, count: i32, to: usize): void {
  if (count === 0) return
  partByUpperBits(words, count)
  for (let i = 1; i < count; i++) {
    const key = load<u64>(keys + (<usize>i << 3))
    let at = keys + (<usize>i << 3)
    for (; at > keys && load<u64>(at - 8) > key; at -= 8) store<u64>(at, load<u64>(at - 8))
    store<u64>(at, key)
  }
  for (let i = 0; i < count; i++) setU16(to, i, load<u16>(keys + (<usize>i << 3)))
}

/** Writes keys part after part. */
function partByUpperBits(words: usize, count: i32): void {
  const bits = 32 - clz((count - 1) | 1)
  const shift = <u32>(32 - bits)
  memory.fill(starts, 0, <usize>4 << bits)
  for (let i = 0; i < count; i++) {
    const at = starts + (<usize>(u32At(words, i) >> shift) << 2)
    store<u32>(at, load<u32>(at) + 8)
  }
  let before = <u32>keys
  for (let at = starts, end = starts + (<usize>4 << bits); at < end; at += 4) {
    const here = load<u32>(at)
    store<u32>(at, before)
    before += here
  }
  for (let i = 0; i < count; i++) {
    const word = u32At(words, i)
    const at = starts + (<usize>(word >> shift) << 2)
    const to = load<u32>(at)
    store<u32>(at, to + 8)
    store<u64>(to, (<u64>word << 32) | <u64>i)
  }
}

const DIGIT: i32 = 256
/** [2][256] how many cells have each lower and each upper byte, then where those go that do; and the cells by their lower byte. */
const digits: usize = memory.data(2048, 16)
const spare: usize = memory.data(2048, 16)

/**
 * Sorts cells, the lowest first.
 *
 * @param count at most 1,024
 */
export function sortCells(cells: usize, count: i32): void {
  memory.fill(digits, 0, 2048)
  const end = cells + (<usize>count << 1)
  for (let at = cells; at < end; at += 2) {
    const low = digits + (<usize>load<u8>(at) << 2)
    const high = digits + (<usize>(DIGIT + <i32>load<u8>(at, 1)) << 2)
    store<u32>(low, load<u32>(low) + 2)
    store<u32>(high, load<u32>(high) + 2)
  }
  let before = <u32>spare
  let above = <u32>cells
  for (let d = 0; d < DIGIT; d++) {
    const low = digits + (<usize>d << 2)
    const high = low + (<usize>DIGIT << 2)
    const lows = load<u32>(low)
    const highs = load<u32>(high)
    store<u32>(low, before)
    store<u32>(high, above)
    before += lows
    above += highs
  }
  for (let at = cells; at < end; at += 2) {
    const low = digits + (<usize>load<u8>(at) << 2)
    const to = load<u32>(low)
    store<u32>(low, to + 2)
    store<u16>(to, load<u16>(at))
  }
  for (let at = spare, last = spare + (<usize>count << 1); at < last; at += 2) {
    const high = digits + (<usize>(DIGIT + <i32>load<u8>(at, 1)) << 2)
    const to = load<u32>(high)
    store<u32>(high, to + 2)
    store<u16>(to, load<u16>(at))
  }
}
