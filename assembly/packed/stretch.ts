/**
 * A stretch of entries in as few bits as it needs; see `packed/stretch.ts` of the engine, which says what the bits mean and whose
 * bits these are. A tick unpacks those stretches alone in which something is due.
 */
import { i32At, setU16, setU8, u16At, u8At } from '../cells'
import { COMMUNITY_SIZE, line, size } from '../place'
import { ENTRY, WHO } from '../wait/entry'
import { shapeNumbers } from '../wait/shapes'
import {
  BASE,
  DUE_BITS,
  HEAD,
  LEAST,
  LENGTH,
  LENGTH_BITS,
  LONG,
  MARK,
  NEAR_BITS,
  PACKED,
  PLAIN,
  WHO_BITS,
  WHO_MASK,
  leastOf,
  longAt,
  setLong,
  wordsOf,
} from '../wait/stretches'

/** Words before the bits. */
const HEAD_WORDS: i32 = 3
const NAMES: i32 = 64
const BACK: i32 = 63
const FAR: i32 = 15
const PACE_SHIFT: i32 = 2
const FIRST_PACE: i32 = 128
const FIRST_RANK: i32 = NAMES - MARK
/** Words behind a packed stretch that may be written over: a word that is packed can need two and a half. */
export const MOST_BEHIND: i32 = 2048

/** Room for a stretch that is unpacked, and for another. */
export const stretchRoom: usize = memory.data(2048, 16)
export const lastRoom: usize = memory.data(2048, 16)

/** What is known from the stretch so far, [first way along the line in a tick, those after it]: */
const WAY: usize = 288
/** [rank] name, [name] rank, [name] how often it has come up; how many have; pace. */
const RANKS: usize = 64
const TIMES: usize = 128
const KNOWN: usize = 256
const PACE: usize = 260
const ways: usize = memory.data(576, 16)
/** One of these as it begins. */
const noWay: usize = memory.data(288, 16)

/** [subject] place in line, and whether these are of the community at hand. */
const places: usize = memory.data(2048, 16)
const NOWHERE: i32 = 65535
let placesKnown: bool = false

fillNoWay()

function fillNoWay(): void {
  for (let name = 0; name < NAMES; name++) {
    const rank = (name + FIRST_RANK) & (NAMES - 1)
    setU8(noWay + RANKS, name, rank)
    setU8(noWay, rank, name)
  }
  store<i32>(noWay, FIRST_PACE, PACE)
}

/** A community comes up. */
export function beginStretches(): void {
  placesKnown = false
}

function beginWays(): void {
  for (let at: usize = 0; at < WAY; at += 16) {
    const part = v128.load(noWay + at)
    v128.store(ways + at, part)
    v128.store(ways + WAY + at, part)
  }
}

function knowPlaces(): void {
  if (placesKnown) return
  placesKnown = true
  memory.fill(places, 255, <usize>COMMUNITY_SIZE << 1)
  const order = line
  const count = size
  for (let at = 0; at < count; at++) setU16(places, u16At(order, at) & WHO_MASK, at)
}

/** A name comes up: it goes before all that have come up less often. */
// @ts-ignore: decorators of AssemblyScript
@inline
function note(way: usize, name: i32, was: i32): void {
  const times = u16At(way + TIMES, name) + 1
  setU16(way + TIMES, name, times)
  let rank = was
  if (times === 1) {
    rank = load<i32>(way, KNOWN)
    store<i32>(way, rank + 1, KNOWN)
  } else while (rank > 0 && u16At(way + TIMES, u8At(way, rank - 1)) < times) rank--
  if (rank === was) return
  const other = u8At(way, rank)
  setU8(way, was, other)
  setU8(way + RANKS, other, was)
  setU8(way, rank, name)
  setU8(way + RANKS, name, rank)
}

/** Bits of a step beside those that tell how many times more it is. */
// @ts-ignore: decorators of AssemblyScript
@inline
function bitsOf(pace: i32): i32 {
  return 31 - clz((pace >> PACE_SHIFT) | 1)
}

/** Where bits are written, and those that are not yet: always fewer than 32. */
let out: usize = 0
let pending: u64 = 0
let filled: i32 = 0

// @ts-ignore: decorators of AssemblyScript
@inline
function put(value: i32, bits: i32): void {
  const all = pending | (<u64>(<u32>value) << <u64>filled)
  const now = filled + bits
  // what is not full is written over by the next
  store<u32>(out, <u32>all)
  const full = now >> 5
  out += <usize>full << 2
  pending = all >> <u64>(full << 5)
  filled = now & 31
}

// @ts-ignore: decorators of AssemblyScript
@inline
function putName(way: usize, name: i32): void {
  const rank = u8At(way + RANKS, name)
  const number = rank + 1
  const bits = 31 - clz(number)
  put((1 << bits) | ((number - (1 << bits)) << (bits + 1)), 2 * bits + 1)
  note(way, name, rank)
}

/**
 * Packs a stretch to an address, if it becomes shorter; copies it otherwise.
 *
 * @param stretch address of one that is not packed
 * @returns words written; up to {@link MOST_BEHIND} more may have been written over
 */
export function packStretch(to: usize, stretch: usize): i32 {
  const words = u16At(stretch, 0)
  const packed = write(to, stretch)
  if (packed < words) return packed
  memory.copy(to, stretch, <usize>words << 1)
  return words
}

