/**
 * A stretch of entries in as few bits as it needs. Those of one tick were made along the line of the community, first those in
 * truth and then those on file; so an entry is the step from the place in line of the one before, and its shape, of which few are frequent.
 *
 * A packed stretch is three words, and then bits. Names stand for the upper bits of words, and for going back to the beginning of the
 * line; they are numbered by how often they have come up in the stretch, and written in the fewer bits the more often that is. Steps
 * are written in about as many bits as those before them had. A stretch that would not become shorter is left as it is.
 */
import { ENTRY, entryField } from '../entry.js'
import { COMMUNITY_SIZE } from '../tables.js'
import type { Shapes } from '../shapes.js'
import { BASE, HEAD, LEAST, LONG, MARK, PLAIN, WHO, WHO_BITS } from '../stretches.js'
import { readLong, writeLong } from '../words.js'
import type { Reader, Writer } from './bits.js'

/** Set in the first word of a packed stretch; other stretches are shorter than that. */
const PACKED = 0x8000
/** Words of a stretch, packed or not, are told in so many bits. */
const LENGTH_BITS = 9
const LENGTH = (1 << LENGTH_BITS) - 1
/** How far ahead the first of its entries is due is told in the upper bits of the third word, and in those of the first. */
const NEAR_BITS = 16 - LENGTH_BITS
const DUE_BITS = NEAR_BITS + 15 - LENGTH_BITS
/** Words before the bits. */
const PACKED_HEAD = 3

/** Upper bits of words, and one more. */
const NAMES = 64
/** The place in line goes back to the beginning. */
const BACK = 63
/** A step of so many times its usual length, and more, is written out. */
const FAR = 15
/** Pace is four times the mean step; what a stretch begins with. */
const PACE_SHIFT = 2
const FIRST_PACE = 128
/** Marks and ways back come before names that have not come up yet either. */
const FIRST_RANK = NAMES - MARK

/** Names as they have come up: those of marks and of the way back take their turn like shapes. */
class Names {
  /** [rank] name, [name] rank, and [name] how often it has come up. */
  readonly #names = new Uint8Array(NAMES)
  readonly #ranks = new Uint8Array(NAMES)
  readonly #times = new Uint16Array(NAMES)
  #known = 0

  clear(): void {
    for (let name = 0; name < NAMES; name++) {
      const rank = (name + FIRST_RANK) % NAMES
      this.#ranks[name] = rank
      this.#names[rank] = name
    }
    this.#times.fill(0)
    this.#known = 0
  }

  rankOf(name: number): number {
    return this.#ranks[name]
  }

  nameAt(rank: number): number {
    return this.#names[rank]
  }

