/** Rows about one group of one region: stocks, flows, distributions and moves. */
import {
  behaviourMetrics,
  doorMetrics,
  fileMetrics,
  flowIndex,
  SPELL_BINS,
  stockMetrics,
  type Counters,
  type StockMetric,
} from '../engine/counters.js'
import type { GrowingTable, GrowingTables } from './growing.js'
import type { Labels } from './labels.js'
import type { Cell } from './types.js'

/** Where in the counters we are, and the cells that every row there begins with. */
export interface Place {
  counters: Counters
  labels: Labels
  region: number
  group: number
  lead: Cell[]
}

const FULL_SCALE = 255

/** Adds a row to `grades` for each grade that somebody holds. */
export function addStocks(growing: GrowingTables, { counters, labels, region, group, lead }: Place): void {
  const { groups, states } = counters.layout
  for (let state = 0; state < states; state++) {
    const start = ((region * groups + group) * states + state) * stockMetrics.length
    const take = (metric: StockMetric) => counters.stock[start + stockMetrics.indexOf(metric)]
    const residents = take('residents')
    if (residents === 0) continue
    growing.grades.add([
      ...lead,
      labels.states[state].id,
      residents,
      take('graded_too_low'),
      take('graded_too_high'),
      take('score_sum') / residents,
      take('true_score_sum') / residents,
      take('points_below_truth'),
      take('points_above_truth'),
      take('below_truth'),
      take('above_truth'),
      take('strain_sum') / FULL_SCALE / residents,
      take('hardship_sum') / FULL_SCALE / residents,
      take('risk_sum') / FULL_SCALE / residents,
    ])
  }
}

/** Adds a row unless all its counts are zero. */
function addCounts(table: GrowingTable, lead: readonly Cell[], counts: readonly number[]): void {
  if (counts.some((count) => count !== 0)) table.add([...lead, ...counts])
}

/** Adds rows to `behaviours`, `doors` and `files`. */
export function addFlows(growing: GrowingTables, { counters, labels, region, group, lead }: Place): void {
  const { layout, flow } = counters
  for (let state = 0; state < layout.states; state++) {
    const start = flowIndex(layout, region, group, state, 0)
    const take = (offset: number, length: number) => Array.from(flow.subarray(start + offset, start + offset + length))
    const graded = [...lead, labels.states[state].id]
    for (let b = 0; b < layout.behaviours; b++) {
      const counts = take(b * behaviourMetrics.length, behaviourMetrics.length)
      addCounts(growing.behaviours, [...graded, labels.behaviours[b].id, labels.behaviours[b].kind], counts)
    }
    for (let d = 0; d < layout.doors; d++) {
      const counts = take(layout.doorOffset + d * doorMetrics.length, doorMetrics.length)
      addCounts(growing.doors, [...graded, labels.doors[d].id], counts)
    }
    addCounts(growing.files, graded, take(layout.fileOffset, fileMetrics.length))
  }
}

/** Adds a row to `scores` for each bin that is not empty. */
export function addDistribution(growing: GrowingTables, { counters, labels, region, group, lead }: Place): void {
  const { groups, scoreBins } = counters.layout
  const start = (region * groups + group) * 2 * scoreBins
  for (let bin = 0; bin < scoreBins; bin++) {
    const onFile = counters.histogram[start + bin]
    const inTruth = counters.histogram[start + scoreBins + bin]
    const { from, to } = labels.scoreBins[bin]
    addCounts(growing.scores, [...lead, from ?? null, to ?? null], [onFile, inTruth])
  }
}

/** Adds rows to `moves` and `spells`. */
export function addMoves(growing: GrowingTables, { counters, labels, region, group, lead }: Place): void {
  const { groups, states } = counters.layout
  for (let from = 0; from < states; from++) {
    const row = (region * groups + group) * states + from
    for (let to = 0; to < states; to++) {
      const names = [labels.states[from].id, labels.states[to].id]
      addCounts(growing.moves, [...lead, ...names], [counters.moves[row * states + to]])
    }
    for (let bin = 0; bin < SPELL_BINS; bin++)
      addCounts(growing.spells, [...lead, labels.states[from].id, bin + 1], [counters.spells[row * SPELL_BINS + bin]])
  }
}
