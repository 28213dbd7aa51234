/** Sums that stand from tick to tick, and what is counted at gradings: they lie in the memory, for both sides to change. */
import { stockMetrics } from '../counters.js'
import type { Place } from '../place.js'
import type { Module } from './module.js'

/** Names the sums to the module, which changes them as `measure/changes.ts` does. */
export function nameSums({ set }: Module, { tables, stocks, gradings }: Place): void {
  const { changes } = stocks
  const { moves, spells } = gradings
  set({
    classes: tables.group.classes,
    changedSums: changes.numbers,
    changedRows: changes.marked,
    changedRowsWhich: changes.touched,
    changedRowsAt: changes.count,
    moves: moves.numbers,
    movesMarked: moves.marked,
    movesTouched: moves.touched,
    movesAt: moves.count,
    spells: spells.numbers,
    spellsMarked: spells.marked,
    spellsTouched: spells.touched,
    spellsAt: spells.count,
    STOCKS: stockMetrics.length,
    SCORE: stockMetrics.indexOf('score_sum'),
    CONTEXT: stockMetrics.indexOf('points_government'),
    STRAIN: stockMetrics.indexOf('strain_sum'),
  })
}
