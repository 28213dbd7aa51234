/**
 * Changes of sums in the region at hand, by measured class. In a large region many residents of one class change in a tick;
 * added up first, they are fanned out to the groups of the class together. All numbers of a class and a row are neighbours,
 * since whoever changes mostly changes in several of them; and so are the classes of one row, since most residents are in
 * the same.
 */
import { type Arrays, onHeap } from '../arrays.js'
import type { GroupTables } from './tables.js'

/** Where sums of groups are kept. */
interface Groups {
  add(sort: number, number: number, amount: number): void
}

export class Changes {
  /** [row][class][width] */
  readonly numbers: Float64Array
  readonly #classes: number
  readonly #width: number
  /** [row][class] 1 for those that are not all 0. */
  readonly marked: Uint8Array
  /** Which they are, in no order, and one number that says how many. */
  readonly touched: Int32Array
  readonly count: Int32Array

  constructor({ classes }: GroupTables, rows: number, width: number, arrays: Arrays = onHeap) {
    this.#classes = classes
    this.#width = width
    this.numbers = arrays.f64(classes * rows * width)
    this.marked = arrays.u8(classes * rows)
    this.touched = arrays.i32(classes * rows)
    this.count = arrays.i32(1)
  }

  /** Where the numbers of a row begin; whoever asks changes them. */
  row(sort: number, row: number): number {
    const at = row * this.#classes + sort
    if (this.marked[at] === 0) {
      this.marked[at] = 1
      this.touched[this.count[0]++] = at
    }
    return at * this.#width
  }

  /** Moves all changes to the sums of the groups. */
  moveTo(sums: Groups): void {
    const { numbers } = this
    const width = this.#width
    for (let t = 0; t < this.count[0]; t++) {
      const at = this.touched[t]
      this.marked[at] = 0
      const sort = at % this.#classes
      const row = (at - sort) / this.#classes
      for (let m = 0; m < width; m++) {
        const amount = numbers[at * width + m]
        if (amount === 0) continue
        numbers[at * width + m] = 0
        sums.add(sort, row * width + m, amount)
      }
    }
    this.count[0] = 0
  }
}
