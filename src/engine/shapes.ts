/**
 * What entries on their way have in common. In a year thousands lose the same points for the same behaviour and will have
 * them back after the same time: their entries differ in nothing but whom they are about and when they were made. What is
 * alike is kept here once for all communities of a world, and an entry names it by its number.
 */
import { ENTRY, entryField } from './entry.js'

/** Shapes that an entry can name in the same 16 bits as whom it is about; the others take 16 bits more. */
export const SHORT = 60
/** Shapes are named in 16 bits. */
export const MOST_SHAPES = 65_536
const FEW = 128

export class Shapes {
  /**
   * [shape x {@link ENTRY}] fields of an entry, but `due` is counted from the tick in which it was made, `who` is how many
   * words of luck are written out with each, and those are 0.
   */
  numbers: Int32Array = new Int32Array(FEW * ENTRY)
  /** Shapes with a short name, and the number after the last of the others. */
  #short = 0
  #end = SHORT
  /** By hash: a shape and 1, or 0. At most half of them are taken. */
  #slots = new Int32Array(FEW * 2)

  /** How many there are; none is ever gone. */
  get count(): number {
    return this.#short + this.#end - SHORT
  }

  /** By hash: a shape and 1, or 0; read by whoever keeps a copy to find shapes in. */
  get slots(): Int32Array {
    return this.#slots
  }

  /** Bytes that they take. */
  get bytes(): number {
    return this.numbers.byteLength + this.#slots.byteLength
  }

  /**
   * The shape with these fields, which is made if there is none; -1 if there are too many already. Short names are for those
   * that wait for years, without words of luck.
   */
  find(
    ticks: number,
    kind: number,
    drawn: number,
    behaviour: number,
    points: number,
    flags: number,
    luck: number,
    life: number,
  ): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(ticks, kind, behaviour, points, flags, luck, life) & mask
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const { numbers } = this
      const shape = this.#slots[slot] - 1
      const at = shape * ENTRY
      if (
        numbers[at + entryField.due] === ticks &&
        numbers[at + entryField.kind] === kind &&
        numbers[at + entryField.behaviour] === behaviour &&
        numbers[at + entryField.points] === points &&
        numbers[at + entryField.flags] === flags &&
        numbers[at + entryField.luck] === luck &&
        numbers[at + entryField.life] === life
      )
        return shape
    }
    const shape = drawn === 0 && this.#short < SHORT ? this.#short++ : this.#end
    if (shape === MOST_SHAPES) return -1
    if (shape === this.#end) this.#end++
    if (this.#end * ENTRY > this.numbers.length) this.#grow()
    this.numbers.set([ticks, kind, drawn, behaviour, points, flags, luck, life], shape * ENTRY)
    this.#slots[slot] = shape + 1
    if (2 * this.count > this.#slots.length) this.#hashAnew()
    return shape
  }

  /** All of them as whole numbers, short ones first, with room for those that there are not. */
  save(): Int32Array {
    return this.numbers.subarray(0, this.#end * ENTRY)
  }

  /** Shapes that were saved, to which others may be added. */
  static from(saved: Int32Array): Shapes {
    const shapes = new Shapes()
    while (shapes.numbers.length < saved.length) shapes.#grow()
    shapes.numbers.set(saved)
    shapes.#end = saved.length / ENTRY
    // those with short names have no words of luck, which a kind of 0 has: there it stands for none
    while (shapes.#short < SHORT && saved[shapes.#short * ENTRY + entryField.kind] !== 0) shapes.#short++
    let room = shapes.#slots.length
    while (2 * shapes.count > room) room *= 2
    shapes.#slots = new Int32Array(room)
    for (let shape = 0; shape < shapes.#short; shape++) shapes.#putInSlot(shape)
    for (let shape = SHORT; shape < shapes.#end; shape++) shapes.#putInSlot(shape)
    return shapes
  }

  #grow(): void {
    const larger = new Int32Array(Math.min(MOST_SHAPES, (this.numbers.length / ENTRY) * 2) * ENTRY)
    larger.set(this.numbers)
    this.numbers = larger
  }

  #hashAnew(): void {
    const taken = this.#slots
    this.#slots = new Int32Array(taken.length * 2)
    for (const shape of taken) if (shape > 0) this.#putInSlot(shape - 1)
  }

  #putInSlot(shape: number): void {
    const [ticks, kind, , behaviour, points, flags, luck, life] = this.numbers.subarray(shape * ENTRY)
    const mask = this.#slots.length - 1
    let slot = hashOf(ticks, kind, behaviour, points, flags, luck, life) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = shape + 1
  }
}

/** Mixes the fields of a shape; any mixing will do, since it says only where to look. */
function hashOf(
  ticks: number,
  kind: number,
  behaviour: number,
  points: number,
  flags: number,
  luck: number,
  life: number,
): number {
  let hash = Math.imul(ticks ^ (kind << 24), 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15) ^ behaviour ^ (flags << 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13) ^ points, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16) ^ luck ^ (life << 8), 0x27d4eb2f)
  return hash ^ (hash >>> 15)
}
