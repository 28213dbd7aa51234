/**
 * What happens in the region at hand, before it is added to the counters. Somebody belongs to many groups, and an event is
 * counted in each: here the groups of one metric lie side by side, so that counting touches a few neighbouring numbers
 * instead of one far place for each group. It pays where many events share a row, so that small regions are counted at once.
 */
import { type Layout, flowIndex } from '../counters.js'
import type { GroupTables } from './tables.js'

/** Subjects of a region from which on events are gathered; below, moving them costs more than it saves. */
const GATHERS_FROM = 20_000

/** What happens in the region at hand. */
export interface Counting {
  /**
   * Moves on to a region.
   *
   * @param subjects how many live there
   * @param flow the counters that all will come to
   */
  enter(region: number, subjects: number, flow: Float64Array): void
  /** Counts something of a subject of a measured class, in every group of the class. */
  add(sort: number, state: number, metric: number, amount: number): void
  /** Moves all that was counted to the flows of a region. */
  addTo(flow: Float64Array, region: number): void
}

export class Tally implements Counting {
  readonly #layout: Layout
  /** [state][flow metric][group] */
  readonly #sums: Float64Array
  readonly #marked: Uint8Array
  /** Rows that are not all 0, in no order. */
  readonly #touched: Int32Array
  #count = 0
  readonly #groupsOfClass: Uint16Array
  readonly #groupStart: Uint32Array
  readonly #groups: number
  readonly #metrics: number
  /** Where to count at once, and the region; null where events are gathered first. */
  #flow: Float64Array | null = null
  #region = 0

  constructor({ groupsOfClass, groupStart }: GroupTables, layout: Layout) {
    const rows = layout.states * layout.flowMetrics
    this.#layout = layout
    this.#groups = layout.groups
    this.#metrics = layout.flowMetrics
    this.#groupsOfClass = groupsOfClass
    this.#groupStart = groupStart
    this.#sums = new Float64Array(rows * layout.groups)
    this.#marked = new Uint8Array(rows)
    this.#touched = new Int32Array(rows)
  }

  enter(region: number, subjects: number, flow: Float64Array): void {
    this.#region = region
    this.#flow = subjects < GATHERS_FROM ? flow : null
  }

  add(sort: number, state: number, metric: number, amount: number): void {
    const row = state * this.#metrics + metric
    if (this.#flow !== null) return this.#addAtOnce(this.#flow, sort, row, amount)
    if (this.#marked[row] === 0) {
      this.#marked[row] = 1
      this.#touched[this.#count++] = row
    }
    const sums = this.#sums
    const groupsOfClass = this.#groupsOfClass
    const at = row * this.#groups
    const end = this.#groupStart[sort + 1]
    for (let i = this.#groupStart[sort]; i < end; i++) sums[at + groupsOfClass[i]] += amount
  }

  #addAtOnce(flow: Float64Array, sort: number, row: number, amount: number): void {
    const perGroup = this.#layout.states * this.#metrics
    const at = this.#region * this.#groups * perGroup + row
    const end = this.#groupStart[sort + 1]
    for (let i = this.#groupStart[sort]; i < end; i++) flow[at + this.#groupsOfClass[i] * perGroup] += amount
  }

  addTo(flow: Float64Array, region: number): void {
    const sums = this.#sums
    for (let t = 0; t < this.#count; t++) {
      const row = this.#touched[t]
      this.#marked[row] = 0
      const state = Math.floor(row / this.#metrics)
      const metric = row % this.#metrics
      for (let group = 0; group < this.#groups; group++) {
        const amount = sums[row * this.#groups + group]
        if (amount === 0) continue
        sums[row * this.#groups + group] = 0
        flow[flowIndex(this.#layout, region, group, state, metric)] += amount
      }
    }
    this.#count = 0
  }
}
