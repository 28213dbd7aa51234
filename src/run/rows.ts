/** How many rows a run will write, from how often things happened in a few communities: a row is left out where nothing did. */
import {
  behaviourMetrics,
  type Counters,
  doorMetrics,
  layoutOf,
  outcomeMetrics,
  SPELL_BINS,
  stockMetrics,
  termMetrics,
  fileMetrics,
} from '../engine/counters.js'
import { exp } from '../engine/draw/detmath.js'
import { LIST_METRICS } from '../engine/list/counting.js'
import type { Tables } from '../engine/tables.js'
import { SCORES_EVERY } from '../measure/collect.js'
import type { TableName } from '../measure/definitions.js'
import { officialRows } from '../measure/officials.js'
import type { Probe } from './probe.js'

const RESIDENTS = stockMetrics.indexOf('residents')

/** Rows by table over a whole run. */
export function expectedRows(
  tables: Tables,
  { counts, tried }: Pick<Probe, 'counts' | 'tried'>,
): Record<TableName, number> {
  const layout = layoutOf(tables)
  const { regions, groups, states, flowMetrics, scoreBins, lists, doors, behaviours, terms, outcomes } = layout
  const subjects = tables.regions.map(({ residents }) => (residents * tables.subjects) / tables.residents)
  const { ticks } = tables

  // what a few hundred people of a group did says little of what is rare: more is known of everybody, of whom they are a part
  const within = wholes(tables, counts)

  /** Rows of one tick on average; `offset` gives the first count of a row for everybody of a group. */
  const rows = (
    values: Float64Array,
    perCell: number,
    width: number,
    offset: (row: number) => number,
    per: number,
    group: number,
  ) => {
    let sum = 0
    const { whole, share } = within[group]
    for (let row = 0; row < per; row++) {
      let most = 0
      for (let metric = 0; metric < width; metric++) {
        let all = 0
        for (let region = 0; region < regions; region++)
          all += values[(region * groups + whole) * perCell + offset(row) + metric]
        most = Math.max(most, all * share)
      }
      if (most > 0) for (const here of subjects) sum += chance((most / tried) * here)
    }
    return sum
  }
  const over = (values: Float64Array, perCell: number, width: number, offset: (row: number) => number, per: number) => {
    let sum = 0
    for (let group = 0; group < groups; group++) sum += rows(values, perCell, width, offset, per, group)
    return sum * ticks
  }
  const flow = (first: number, count: number, width: number) =>
    over(
      counts.flow,
      states * flowMetrics,
      width,
      (row) => Math.floor(row / count) * flowMetrics + first + (row % count) * width,
      states * count,
    )
  const bins = (group: number) => rows(counts.histogram, 2 * scoreBins, 1, (bin) => bin, scoreBins, group)
  const gradings = tables.grade.regrades.reduce((sum, each) => sum + each, 0)
  const fully = Math.min(ticks, gradings + Math.ceil(ticks / SCORES_EVERY))
  let binsOfGroups = 0
  for (let group = 1; group < groups; group++) binsOfGroups += bins(group)
  const each = regions * ticks
  return {
    grades: over(counts.stock, states * stockMetrics.length, 1, (state) => state * stockMetrics.length, states),
    scores: bins(0) * ticks + binsOfGroups * fully,
    behaviours: flow(0, behaviours, behaviourMetrics.length),
    doors: flow(layout.doorOffset, doors, doorMetrics.length),
    terms: flow(layout.termOffset, terms, termMetrics.length),
    lending: flow(layout.outcomeOffset, outcomes, outcomeMetrics.length),
    lists: over(counts.lists, lists * LIST_METRICS, LIST_METRICS, (list) => list * LIST_METRICS, lists),
    people: lists > 0 ? over(counts.people, doors, 1, (door) => door, doors) : 0,
    files: flow(layout.fileOffset, 1, fileMetrics.length),
    moves: over(counts.moves, states * states, 1, (move) => move, states * states),
    spells: over(counts.spells, states * SPELL_BINS, 1, (spell) => spell, states * SPELL_BINS),
    opinion: each,
    cost: each,
    joining: each * layout.joining,
    officials: officialRows(tables),
    events: regions,
    regions: each,
    communities: tables.communities,
  }
}

/** For each group the one that it is a part of, everybody or all businesses, and which part. */
function wholes({ group: { businesses } }: Tables, { layout, stock }: Counters): { whole: number; share: number }[] {
  const { regions, groups, states } = layout
  const standing = (group: number) => {
    let sum = 0
    for (let cell = 0; cell < regions * states; cell++) {
      const [region, state] = [Math.floor(cell / states), cell % states]
      sum += stock[((region * groups + group) * states + state) * stockMetrics.length + RESIDENTS]
    }
    return sum
  }
  return Array.from({ length: groups }, (_, group) => {
    const whole = businesses > 0 && group >= businesses ? businesses : 0
    const [here, all] = [standing(group), standing(whole)]
    return all > 0 ? { whole, share: here / all } : { whole: group, share: 1 }
  })
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
