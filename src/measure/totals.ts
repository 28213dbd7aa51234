/**
 * What headlines and reports are made from, kept while a run goes on, so that the rows of the tables can go to the disk and
 * be forgotten. It gives the same tables as the run leaves, but with fewer rows: what happens is added up over ticks and
 * regions, and what is there at the end of a tick is kept for everybody, and for groups at the ticks that somebody asks
 * about: the first, the last, the last one with letters, and those in which loans first came due.
 */
import {
  createCounters,
  flowIndex,
  isPartial,
  layoutOf,
  outcomeMetric,
  stockMetrics,
  type Counters,
} from '../engine/counters.js'
import { LIST_METRICS, listMetrics } from '../engine/list/counting.js'
import type { RegionEvent, RegionState } from '../engine/respond/regions.js'
import type { Tables } from '../engine/tables.js'
import { appendTables } from './append.js'
import type { Block } from './block.js'
import { tableDefinitions, type TableName } from './definitions.js'
import { addDistribution, addFlows, addLists, addMoves, addPeople, addStocks, type Place } from './fanout.js'
import { growingTable, type GrowingTable, type GrowingTables } from './growing.js'
import { addJoining } from './joining.js'
import type { Labels } from './labels.js'
import { addLent, addTerms } from './lending.js'
import { addOfficials } from './officials.js'
import { addCost, addEvents, addOpinion } from './society.js'
import { addPresent, type Present, presentIn, summable } from './present.js'
import type { MeasureTable } from './types.js'

/** Region of rows that are about all of them. */
export const ALL_REGIONS = 'all'

/** All that must be known in order to go on; survives a structured clone. */
export interface TotalsState {
  /** Tables that hold a few rows for each tick. */
  rows: Record<string, Block>
  /** Grades of all businesses. */
  businesses: Block
  /** Over ticks and regions. */
  sums: Record<(typeof summed)[number] | 'lists', Float64Array>
  /** Lists as they were counted in the last tick in which anything was. */
  lists: { tick: number; last: Float64Array }
  /** [tick] stocks of all regions and groups. */
  stocks: Map<number, Float64Array>
  /** [group] last tick with letters, or -1. */
  lettered: Int32Array
  /** [outcome][group] tick in which a loan first came due, or -1. */
  due: Int32Array
}

export interface Totals {
  add(tick: number, counters: Counters, regions: readonly RegionState[], events: readonly RegionEvent[]): void
  /** All tables, in the order of {@link tableDefinitions}. */
  tables(): MeasureTable[]
  /** Where the totals stand; good until the next tick is added. */
  state(): TotalsState
}

const names = Object.keys(tableDefinitions) as TableName[]
/** Tables that hold a few rows for each tick, and are kept as they grow. */
const byTick = [
  'grades',
  'scores',
  'lending',
  'moves',
  'spells',
  'opinion',
  'cost',
  'joining',
  'officials',
  'events',
] as const
const summed = ['flow', 'moves', 'spells', 'people'] as const
const FIRST_STOCK = listMetrics.indexOf('on_list')

