/**
 * Which rows of a region hold anything in a tick. Whoever is counted in any group is counted in everybody, or among all
 * businesses; so those two groups say it for all others, and in a small society, in which most of what can happen does not happen
 * in most ticks, hardly more than they must be looked through.
 */
import {
  behaviourMetrics,
  type Counters,
  doorMetrics,
  fileMetrics,
  type Layout,
  outcomeMetrics,
  SPELL_BINS,
  termMetrics,
} from '../engine/counters.js'
import { LIST_METRICS } from '../engine/list/counting.js'

/** Numbers of the rows that hold something, ascending. Those told apart by grade stand by state. */
export interface Present {
  behaviours: number[][]
  doors: number[][]
  /** 0 where there is anything about files. */
  files: number[][]
  terms: number[][]
  outcomes: number[][]
  moves: number[][]
  spells: number[][]
  lists: number[]
  people: number[]
  /** Bins of the score, on file or in truth. */
  bins: number[]
}

/**
 * Looks through the counters of one region.
 *
 * @param businesses the group of all businesses; 0 if there are none
 */
export function presentIn(counters: Counters, region: number, businesses: number): Present {
  const { layout } = counters
  const { groups, states, flowMetrics, scoreBins } = layout
  const leaders = businesses > 0 ? [0, businesses] : [0]
  /** Of `rows` rows of `width` numbers each those that hold anything; `at` is where they begin within a group. */
  const among = (values: Float64Array, perGroup: number, at: number, rows: number, width: number): number[] => {
    const found: number[] = []
    for (let row = 0; row < rows; row++) {
      for (let l = 0; l < leaders.length; l++) {
        const from = (region * groups + leaders[l]) * perGroup + at + row * width
        if (allZero(values, from, width)) continue
        found.push(row)
        break
      }
    }
    return found
  }
  const { flow, moves, spells } = counters
  const ofState = (offset: number, rows: number, width: number): number[][] => {
    const found: number[][] = []
    for (let state = 0; state < states; state++)
      found.push(among(flow, states * flowMetrics, state * flowMetrics + offset, rows, width))
    return found
  }
  const perState = (values: Float64Array, rows: number): number[][] => {
    const found: number[][] = []
    for (let state = 0; state < states; state++) found.push(among(values, states * rows, state * rows, rows, 1))
    return found
  }
  const filled = among(counters.histogram, 2 * scoreBins, 0, 2 * scoreBins, 1).map((bin) => bin % scoreBins)
  return {
    behaviours: ofState(0, layout.behaviours, behaviourMetrics.length),
    doors: ofState(layout.doorOffset, layout.doors, doorMetrics.length),
    files: ofState(layout.fileOffset, 1, fileMetrics.length),
    terms: ofState(layout.termOffset, layout.terms, termMetrics.length),
    outcomes: ofState(layout.outcomeOffset, layout.outcomes, outcomeMetrics.length),
    moves: perState(moves, states),
    spells: perState(spells, SPELL_BINS),
    lists: among(counters.lists, layout.lists * LIST_METRICS, 0, layout.lists, LIST_METRICS),
    people: layout.lists > 0 ? among(counters.people, layout.doors, 0, layout.doors, 1) : [],
    bins: [...new Set(filled)].toSorted((a, b) => a - b),
  }
}

/** Whether so many numbers are all 0. */
export function allZero(counts: Float64Array, start: number, length: number): boolean {
  for (let i = start; i < start + length; i++) if (counts[i] !== 0) return false
  return true
}

/** Counters that are summed over regions, or over ticks. */
export const summable = ['flow', 'moves', 'spells', 'people', 'histogram', 'lists'] as const

/** Adds what is present in a region to sums that have no regions. */
export function addPresent(
  sums: Counters,
  counters: Counters,
  region: number,
  present: Present,
  names: readonly (typeof summable)[number][] = summable,
): void {
  const { groups, states, flowMetrics, doors, lists, scoreBins } = counters.layout
  const perGroup = {
    flow: states * flowMetrics,
    moves: states * states,
    spells: states * SPELL_BINS,
    people: lists > 0 ? doors : 0,
    histogram: 2 * scoreBins,
    lists: lists * LIST_METRICS,
  }
  const spans = spansOf(counters.layout, present)
  for (const name of names) {
    const [to, from, each] = [sums[name], counters[name], perGroup[name]]
    const parts = spans[name]
    for (let group = 0; group < groups; group++)
      for (let p = 0; p < parts.length; p++) {
        const { start, width } = parts[p]
        const at = group * each + start
        const there = (region * groups + group) * each + start
        for (let i = 0; i < width; i++) if (from[there + i] !== 0) to[at + i] += from[there + i]
      }
  }
}

/** Neighbouring numbers within a group. */
interface Span {
  start: number
  width: number
}

function spansOf(layout: Layout, present: Present): Record<(typeof summable)[number], Span[]> {
  const rows = (numbers: readonly number[], offset: number, width: number) =>
    numbers.map((row) => ({ start: offset + row * width, width }))
  const byState = (numbers: readonly number[][], perState: number, offset: number, width: number) =>
    numbers.flatMap((each, state) => rows(each, state * perState + offset, width))
  const { states, flowMetrics, doorOffset, fileOffset, termOffset, outcomeOffset, scoreBins } = layout
  return {
    flow: [
      ...byState(present.behaviours, flowMetrics, 0, behaviourMetrics.length),
      ...byState(present.doors, flowMetrics, doorOffset, doorMetrics.length),
      ...byState(present.files, flowMetrics, fileOffset, fileMetrics.length),
      ...byState(present.terms, flowMetrics, termOffset, termMetrics.length),
      ...byState(present.outcomes, flowMetrics, outcomeOffset, outcomeMetrics.length),
    ],
    moves: byState(present.moves, states, 0, 1),
    spells: byState(present.spells, SPELL_BINS, 0, 1),
    people: rows(present.people, 0, 1),
    histogram: [...rows(present.bins, 0, 1), ...rows(present.bins, scoreBins, 1)],
    lists: rows(present.lists, 0, LIST_METRICS),
  }
}
