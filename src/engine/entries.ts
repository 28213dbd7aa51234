/**
 * What is on its way in one community, in order of making. Points that come back after years are most of a long run's
 * state, so entries are written in words of 16 bits: one that says whom it is about, and which shape it has
 * (`shapes.ts`), is enough for most. They lie in stretches that know when the first of their entries is due, so that
 * a tick looks at no stretch that does not concern it (`stretches.ts`).
 */
import { ENTRY, drawnFields, entryField } from './entry.js'
import type { Reader, Writer } from './packed/bits.js'
import { packStretch, packedWords, unpackStretch, unpackedWords } from './packed/stretch.js'
import { SHORT, type Shapes } from './shapes.js'
import { BASE, HEAD, LEAST, LONG, MARK, PLAIN, WHO, WHO_BITS } from './stretches.js'
import { readLong, writeLong } from './words.js'

export { ENTRY, entryField, entryKind, flag } from './entry.js'

/** A stretch that is longer gets no more entries. */
const LONG_ENOUGH = 256
/** Words before those of a packed list. */
const HEAD_WORDS = 8
/** Words that one entry can need, with a new stretch or a mark before it. */
const MOST_WORDS = HEAD + 3 + 1 + 2 * ENTRY
const LAST_TICK = 0x7fffffff

/** What the stages of a tick do with what is on its way in the community at hand. */
export interface OnItsWay {
  /** A tick begins. Entries are short if their time is told from the tick in which they are made, and right whatever it is. */
  begin(tick: number): void
  push(
    due: number,
    kind: number,
    who: number,
    behaviour: number,
    points: number,
    flags: number,
    luck: number,
    life: number,
  ): void
  /**
   * Keeps the entries that `keep` says, in their order. What it is shown is written over by the next.
   *
   * @param until entries that are due later are kept without being shown
   */
  retain(keep: (entry: Int32Array) => boolean, until?: number): void
}

/** Words of entries, for whoever works on them elsewhere: `open` and `base` say how they go on at their end. */
export interface Lent {
  words: Uint16Array
  length: number
  count: number
  open: number
  base: number
}

export class Entries implements OnItsWay {
  /** Number of entries. */
  count = 0
  /**
   * What was put on the way since whoever looks on emptied this, {@link ENTRY} numbers each; null while nobody does. Nobody
   * can look on while they are lent.
   */
  made: number[] | null = null
  #words: Uint16Array = new Uint16Array(0)
  #length = 0
  /** Where the stretch begins that new entries go to, and the tick that times are counted from at its end; -1 for none. */
  #open = -1
  #base = 0
  /** The tick in which entries are made, and where stretches begin that it has written, or that were the open one. */
  #tick = 0
  readonly #written = new Set<number>()
  readonly #shapes: Shapes

  constructor(shapes: Shapes) {
    this.#shapes = shapes
  }

  /** Bytes that they take, with the room they need to grow. */
  get bytes(): number {
    return this.#words.byteLength
  }

  begin(tick: number): void {
    this.#tick = tick
    this.#written.clear()
  }

