/** How many rows a run will write, from how often things happen to a few who live through it: a row is left out where nothing did. */
import {
  behaviourMetrics,
  type Counters,
  doorMetrics,
  fileMetrics,
  layoutOf,
  outcomeMetrics,
  SPELL_BINS,
  stockMetrics,
  termMetrics,
} from '../engine/counters.js'
import { exp, log } from '../engine/draw/detmath.js'
import { listMetrics, LIST_METRICS } from '../engine/list/counting.js'
import type { Tables } from '../engine/tables.js'
import { SCORES_EVERY } from '../measure/collect.js'
import type { TableName } from '../measure/definitions.js'
import { officialRows } from '../measure/officials.js'

export type Rows = Record<TableName, number>

/** Watches a few subjects live, tick after tick from the first one on. */
export interface RowWatch {
  /** A tick is over, of which these are the counters. */
  add(counters: Counters): void
  /** Rows by table over the whole run; ticks that were not watched are like the later half of those that were. */
  expected(): Rows
}

/** Groups in a region that have about so many subjects. */
interface Sizes {
  subjects: number
  times: number
}

/** Sizes that differ by less than this factor are taken as one. */
const ALIKE = 1.25

/** Which metrics count how often something happened; others add up points or money, or the times of somebody else. */
const counting = (names: readonly string[]) =>
  names.flatMap((name, i) => (/points|asked$|asked_anyway|saved|paid_more|spent/.test(name) ? [] : [i]))
const metricsOf = {
  behaviours: counting(behaviourMetrics),
  doors: counting(doorMetrics),
  terms: counting(termMetrics),
  outcomes: counting(outcomeMetrics),
  files: counting(fileMetrics),
  lists: counting(listMetrics),
  one: [0],
}
const RESIDENTS = stockMetrics.indexOf('residents')

/** @param watched how many subjects are watched */
export function watchRows(tables: Tables, watched: number): RowWatch {
  const layout = layoutOf(tables)
  const { regions, groups, states, flowMetrics, scoreBins, lists, doors, behaviours, terms, outcomes } = layout
  const { businesses } = tables.group
  const leaders = businesses > 0 ? [0, businesses] : [0]
  const { ticks } = tables
  const here = tables.regions.map(({ residents }) => (residents * tables.subjects) / tables.residents)
  const everybody = here.map((subjects) => ({ subjects, times: 1 }))
  /** By leader. */
  let sizes: (readonly Sizes[])[] = []
  /** By tick. */
  const seen: Partial<Rows>[] = []

  /**
   * Rows of a tick. What a few hundred people of a group did says little of what is rare: more is known of everybody, of whom they are
   * a part.
   *
   * @param offset the first count of a row within a group
   */
  const among = (
    values: Float64Array,
    perGroup: number,
    rows: number,
    offset: (row: number) => number,
    metrics: readonly number[],
    of: readonly (readonly Sizes[])[] = sizes,
  ) => {
    let sum = 0
    for (const [l, some] of of.entries())
      for (let row = 0; row < rows; row++) {
        const at = leaders[l] * perGroup + offset(row)
        let most = 0
        for (const metric of metrics) {
          let all = 0
          for (let region = 0; region < regions; region++) all += values[region * groups * perGroup + at + metric]
          most = Math.max(most, all)
        }
        if (most > 0) for (const { subjects, times } of some) sum += times * chance((most / watched) * subjects)
      }
    return sum
  }
  const flow = ({ flow: values }: Counters, first: number, count: number, width: number, metrics: readonly number[]) =>
    among(
      values,
      states * flowMetrics,
      states * count,
      (row) => Math.floor(row / count) * flowMetrics + first + (row % count) * width,
      metrics,
    )
  const ofTick = (counters: Counters, tick: number): Partial<Rows> => {
    const { stock, moves, spells, people, histogram } = counters
    const fully = tables.grade.regrades[tick] === 1 || tick % SCORES_EVERY === 0 || tick === ticks - 1
    const inPlace = (row: number) => row
    return {
      grades: among(stock, states * stockMetrics.length, states, (state) => state * stockMetrics.length, [RESIDENTS]),
      scores: among(histogram, 2 * scoreBins, scoreBins, inPlace, [0, scoreBins], fully ? sizes : [everybody]),
      behaviours: flow(counters, 0, behaviours, behaviourMetrics.length, metricsOf.behaviours),
      doors: flow(counters, layout.doorOffset, doors, doorMetrics.length, metricsOf.doors),
      terms: flow(counters, layout.termOffset, terms, termMetrics.length, metricsOf.terms),
      lending: flow(counters, layout.outcomeOffset, outcomes, outcomeMetrics.length, metricsOf.outcomes),
      files: flow(counters, layout.fileOffset, 1, fileMetrics.length, metricsOf.files),
      lists: among(counters.lists, lists * LIST_METRICS, lists, (list) => list * LIST_METRICS, metricsOf.lists),
      people: lists > 0 ? among(people, doors, doors, inPlace, metricsOf.one) : 0,
      moves: among(moves, states * states, states * states, inPlace, metricsOf.one),
      spells: among(spells, states * SPELL_BINS, states * SPELL_BINS, inPlace, metricsOf.one),
    }
  }
  const each = regions * ticks
  return {
    add(counters) {
      if (seen.length === 0) sizes = leaders.map((leader) => sizesOf(counters, here, leader, businesses))
      seen.push(ofTick(counters, seen.length))
    },
    expected() {
      const later = seen.slice(seen.length >> 1)
      const over = (name: TableName) => {
        const sum = (of: Partial<Rows>[]) => of.reduce((all, rows) => all + rows[name]!, 0)
        return seen.length === 0 ? 0 : sum(seen) + (sum(later) / later.length) * (ticks - seen.length)
      }
      return {
        grades: over('grades'),
        scores: over('scores'),
        behaviours: over('behaviours'),
        doors: over('doors'),
        terms: over('terms'),
        lending: over('lending'),
        lists: over('lists'),
        people: over('people'),
        files: over('files'),
        moves: over('moves'),
        spells: over('spells'),
        opinion: each,
        cost: each,
        joining: each * tables.databases.filter(({ joins }) => joins.length > 0).length,
        officials: officialRows(tables),
        events: regions,
        regions: each,
        communities: tables.communities,
      }
    },
  }
}