/** @param before where the run stood, if it was begun before */
export function createTotals(tables: Tables, labels: Labels, before?: TotalsState): Totals {
  const layout = layoutOf(tables)
  const { regions, groups, states, outcomes } = layout
  const kept = emptyTables()
  for (const name of byTick) if (before) kept[name].load(before.rows[name])
  const businesses = growingTable(tableDefinitions.grades)
  if (before) businesses.load(before.businesses)
  const [now, all] = [createCounters({ ...layout, regions: 1 }), createCounters({ ...layout, regions: 1 })]
  for (const name of [...summed, 'lists'] as const) if (before) all[name].set(before.sums[name])
  const lists = before ? structuredClone(before.lists) : { tick: 0, last: new Float64Array(now.lists.length) }
  const stocks = new Map(before?.stocks)
  const lettered = before?.lettered.slice() ?? new Int32Array(groups).fill(-1)
  const due = before?.due.slice() ?? new Int32Array(outcomes * groups).fill(-1)
  const businessGroup = tables.group.businesses
  const partial = isPartial(tables)
  const whole = labels.regions.length === 1 ? labels.regions[0].id : ALL_REGIONS

  const place = (tick: number, counters: Counters, present: Present, group: number, region?: number): Place => {
    const { by, group: name } = labels.groups[group]
    const id = region === undefined ? whole : labels.regions[region].id
    return {
      counters,
      labels,
      region: region ?? 0,
      group,
      lead: [tick, labels.dateOf(tick), id, by, name],
      partial,
      present,
    }
  }

  const noteStocks = (tick: number, counters: Counters) => {
    stocks.set(tick, counters.stock.slice())
    for (let group = 0; group < groups; group++) {
      if (holdsLetters(counters, group)) lettered[group] = tick
      for (let outcome = 0; outcome < outcomes; outcome++) {
        const at = outcome * groups + group
        if (due[at] < 0 && comesDue(now, group, outcome)) due[at] = tick
      }
    }
    const wanted = new Set([0, tick, ...lettered, ...due])
    for (const each of stocks.keys()) if (!wanted.has(each)) stocks.delete(each)
  }

  const noteLists = (tick: number) => {
    if (now.lists.every((count) => count === 0)) return
    lists.last.forEach((count, i) => {
      if (i % LIST_METRICS < FIRST_STOCK) all.lists[i] += count
    })
    lists.last.set(now.lists)
    lists.tick = tick
  }

  return {
    add(tick, counters, readings, events) {
      for (const name of summable) now[name].fill(0)
      for (let region = 0; region < regions; region++)
        addPresent(now, counters, region, presentIn(counters, region, businessGroup))
      const present = presentIn(now, 0, businessGroup)
      addPresent(all, now, 0, present, summed)
      noteStocks(tick, counters)
      noteLists(tick)
      for (let region = 0; region < regions; region++) {
        addStocks(kept.grades, place(tick, counters, present, 0, region))
        if (businessGroup > 0 && tick > 0) addStocks(businesses, place(tick, counters, present, businessGroup, region))
        addOpinion(kept, tables, labels, tick, region, readings[region])
        addCost(kept, tables, labels, tick, region, counters)
        addJoining(kept, tables, labels, tick, region, counters)
        addOfficials(kept, labels, tick, region, counters)
      }
      addDistribution(kept, place(tick, now, present, 0))
      addMoves(kept, place(tick, now, present, 0))
      if (outcomes > 0) for (let group = 0; group < groups; group++) addLent(kept, place(tick, now, present, group))
      addEvents(kept, labels, events)
    },
    tables() {
      const rest = emptyTables()
      const present = presentIn(all, 0, businessGroup)
      const last = { ...all, lists: lists.last }
      const lastPresent = presentIn(last, 0, businessGroup)
      const ticks = [...stocks.keys()].toSorted((a, b) => a - b)
      for (const tick of ticks)
        for (let region = 0; region < regions; region++)
          for (let group = 1; group < groups; group++)
            if (tick === 0 || group !== businessGroup)
              addStocks(rest.grades, place(tick, { ...all, layout, stock: stocks.get(tick)! }, present, group, region))
      const end = ticks.at(-1) ?? 0
      for (let group = 0; group < groups; group++) {
        const over = place(end, all, present, group)
        addFlows(rest, over)
        addTerms(rest, over)
        addPeople(rest, over)
        if (group > 0) addMoves(rest, over)
        addLists(rest, place(Math.max(0, lists.tick - 1), all, present, group))
        addLists(rest, place(lists.tick, last, lastPresent, group))
      }
      rest.grades.load(businesses.save())
      const first = names.map((name) => kept[name].snapshot())
      return appendTables(
        first,
        names.map((name) => rest[name].snapshot()),
      )
    },
    state: () => ({
      rows: Object.fromEntries(byTick.map((name) => [name, kept[name].save()])),
      businesses: businesses.save(),
      sums: { flow: all.flow, moves: all.moves, spells: all.spells, people: all.people, lists: all.lists },
      lists,
      stocks,
      lettered,
      due,
    }),
  }

  function holdsLetters({ stock }: Counters, group: number): boolean {
    for (let region = 0; region < regions; region++)
      for (let state = 0; state < states - 1; state++)
        if (stock[((region * groups + group) * states + state) * stockMetrics.length] > 0) return true
    return false
  }

  function comesDue({ flow }: Counters, group: number, outcome: number): boolean {
    for (let state = 0; state < states; state++)
      for (const metric of ['kept', 'broken'] as const)
        if (flow[flowIndex(layout, 0, group, state, outcomeMetric(layout, outcome, metric))] > 0) return true
    return false
  }
}

function emptyTables(): GrowingTables {
  const made = names.map((name): [TableName, GrowingTable] => [name, growingTable(tableDefinitions[name])])
  return Object.fromEntries(made) as GrowingTables
}
