/**
 * Moves between letters and lengths of spells in the region at hand. At a grading everybody is counted, so they are counted
 * by measured class first, and reach the groups of the classes when the region is done with.
 */
import { type Counters, type Layout, SPELL_BINS } from '../counters.js'
import { type Arrays, onHeap } from '../arrays.js'
import { Changes } from './changes.js'
import type { GroupTables } from './tables.js'

export class Gradings {
  readonly #states: number
  /** [from x states + to] */
  readonly moves: Changes
  /** [from x bins + bin] */
  readonly spells: Changes
  readonly #group: GroupTables

  constructor(group: GroupTables, { states }: Layout, arrays: Arrays = onHeap) {
    this.#states = states
    this.#group = group
    this.moves = new Changes(group, states * states, 1, arrays)
    this.spells = new Changes(group, states * SPELL_BINS, 1, arrays)
  }

  /** Somebody of a class held one letter and is given another, or the same. */
  move(sort: number, from: number, to: number): void {
    this.moves.numbers[this.moves.row(sort, from * this.#states + to)]++
  }

  /** Somebody of a class held a letter for so many gradings, and holds it no longer. */
  endSpell(sort: number, letter: number, gradings: number): void {
    const bin = Math.min(Math.max(1, gradings), SPELL_BINS) - 1
    this.spells.numbers[this.spells.row(sort, letter * SPELL_BINS + bin)]++
  }

  /** Moves all that was counted to the counters of a region. */
  addTo({ moves, spells }: Pick<Counters, 'moves' | 'spells'>, region: number): void {
    this.#add(this.moves, moves, this.#states * this.#states, region)
    this.#add(this.spells, spells, this.#states * SPELL_BINS, region)
  }

  #add(counted: Changes, to: Float64Array, perGroup: number, region: number): void {
    const { groups, groupsOfClass, groupStart } = this.#group
    const first = region * groups * perGroup
    counted.moveTo({
      add: (sort, number, amount) => {
        for (let i = groupStart[sort]; i < groupStart[sort + 1]; i++)
          to[first + groupsOfClass[i] * perGroup + number] += amount
      },
    })
  }
}
