/** Sums that stand from tick to tick, and what is counted at gradings: they lie in the memory, for both sides to change. */
import { type Layout, type StockMetric, stockMetrics } from '../counters.js'
import type { Place } from '../place.js'
import type { Tables } from '../tables.js'
import type { Memory } from './memory.js'
import type { Module } from './module.js'

const BYTES = Float64Array.BYTES_PER_ELEMENT
/** Whole numbers in a row of what has changed, which is as long as what the processor brings from memory at once. */
const LANES = 16
/** Bytes of it. */
const LINE = 64

/** Names the sums to the module, which changes them as `measure/changes.ts` does. */
export function nameSums({ memory, set }: Module, { tables, layout, stocks, gradings }: Place): void {
  const { changes, stock } = stocks
  const { moves, spells } = gradings
  const rows = layout.states * tables.group.classes
  set({
    classes: tables.group.classes,
    changedSums: changes.numbers,
    changedRows: changes.marked,
    changedRowsWhich: changes.touched,
    changedRowsAt: changes.count,
    stockRows: aligned(memory, rows * LANES),
    stockRowsMarked: memory.u8(rows),
    // the module writes behind the last before it knows whether the row is new
    stockRowsTouched: memory.i32(rows + 1),
    stockOf: stock.standing,
    stockBytes: stock.perRegion * BYTES,
    stockGroupBytes: (stock.perRegion / layout.groups) * BYTES,
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

/** Bytes for what has changed of the stocks of one region, by class. */
export function bytesOfRows({ group }: Tables, { states }: Layout): number {
  return states * group.classes * (LINE + 1 + Int32Array.BYTES_PER_ELEMENT)
}

/** Numbers that begin where the processor begins to bring memory. */
export function aligned(memory: Memory, length: number): Int32Array {
  const numbers = memory.i32(length + LANES)
  return numbers.subarray((-numbers.byteOffset & (LINE - 1)) / numbers.BYTES_PER_ELEMENT)
}

function at(metric: StockMetric): number {
  return stockMetrics.indexOf(metric) * BYTES
}
