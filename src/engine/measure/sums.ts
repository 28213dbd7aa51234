/** Sums that stand from tick to tick and are kept by what changes, for the groups of each region. */
import { type Arrays, onHeap } from '../arrays.js'
import type { GroupTables } from './tables.js'

/** Shape of some sums: `rows` of `width` numbers for each group of each region. */
export interface Shape {
  rows: number
  width: number
  /** Regions of the world. */
  regions: number
}

export class Sums {
  /** [region of the world][group][row][width] */
  readonly standing: Float64Array
  readonly #numbers: number
  readonly #groups: number
  readonly #groupsOfClass: Uint16Array
  readonly #groupStart: Uint32Array
  /** Where the region at hand begins. */
  #from = 0

  constructor(
    { groups, groupsOfClass, groupStart }: GroupTables,
    { rows, width, regions }: Shape,
    arrays: Arrays = onHeap,
  ) {
    this.#groups = groups
    this.#groupsOfClass = groupsOfClass
    this.#groupStart = groupStart
    this.#numbers = rows * width
    this.standing = arrays.f64(regions * rows * width * groups)
  }

  /** Moves on to a region of the world. */
  enter(region: number): void {
    this.#from = region * this.perRegion
  }

  /**
   * Adds to a sum of the region at hand, for every group of a measured class.
   *
   * @param number row x width + place in the row
   */
  add(sort: number, number: number, amount: number): void {
    const { standing } = this
    const groupsOfClass = this.#groupsOfClass
    const numbers = this.#numbers
    const at = this.#from + number
    const end = this.#groupStart[sort + 1]
    for (let i = this.#groupStart[sort]; i < end; i++) standing[at + groupsOfClass[i] * numbers] += amount
  }

  /** Takes 1 from a sum and gives it to another. */
  move(sort: number, from: number, to: number): void {
    const { standing } = this
    const groupsOfClass = this.#groupsOfClass
    const numbers = this.#numbers
    const region = this.#from
    const end = this.#groupStart[sort + 1]
    for (let i = this.#groupStart[sort]; i < end; i++) {
      const group = region + groupsOfClass[i] * numbers
      standing[group + from]--
      standing[group + to]++
    }
  }

  /** Numbers that stand for one region. */
  get perRegion(): number {
    return this.#numbers * this.#groups
  }

  /** Adds what stands in a region of the world to counters of the same shape, from `to` on. */
  addTo(counters: Float64Array, to: number, region: number): void {
    const { standing, perRegion } = this
    const from = region * perRegion
    for (let i = 0; i < perRegion; i++) counters[to + i] += standing[from + i]
  }
}