/** Words written, which are more than there were if the stretch cannot be packed. */
function write(to: usize, words: usize): i32 {
  const end = u16At(words, 0)
  const base = longAt(words, BASE)
  const due = longAt(words, LEAST) - base
  if (end > LENGTH || <u32>base > 65535 || <u32>due >= 1 << DUE_BITS) return end
  knowPlaces()
  beginWays()
  const numbers = shapeNumbers
  let way = ways
  let before = 0
  out = to + (HEAD_WORDS << 1)
  pending = 0
  filled = 0
  for (let from = HEAD; from < end; ) {
    const word = u16At(words, from++)
    const name = word >> WHO_BITS
    const rest = word & WHO_MASK
    if (name === MARK) {
      putName(way, MARK)
      way = ways
      before = 0
      if (rest === 1) put(1, 1)
      else {
        put(rest << 1, 1 + WHO_BITS)
        if (rest === 0) {
          put(u16At(words, from), 16)
          put(u16At(words, from + 1), 16)
          from += 2
        }
      }
      continue
    }
    if (name === PLAIN) {
      putName(way, PLAIN)
      for (let i = 0; i < 2 * ENTRY; i++) put(u16At(words, from++), 16)
      continue
    }
    const place = u16At(places, rest)
    if (place === NOWHERE) return end
    if (place < before) {
      putName(way, BACK)
      way = ways + WAY
      before = 0
    }
    putName(way, name)
    let more = 0
    if (name === LONG) {
      const shape = u16At(words, from++)
      put(shape, 16)
      more = 2 * i32At(numbers, shape * ENTRY + WHO)
    }
    const step = place - before
    before = place
    const pace = load<i32>(way, PACE)
    const bits = bitsOf(pace)
    const times = step >> bits
    if (times < FAR) put((((step & ((1 << bits) - 1)) << 1) | 1) << times, times + 1 + bits)
    else put(step << FAR, FAR + WHO_BITS)
    store<i32>(way, pace + step - (pace >> PACE_SHIFT), PACE)
    for (; more > 0; more--) put(u16At(words, from++), 16)
  }
  const packed = ((<i32>(out - to) << 3) + filled + 15) >> 4
  if (packed >= end) return end
  store<u32>(out, <u32>pending)
  setU16(to, 0, PACKED | ((due >> NEAR_BITS) << LENGTH_BITS) | packed)
  setU16(to, 1, base)
  setU16(to, 2, ((due & ((1 << NEAR_BITS) - 1)) << LENGTH_BITS) | end)
  return packed
}

/**
 * Unpacks a stretch to an address.
 *
 * @param stretch address of one that is packed
 * @returns words that it has
 */
export function unpackStretch(to: usize, stretch: usize): i32 {
  const end = wordsOf(stretch, 0)
  const order = line
  const numbers = shapeNumbers
  setU16(to, 0, end)
  setLong(to, LEAST, leastOf(stretch, 0))
  setLong(to, BASE, u16At(stretch, 1))
  beginWays()
  let way = ways
  let before = 0
  const bytes = stretch + (HEAD_WORDS << 1)
  let bit: usize = 0
  for (let next = HEAD; next < end; ) {
    let ahead = load<u64>(bytes + (bit >> 3)) >> <u64>(bit & 7)
    // a name takes 13 bits, and a step 25
    const longer = <i32>ctz(ahead)
    const rank = (1 << longer) - 1 + (<i32>(ahead >> <u64>(longer + 1)) & ((1 << longer) - 1))
    const name = u8At(way, rank)
    note(way, name, rank)
    bit += <usize>(2 * longer + 1)
    if (name > LONG) {
      if (name === BACK) {
        way = ways + WAY
        before = 0
      } else if (name === MARK) {
        way = ways
        before = 0
        ahead = load<u64>(bytes + (bit >> 3)) >> <u64>(bit & 7)
        const isNext = <i32>ahead & 1
        const rest = isNext !== 0 ? 1 : <i32>(ahead >> 1) & WHO_MASK
        bit += isNext !== 0 ? 1 : 1 + WHO_BITS
        setU16(to, next++, (MARK << WHO_BITS) | rest)
        if (rest === 0) {
          setLong(to, next, <i32>(load<u64>(bytes + (bit >> 3)) >> <u64>(bit & 7)))
          next += 2
          bit += 32
        }
      } else {
        setU16(to, next++, PLAIN << WHO_BITS)
        for (let i = 0; i < ENTRY; i++) {
          setLong(to, next, <i32>(load<u64>(bytes + (bit >> 3)) >> <u64>(bit & 7)))
          next += 2
          bit += 32
        }
      }
      continue
    }
    let shape = 0
    if (name === LONG) {
      shape = <i32>(load<u64>(bytes + (bit >> 3)) >> <u64>(bit & 7)) & 0xffff
      bit += 16
      ahead = load<u64>(bytes + (bit >> 3)) >> <u64>(bit & 7)
    } else ahead >>= <u64>(2 * longer + 1)
    const pace = load<i32>(way, PACE)
    const bits = bitsOf(pace)
    const times = <i32>ctz(ahead | (1 << FAR))
    let step = 0
    if (times < FAR) {
      step = (times << bits) | (<i32>(ahead >> <u64>(times + 1)) & ((1 << bits) - 1))
      bit += <usize>(times + 1 + bits)
    } else {
      step = <i32>(ahead >> FAR) & WHO_MASK
      bit += FAR + WHO_BITS
    }
    store<i32>(way, pace + step - (pace >> PACE_SHIFT), PACE)
    before += step
    setU16(to, next++, (name << WHO_BITS) | (u16At(order, before) & WHO_MASK))
    if (name !== LONG) continue
    setU16(to, next++, shape)
    for (let more = i32At(numbers, shape * ENTRY + WHO); more > 0; more--) {
      setLong(to, next, <i32>(load<u64>(bytes + (bit >> 3)) >> <u64>(bit & 7)))
      next += 2
      bit += 32
    }
  }
  return end
}
