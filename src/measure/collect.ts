/**
 * From the counters of a tick to rows of the tables. The counters are whole numbers and already summed over threads;
 * means and prices are worked out here and never go back into the run.
 */
import { isPartial, layoutOf, SPELL_BINS, type Counters, type Layout } from '../engine/counters.js'
import type { Tables } from '../engine/tables.js'
import type { Block } from './block.js'
import { tableDefinitions, type TableName } from './definitions.js'
import { addDistribution, addFlows, addLists, addMoves, addPeople, addStocks, type Place } from './fanout.js'
import { bytesPerRow, growingTable, type GrowingTable, type GrowingTables } from './growing.js'
import type { RegionEvent, RegionState } from '../engine/respond/regions.js'
import { addLent, addTerms } from './lending.js'
import type { Labels } from './labels.js'
import { addJoining } from './joining.js'
import { addOfficials, officialRows } from './officials.js'
import { presentIn } from './present.js'
import { addCommunities, addCost, addEvents, addOpinion, addRegion } from './society.js'
import type { MeasureTable } from './types.js'

/** Groups other than everybody have their score distribution noted this often, in ticks, besides at gradings. */
export const SCORES_EVERY = 12

/** Takes rows of a table, in order; it must be done with them when it returns. */
export type TableSink = (name: TableName, block: Block) => void

/** Rows that no sink has taken yet; survives a structured clone. */
export type CollectorState = Record<string, Block>

export interface Collector {
  /**
   * Adds one finished tick.
   *
   * @param counters flows of this tick alone, and stocks at its end
   * @param regions opinion at the end of the tick, by region
   */
  add(tick: number, counters: Counters, regions: readonly RegionState[], events: readonly RegionEvent[]): void
  /** Adds the fingerprints of the communities, two words each, once the run is over. */
  finish(words: Uint32Array): void
  /** Hands what is left to the sink. */
  flush(): void
  /** All rows that are held here, in the order of {@link tableDefinitions}: without a sink, all that there are. */
  tables(): MeasureTable[]
  state(): CollectorState
}

/**
 * Collects the measures of a run, tick after tick, into tables.
 *
 * @param sink takes rows when there are enough of them, so that memory does not grow with ticks; without it all are held
 * @param before rows that no sink had taken when the run was stopped
 */
export function createCollector(tables: Tables, labels: Labels, sink?: TableSink, before?: CollectorState): Collector {
  const names = Object.keys(tableDefinitions) as TableName[]
  const made = names.map((name): [TableName, GrowingTable] => [
    name,
    growingTable(tableDefinitions[name], sink && ((block) => sink(name, block))),
  ])
  const growing = Object.fromEntries(made) as GrowingTables
  if (before) for (const name of names) growing[name].load(before[name])
  return {
    add(tick, counters, regions, events) {
      const date = labels.dateOf(tick)
      const grading = tables.grade.regrades[tick] === 1
      const fully = grading || tick % SCORES_EVERY === 0 || tick === tables.ticks - 1
      const partial = isPartial(tables)
      tables.regions.forEach((_, region) => {
        const present = presentIn(counters, region, tables.group.businesses)
        labels.groups.forEach((each, group) => {
          const lead = [tick, date, labels.regions[region].id, each.by, each.group]
          const place: Place = { counters, labels, region, group, lead, partial, present }
          addStocks(growing.grades, place)
          addFlows(growing, place)
          addTerms(growing, place)
          addLent(growing, place)
          addLists(growing, place)
          addPeople(growing, place)
          if (group === 0 || fully) addDistribution(growing, place)
          addMoves(growing, place)
        })
        addOpinion(growing, tables, labels, tick, region, regions[region])
        addRegion(growing, labels, tick, region, regions[region])
        addCost(growing, tables, labels, tick, region, counters)
        addJoining(growing, tables, labels, tick, region, counters)
        addOfficials(growing, labels, tick, region, counters)
      })
      addEvents(growing, labels, events)
    },
    finish: (words) => addCommunities(growing, tables, labels, words),
    flush() {
      for (const name of names) if (growing[name].rows > 0) sink?.(name, growing[name].block())
    },
    tables: () => names.map((name) => growing[name].snapshot()),
    state: () => Object.fromEntries(names.map((name) => [name, growing[name].save()])),
  }
}

function row(name: TableName): number {
  return bytesPerRow(tableDefinitions[name])
}

/**
 * Upper bound of what the tables take in memory for one tick and, on top, for a tick with a grading. Reached only if
 * every group holds every grade, does everything and tries every door. A run therefore needs memory for its tables in
 * proportion to ticks x groups, whatever the number of residents.
 */
export function tableBytes(layout: Layout): { perTick: number; perGrading: number } {
  const { regions, groups, states, behaviours, doors, terms, outcomes, scoreBins, lists } = layout
  const lent = terms * row('terms') + outcomes * row('lending')
  const perState = row('grades') + behaviours * row('behaviours') + doors * row('doors') + row('files') + lent
  const listed = lists > 0 ? lists * row('lists') + doors * row('people') : 0
  const gradedRows = states * (states * row('moves') + SPELL_BINS * row('spells')) + scoreBins * row('scores')
  return {
    perTick:
      regions *
      (groups * (states * perState + listed) +
        scoreBins * row('scores') +
        row('opinion') +
        row('regions') +
        row('cost') +
        layout.joining * row('joining')),
    perGrading: regions * groups * gradedRows,
  }
}

/** {@link tableBytes} over a whole run. */
export function tableBytesOfRun(tables: Tables): number {
  const { perTick, perGrading } = tableBytes(layoutOf(tables))
  const gradings = tables.grade.regrades.reduce((sum, each) => sum + each, 0)
  const perRun = tables.communities * row('communities') + officialRows(tables) * row('officials')
  return perRun + tables.ticks * perTick + (gradings + Math.ceil(tables.ticks / SCORES_EVERY) + 1) * perGrading
}
