/** Sums that stand from tick to tick, and what is counted at gradings: they lie in the memory, for both sides to change. */
import { type StockMetric, stockMetrics } from '../counters.js'
import type { Place } from '../place.js'
import type { Module } from './module.js'

const BYTES = Float64Array.BYTES_PER_ELEMENT

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
    ROW_BYTES: stockMetrics.length * BYTES,
    AT_RESIDENTS: at('residents'),
    AT_TOO_LOW: at('graded_too_low'),
    AT_TOO_HIGH: at('graded_too_high'),
    AT_SCORE: at('score_sum'),
    AT_ABOVE_POINTS: at('points_above_truth'),
    AT_ABOVE: at('above_truth'),
    AT_CONTEXT: at('points_government'),
    AT_STRAIN: at('strain_sum'),
    AT_RISK: at('risk_sum'),
    AT_SCORED: at('scored'),
    AT_FRIENDS_DOWN: at('points_by_friends_down'),
    AT_FRIENDS_UP: at('points_by_friends_up'),
  })
}

function at(metric: StockMetric): number {
  return stockMetrics.indexOf(metric) * BYTES
}