/** How large a leader is, everybody or all businesses, and the groups that are parts of it, in all regions. */
function sizesOf(
  { layout, stock }: Counters,
  here: readonly number[],
  leader: number,
  businesses: number,
): readonly Sizes[] {
  const { regions, groups, states } = layout
  const standing = (group: number) => {
    let sum = 0
    for (let cell = 0; cell < regions * states; cell++) {
      const [region, state] = [Math.floor(cell / states), cell % states]
      sum += stock[((region * groups + group) * states + state) * stockMetrics.length + RESIDENTS]
    }
    return sum
  }
  const all = standing(leader)
  const isPart = (group: number) => (businesses > 0 && group >= businesses) === leader > 0
  const shares = Array.from({ length: groups }, (_, group) => (isPart(group) && all > 0 ? standing(group) / all : 0))
  const alike = new Map<number, Sizes>()
  for (const share of shares)
    for (const subjects of here) {
      if (share === 0) continue
      const size = Math.round(log(share * subjects) / log(ALIKE))
      const known = alike.get(size) ?? { subjects: 0, times: 0 }
      alike.set(size, known)
      known.subjects += (share * subjects - known.subjects) / ++known.times
    }
  return [...alike.values()]
}

/** Chance that something which happens so often on average happens at all. */
function chance(mean: number): number {
  return mean > 30 ? 1 : 1 - exp(-mean)
}

/** Bytes that a row of a table takes on the disk, measured with `national-2020`. */
const bytesOnDisk: Record<TableName, number> = {
  grades: 41,
  scores: 3.5,
  behaviours: 5,
  doors: 2.7,
  terms: 7.3,
  lending: 4,
  lists: 5,
  people: 3,
  files: 10.3,
  moves: 2.5,
  spells: 2,
  opinion: 44,
  cost: 6,
  joining: 1,
  officials: 5,
  events: 10,
  regions: 14,
  communities: 20,
}

/** Bytes of the tables of a run on the disk. */
export function diskBytes(rows: Record<TableName, number>): number {
  const names = Object.keys(rows) as TableName[]
  return names.reduce((sum, name) => sum + rows[name] * bytesOnDisk[name], 0)
}