  /** A name comes up: it goes before all that have come up less often. */
  note(name: number): void {
    const times = ++this.#times[name]
    let rank = this.#ranks[name]
    const was = rank
    if (times === 1) rank = this.#known++
    else while (rank > 0 && this.#times[this.#names[rank - 1]] < times) rank--
    const other = this.#names[rank]
    this.#names[was] = other
    this.#ranks[other] = was
    this.#names[rank] = name
    this.#ranks[name] = rank
  }
}

/** What is known from the stretch so far, of the first way along the line in a tick and of those after it. */
const ways = [0, 1].map(() => ({ names: new Names(), pace: 0 }))

function beginWays(): void {
  for (const way of ways) {
    way.names.clear()
    way.pace = FIRST_PACE
  }
}

/** Bits of a step beside those that tell how many times more it is. */
function bitsOf(pace: number): number {
  return 31 - Math.clz32((pace >> PACE_SHIFT) | 1)
}

/** Bits that are being written into words, and those that are read. */
const stream = { words: new Uint16Array(0), at: 0, pending: 0, filled: 0 }

/** At most 16 bits. */
function put(value: number, bits: number): void {
  stream.pending |= value << stream.filled
  stream.filled += bits
  if (stream.filled < 16) return
  stream.words[stream.at++] = stream.pending
  stream.pending >>>= 16
  stream.filled -= 16
}

/** At least 17 of the next bits. */
function ahead(): number {
  const { words, at, filled } = stream
  return (words[at] | (words[at + 1] << 16)) >>> filled
}

function skip(bits: number): void {
  const filled = stream.filled + bits
  stream.at += filled >> 4
  stream.filled = filled & 15
}

function take(bits: number): number {
  const value = ahead() & ((1 << bits) - 1)
  skip(bits)
  return value
}

function putName(names: Names, name: number): void {
  const number = names.rankOf(name) + 1
  const bits = 31 - Math.clz32(number)
  put(1 << bits, bits + 1)
  put(number - (1 << bits), bits)
  names.note(name)
}

function takeName(names: Names): number {
  const bits = zerosAhead(NAMES)
  skip(bits + 1)
  const name = names.nameAt(((1 << bits) | take(bits)) - 1)
  names.note(name)
  return name
}

/** How many zeros come before the next one, but no more than `most`. */
function zerosAhead(most: number): number {
  const bits = ahead()
  return bits === 0 ? most : Math.min(most, 31 - Math.clz32(bits & -bits))
}

function putStep(way: (typeof ways)[number], step: number): void {
  const bits = bitsOf(way.pace)
  const more = step >> bits
  if (more < FAR) {
    put(1 << more, more + 1)
    put(step & ((1 << bits) - 1), bits)
  } else {
    put(0, FAR)
    put(step, WHO_BITS)
  }
  way.pace += step - (way.pace >> PACE_SHIFT)
}

function takeStep(way: (typeof ways)[number]): number {
  const bits = bitsOf(way.pace)
  const more = zerosAhead(FAR)
  skip(more < FAR ? more + 1 : FAR)
  const step = more < FAR ? (more << bits) | take(bits) : take(WHO_BITS)
  way.pace += step - (way.pace >> PACE_SHIFT)
  return step
}

/** [subject] place in line. */
const places = new Uint16Array(COMMUNITY_SIZE)
const NOWHERE = 65535

/** Writes the stretch that begins at a word, if it can be packed in fewer words than it has; as it is, otherwise. */
export function packStretch(to: Writer, words: Uint16Array, begin: number, line: Uint16Array, shapes: Shapes): void {
  const length = words[begin]
  // a word needs two and a half at most
  to.reserve(3 * length)
  const packed = writeStretch(to, words, begin, line, shapes)
  if (packed < length) to.length += packed
  else to.copy(words.subarray(begin, begin + length))
}

/** Words written, which are more than there were if the stretch cannot be packed. */
function writeStretch(to: Writer, words: Uint16Array, begin: number, line: Uint16Array, { numbers }: Shapes): number {
  const length = words[begin]
  const base = readLong(words, begin + BASE)
  const due = readLong(words, begin + LEAST) - base
  if (length > LENGTH || base < 0 || base > 65535 || due < 0 || due >= 1 << DUE_BITS) return length
  places.fill(NOWHERE)
  line.forEach((place, at) => (places[place & WHO] = at))
  beginWays()
  let way = ways[0]
  let before = 0
  const at = to.length
  Object.assign(stream, { words: to.words, at: at + PACKED_HEAD, pending: 0, filled: 0 })
  const end = begin + length
  for (let from = begin + HEAD; from < end;) {
    const word = words[from++]
    const name = word >>> WHO_BITS
    const rest = word & WHO
    if (name === MARK) {
      putName(way.names, MARK)
      way = ways[0]
      before = 0
      if (rest === 1) put(1, 1)
      else {
        put(0, 1)
        put(rest, WHO_BITS)
        if (rest === 0) for (let i = 0; i < 2; i++) put(words[from++], 16)
      }
      continue
    }
    if (name === PLAIN) {
      putName(way.names, PLAIN)
      for (let i = 0; i < 2 * ENTRY; i++) put(words[from++], 16)
      continue
    }
    const place = places[rest]
    if (place === NOWHERE) return length
    if (place < before) {
      putName(way.names, BACK)
      way = ways[1]
      before = 0
    }
    putName(way.names, name)
    let more = 0
    if (name === LONG) {
      const shape = words[from++]
      put(shape, 16)
      more = 2 * numbers[shape * ENTRY + entryField.who]
    }
    putStep(way, place - before)
    before = place
    for (; more > 0; more--) put(words[from++], 16)
  }
  if (stream.filled > 0) to.words[stream.at++] = stream.pending
  const packed = stream.at - at
  if (packed >= length) return length
  to.words[at] = PACKED | ((due >> NEAR_BITS) << LENGTH_BITS) | packed
  to.words[at + 1] = base
  to.words[at + 2] = ((due & ((1 << NEAR_BITS) - 1)) << LENGTH_BITS) | length
  return packed
}

/** Words of the stretch that begins at a word, as it lies there. */
export function packedWords(words: Uint16Array, at: number): number {
  return words[at] & PACKED ? words[at] & LENGTH : words[at]
}

/** Words that it will have. */
export function unpackedWords(words: Uint16Array, at: number): number {
  return words[at] & PACKED ? words[at + 2] & LENGTH : words[at]
}

/**
 * Reads a stretch, packed or not.
 *
 * @returns words that it has
 */
export function unpackStretch(
  from: Reader,
  words: Uint16Array,
  begin: number,
  line: Uint16Array,
  { numbers }: Shapes,
): number {
  const packed = from.words
  const { at } = from
  const length = unpackedWords(packed, at)
  from.at += packedWords(packed, at)
  if (!(packed[at] & PACKED)) {
    words.set(packed.subarray(at, at + length), begin)
    return length
  }
  const due = (((packed[at] & ~PACKED) >> LENGTH_BITS) << NEAR_BITS) | (packed[at + 2] >> LENGTH_BITS)
  words[begin] = length
  writeLong(words, begin + LEAST, packed[at + 1] + due)
  writeLong(words, begin + BASE, packed[at + 1])
  beginWays()
  let way = ways[0]
  let before = 0
  Object.assign(stream, { words: packed, at: at + PACKED_HEAD, filled: 0 })
  const end = begin + length
  for (let to = begin + HEAD; to < end;) {
    const name = takeName(way.names)
    if (name === BACK) {
      way = ways[1]
      before = 0
    } else if (name === MARK) {
      way = ways[0]
      before = 0
      const rest = take(1) ? 1 : take(WHO_BITS)
      words[to++] = (MARK << WHO_BITS) | rest
      if (rest === 0) for (let i = 0; i < 2; i++) words[to++] = take(16)
    } else if (name === PLAIN) {
      words[to++] = PLAIN << WHO_BITS
      for (let i = 0; i < 2 * ENTRY; i++) words[to++] = take(16)
    } else {
      const shape = name === LONG ? take(16) : -1
      before += takeStep(way)
      words[to++] = (name << WHO_BITS) | (line[before] & WHO)
      if (name !== LONG) continue
      words[to++] = shape
      for (let more = 2 * numbers[shape * ENTRY + entryField.who]; more > 0; more--) words[to++] = take(16)
    }
  }
  return length
}