  push(
    due: number,
    kind: number,
    who: number,
    behaviour: number,
    points: number,
    flags: number,
    luck: number,
    life: number,
  ): void {
    // signed, as they will be read
    const when = due | 0
    const word = luck | 0
    const last = life | 0
    this.made?.push(when, kind, who, behaviour, points, flags, word, last)
    const drawn = drawnFields(kind)
    const ticks = (when - this.#tick) | 0
    const told = drawn > 1 ? 0 : last
    const shape =
      who >= 0 && who <= WHO
        ? this.#shapes.find(ticks, kind, drawn, behaviour, points, flags, drawn > 0 ? 0 : word, told)
        : -1
    this.#makeRoom()
    this.#prepare(when)
    if (shape < 0) {
      this.#put(PLAIN << WHO_BITS)
      for (const field of [when, kind, who, behaviour, points, flags, word, last]) this.#putLong(field)
    } else {
      this.#put(((shape < SHORT ? shape : LONG) << WHO_BITS) | who)
      if (shape >= SHORT) this.#put(shape)
      if (drawn > 0) this.#putLong(word)
      if (drawn > 1) this.#putLong(last)
    }
    this.#words[this.#open] = this.#length - this.#open
    this.count++
  }

  /** Shows all entries in their order, and the tick in which each was made. What is shown is written over by the next. */
  each(visit: (entry: Int32Array, made: number) => void): void {
    const words = this.#words
    const entry = new Int32Array(ENTRY)
    for (let at = 0; at < this.#length;) {
      const end = at + words[at]
      let base = readLong(words, at + BASE)
      for (at += HEAD; at < end;) {
        if (words[at] >>> WHO_BITS === MARK) {
          base = movedOn(words, at, base)
          at += sizeOfMark(words[at])
        } else {
          this.#read(at, base, entry)
          at += this.#sizeOf(at)
          visit(entry, base)
        }
      }
    }
  }

  retain(keep: (entry: Int32Array) => boolean, until = LAST_TICK): void {
    const words = this.#words
    const { numbers } = this.#shapes
    const open = this.#open
    const ended = this.#base
    // what will be lies before `to`, and its last stretch begins at `last`; what was and is not looked at begins at `at`
    let to = 0
    let last = -1
    const written: number[] = []
    for (let at = 0; at < this.#length;) {
      if (readLong(words, at + LEAST) > until) {
        // neighbours that are not looked at move together
        const from = at
        let latest = at
        for (; at < this.#length && readLong(words, at + LEAST) > until; at = (latest = at) + words[at])
          if (at === open || this.#written.has(at)) written.push(at - from + to)
        if (to !== from) words.copyWithin(to, from, at)
        last = latest - from + to
        this.#open = latest === open ? last : -1
        this.#base = ended
        to += at - from
        continue
      }
      const long = words[at]
      const end = at + long
      // what remains of a short stretch goes on the one before: a mark is shorter than a beginning
      const joins = last >= 0 && words[last] + long <= LONG_ENOUGH
      const from = to
      let base = readLong(words, at + BASE)
      let began = 0
      let least = joins ? readLong(words, last + LEAST) : LAST_TICK
      let told = 0
      let any = false
      for (at += HEAD; at < end;) {
        const code = words[at] >>> WHO_BITS
        if (code === MARK) {
          base = movedOn(words, at, base)
          at += sizeOfMark(words[at])
          continue
        }
        const due = code < SHORT ? (numbers[code * ENTRY + entryField.due] + base) | 0 : this.#dueOf(at, base)
        const next = at + (code < SHORT ? 1 : this.#sizeOf(at))
        if (due <= until) {
          this.#read(at, base, shown)
          if (!keep(shown)) {
            this.count--
            at = next
            continue
          }
        }
        if (!any && !joins) {
          began = base
          to += HEAD
        } else if (!any || told !== base) to += writeMark(words, to, any ? base - told : 0, base)
        any = true
        told = base
        if (due < least) least = due
        while (at < next) words[to++] = words[at++]
      }
      if (any) {
        if (!joins) {
          last = from
          writeLong(words, last + BASE, began)
        }
        words[last] = to - last
        writeLong(words, last + LEAST, least)
        this.#base = told
        written.push(last)
      }
      // nothing is put behind a stretch whose last time is not known
      this.#open = any ? last : -1
    }
    this.#length = to
    this.#written.clear()
    for (const at of written) this.#written.add(at)
  }

  /** Holds the entries of another list instead of its own, each as made in the tick in which it was. */
  become(others: Entries): void {
    this.count = 0
    this.#length = 0
    this.#open = -1
    others.each(([due, kind, who, behaviour, points, flags, luck, life], made) => {
      this.begin(made)
      this.push(due, kind, who, behaviour, points, flags, luck, life)
    })
  }

  /** All that they are. Until they are {@link regain}ed, whoever borrowed them has those that count. */
  lend(): Lent {
    return { words: this.#words, length: this.#length, count: this.count, open: this.#open, base: this.#base }
  }

  /**
   * Takes back what was lent.
   *
   * @param from words before this one are as they were
   * @param room words that there would be room for now, had it been done here
   */
  regain({ words, length, count, open, base }: Lent, from: number, room: number): void {
    if (room > this.#words.length) {
      const larger = new Uint16Array(room)
      larger.set(this.#words.subarray(0, from))
      this.#words = larger
    }
    if (from < length) this.#words.set(words.subarray(from, length), from)
    this.#length = length
    this.count = count
    this.#open = open
    this.#base = base
  }

  /** The words in which they are written; with the shapes they say all. */
  save(): Uint16Array {
    return this.#words.subarray(0, this.#length)
  }

  /** Entries out of such words, to be read. */
  static from(words: Uint16Array, shapes: Shapes): Entries {
    const entries = new Entries(shapes)
    entries.#words = words
    entries.#length = words.length
    entries.each(() => entries.count++)
    return entries
  }

  /**
   * Writes all of them so that {@link unpack} reads them under the same shapes. The stretch that new ones go to is left as it is, and
   * so are those that this tick has written if something in them is due in the next, so that not every tick packs them and unpacks
   * them again.
   *
   * @param line of the community
   */
  pack(to: Writer, line: Uint16Array): void {
    to.reserve(HEAD_WORDS)
    const head = to.length
    to.length += HEAD_WORDS
    const from = to.length
    let open = -1
    for (let at = 0; at < this.#length; at += this.#words[at]) {
      // nothing more is put in one that is long
      const isOpen = at === this.#open && this.#words[at] < LONG_ENOUGH
      if (isOpen) open = to.length - from
      const isWritten = at === this.#open || this.#written.has(at)
      const isDue = isWritten && readLong(this.#words, at + LEAST) === this.#tick + 1
      if (isOpen || isDue) to.copy(this.#words.subarray(at, at + this.#words[at]))
      else packStretch(to, this.#words, at, line, this.#shapes)
    }
    const end = to.length
    to.length = head
    for (const number of [end - from, this.count, open, this.#base]) to.long(number)
    to.length = end
  }

  /** Holds what was packed instead of its own. */
  unpack(from: Reader, line: Uint16Array): void {
    const packed = from.long()
    this.count = from.long()
    const open = from.long()
    this.#base = from.long()
    const { words } = from
    const end = from.at + packed
    const begin = from.at
    let length = 0
    for (let at = begin; at < end; at += packedWords(words, at)) length += unpackedWords(words, at)
    if (length > this.#words.length) this.#words = new Uint16Array(length + MOST_WORDS + (length >> 3))
    this.#length = length
    this.#open = -1
    this.#written.clear()
    let to = 0
    while (from.at < end) {
      if (from.at === begin + open) this.#open = to
      to += unpackStretch(from, this.#words, to, line, this.#shapes)
    }
  }

  #read(at: number, base: number, entry: Int32Array): void {
    const words = this.#words
    const code = words[at] >>> WHO_BITS
    if (code === PLAIN) {
      for (let field = 0; field < ENTRY; field++) entry[field] = readLong(words, at + 1 + 2 * field)
      return
    }
    const { numbers } = this.#shapes
    const shape = (code < SHORT ? code : words[at + 1]) * ENTRY
    for (let field = 0; field < ENTRY; field++) entry[field] = numbers[shape + field]
    entry[entryField.due] += base
    entry[entryField.who] = words[at] & WHO
    const drawn = numbers[shape + entryField.who]
    if (drawn > 0) entry[entryField.luck] = readLong(words, at + 2)
    if (drawn > 1) entry[entryField.life] = readLong(words, at + 4)
  }

  #dueOf(at: number, base: number): number {
    const words = this.#words
    if (words[at] >>> WHO_BITS === PLAIN) return readLong(words, at + 1 + 2 * entryField.due)
    return (this.#shapes.numbers[words[at + 1] * ENTRY + entryField.due] + base) | 0
  }

  #sizeOf(at: number): number {
    const code = this.#words[at] >>> WHO_BITS
    if (code < SHORT) return 1
    return code === PLAIN ? 1 + 2 * ENTRY : 2 + 2 * this.#shapes.numbers[this.#words[at + 1] * ENTRY + entryField.who]
  }

  /** Makes the end ready for an entry that is made now: begins a stretch where the last is long, or marks that time went on. */
  #prepare(due: number): void {
    const words = this.#words
    const tick = this.#tick
    if (this.#open < 0 || words[this.#open] >= LONG_ENOUGH) {
      if (this.#open >= 0) this.#written.add(this.#open)
      this.#open = this.#length
      this.#written.add(this.#open)
      writeLong(words, this.#open + LEAST, due)
      writeLong(words, this.#open + BASE, tick)
      this.#length += HEAD
    } else {
      if (due < readLong(words, this.#open + LEAST)) writeLong(words, this.#open + LEAST, due)
      if (tick !== this.#base) this.#length += writeMark(words, this.#length, tick - this.#base, tick)
    }
    this.#base = tick
  }

  #put(word: number): void {
    this.#words[this.#length++] = word
  }

  #putLong(number: number): void {
    writeLong(this.#words, this.#length, number)
    this.#length += 2
  }

  #makeRoom(): void {
    if (this.#length + MOST_WORDS <= this.#words.length) return
    const larger = new Uint16Array(this.#length + MOST_WORDS + (this.#length >> 3))
    larger.set(this.save())
    this.#words = larger
  }
}

/** What `retain` shows. */
const shown = new Int32Array(ENTRY)

/** Writes that time goes on to a tick, which is so many ticks ahead if that is told. */
function writeMark(words: Uint16Array, at: number, ahead: number, tick: number): number {
  const short = ahead > 0 && ahead <= WHO
  words[at] = (MARK << WHO_BITS) | (short ? ahead : 0)
  if (!short) writeLong(words, at + 1, tick)
  return sizeOfMark(words[at])
}

function sizeOfMark(head: number): number {
  return (head & WHO) === 0 ? 3 : 1
}

function movedOn(words: Uint16Array, at: number, base: number): number {
  const ahead = words[at] & WHO
  return ahead === 0 ? readLong(words, at + 1) : base + ahead
}
