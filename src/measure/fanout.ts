/** Rows about one group of one region: stocks, flows, distributions and moves. */
import {
  behaviourMetrics,
  doorMetrics,
  flowIndex,
  SPELL_BINS,
  stockMetrics,
  type Counters,
  type StockMetric,
} from '../engine/counters.js'
import { listIndex } from '../engine/list/counting.js'
import type { GrowingTable, GrowingTables } from './growing.js'
import type { Labels } from './labels.js'
import type { Present } from './present.js'
import type { Cell } from './types.js'

/** Where in the counters we are, and the cells that every row there begins with. */
export interface Place {
  counters: Counters
  labels: Labels
  region: number
  group: number
  lead: Cell[]
  /** Whether some have no score. */
  partial: boolean
  /** Which rows of the region hold anything. */
  present: Present
}

const FULL_SCALE = 255

/** Adds a row to a table of grades for each grade that somebody holds. */
export function addStocks(grades: GrowingTable, { counters, labels, region, group, lead, partial }: Place): void {
  const { groups, states } = counters.layout
  for (let state = 0; state < states; state++) {
    const start = ((region * groups + group) * states + state) * stockMetrics.length
    // the first of them is the number of residents
    if (counters.stock[start] === 0) continue
    const take = (metric: StockMetric) => counters.stock[start + stockMetrics.indexOf(metric)]
    const residents = take('residents')
    const scored = partial ? take('scored') : labels.hasScore ? residents : 0
    const perScored = (metric: StockMetric) => (labels.hasScore ? (scored > 0 ? take(metric) / scored : 0) : null)
    grades.add([
      ...lead,
      labels.states[state].id,
      residents,
      scored,
      take('graded_too_low'),
      take('graded_too_high'),
      perScored('score_sum'),
      perScored('true_score_sum'),
      take('points_below_truth'),
      take('points_above_truth'),
      take('below_truth'),
      take('above_truth'),
      perScored('points_government'),
      perScored('points_commerce'),
      perScored('points_social'),
      perScored('points_justice'),
      take('strain_sum') / FULL_SCALE / residents,
      take('hardship_sum') / FULL_SCALE / residents,
      take('risk_sum') / FULL_SCALE / residents,
      take('points_by_friends_down'),
      take('points_by_friends_up'),
    ])
  }
}

/** Adds rows to `behaviours`, `doors` and `files`. */
export function addFlows(growing: GrowingTables, { counters, labels, region, group, lead, present }: Place): void {
  const { layout, flow } = counters
  for (let state = 0; state < layout.states; state++) {
    const [behaviours, doors, files] = [present.behaviours[state], present.doors[state], present.files[state]]
    if (behaviours.length + doors.length + files.length === 0) continue
    const start = flowIndex(layout, region, group, state, 0)
    const graded = [...lead, labels.states[state].id]
    for (const b of behaviours) {
      const { id, kind } = labels.behaviours[b]
      growing.behaviours.addCounts(graded, flow, start + b * behaviourMetrics.length, id, kind)
    }
    for (const d of doors)
      growing.doors.addCounts(graded, flow, start + layout.doorOffset + d * doorMetrics.length, labels.doors[d].id)
    if (files.length > 0) growing.files.addCounts(graded, flow, start + layout.fileOffset)
  }
}

/** Adds rows to `lists`. */
export function addLists(growing: GrowingTables, { counters, labels, region, group, lead, present }: Place): void {
  for (const list of present.lists) {
    const { id, kind } = labels.lists[list]
    growing.lists.addCounts(lead, counters.lists, listIndex(counters.layout, region, group, list, 0), id, kind)
  }
}

/** Adds rows to `people`, which are kept where there are lists. */
export function addPeople(growing: GrowingTables, { counters, labels, region, group, lead, present }: Place): void {
  const { groups, doors } = counters.layout
  for (const d of present.people)
    growing.people.addCounts(lead, counters.people, (region * groups + group) * doors + d, labels.doors[d].id)
}

/** Adds a row to `scores` for each bin that is not empty. */
export function addDistribution(
  growing: GrowingTables,
  { counters, labels, region, group, lead, present }: Place,
): void {
  if (!labels.hasScore) return
  const { groups, scoreBins } = counters.layout
  const start = (region * groups + group) * 2 * scoreBins
  for (const bin of present.bins) {
    const onFile = counters.histogram[start + bin]
    const inTruth = counters.histogram[start + scoreBins + bin]
    const { from, to } = labels.scoreBins[bin]
    if (onFile + inTruth > 0) growing.scores.add([...lead, from ?? null, to ?? null, onFile, inTruth])
  }
}

/** Adds rows to `moves` and `spells`. */
export function addMoves(growing: GrowingTables, { counters, labels, region, group, lead, present }: Place): void {
  const { groups, states } = counters.layout
  for (let from = 0; from < states; from++) {
    if (present.moves[from].length + present.spells[from].length === 0) continue
    const row = (region * groups + group) * states + from
    const left = [...lead, labels.states[from].id]
    for (const to of present.moves[from])
      growing.moves.addCounts(left, counters.moves, row * states + to, labels.states[to].id)
    for (const bin of present.spells[from])
      growing.spells.addCounts(left, counters.spells, row * SPELL_BINS + bin, bin + 1)
  }
}
