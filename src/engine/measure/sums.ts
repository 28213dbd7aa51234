/**
 * Sums that stand from tick to tick and are kept by what changes: by measured class while a region is gone through, and
 * for the groups of each region. A class belongs to many groups, so that changes are added up before they are fanned out.
 */
import type { GroupTables } from './tables.js'

/** Shape of some sums: `rows` of `width` numbers for each class, and for each group of each region. */
export interface Shape {
  rows: number
  width: number
  /** Regions of the world. */
  regions: number
}

export class Sums {
  /** [class][row][width] changes in the region at hand. */
  readonly changes: Float64Array
  /** [region of the world][group][row][width] what stands. */
  readonly standing: Float64Array
  readonly #rows: number
  readonly #width: number
  readonly #groups: GroupTables
  readonly #marked: Uint8Array
  /** Rows of {@link changes} that are not all 0, in no order. */
  readonly #touched: Int32Array
  #count = 0

  constructor(groups: GroupTables, { rows, width, regions }: Shape) {
    this.#groups = groups
    this.#rows = rows
    this.#width = width
    this.changes = new Float64Array(groups.classes * rows * width)
    this.standing = new Float64Array(regions * groups.groups * rows * width)
    this.#marked = new Uint8Array(groups.classes * rows)
    this.#touched = new Int32Array(groups.classes * rows)
  }

  /** Where the numbers of a row begin in {@link changes}; whoever asks changes them. */
  row(sort: number, row: number): number {
    const at = sort * this.#rows + row
    if (this.#marked[at] === 0) {
      this.#marked[at] = 1
      this.#touched[this.#count++] = at
    }
    return at * this.#width
  }

  /** Moves the changes to what stands for the groups of a region of the world. */
  fanOut(region: number): void {
    const { changes, standing } = this
    const { groupsOfClass, groupStart, groups } = this.#groups
    const width = this.#width
    for (let t = 0; t < this.#count; t++) {
      const at = this.#touched[t]
      this.#marked[at] = 0
      const sort = Math.floor(at / this.#rows)
      const row = at % this.#rows
      for (let m = 0; m < width; m++) {
        const amount = changes[at * width + m]
        if (amount === 0) continue
        changes[at * width + m] = 0
        for (let i = groupStart[sort]; i < groupStart[sort + 1]; i++)
          standing[((region * groups + groupsOfClass[i]) * this.#rows + row) * width + m] += amount
      }
    }
    this.#count = 0
  }

  /** Numbers that stand for one region. */
  get perRegion(): number {
    return this.#groups.groups * this.#rows * this.#width
  }

  /** Adds what stands in a region of the world to counters of the same shape, from `to` on. */
  addTo(counters: Float64Array, to: number, region: number): void {
    const { standing, perRegion } = this
    const from = region * perRegion
    for (let i = 0; i < perRegion; i++) counters[to + i] += standing[from + i]
  }
}
