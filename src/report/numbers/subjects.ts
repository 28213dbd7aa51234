/** Businesses, officials and trust, as the report tells them. */
import { rowCount, valuesOf, type MeasureTable } from '../../measure/types.js'
import { type Subjects, subjectFigures, trustSeries } from '../../measure/subjects.js'
import type { Context } from '../context.js'
import { totals } from './totals.js'

/** The tables that the run has left, whatever there are. */
export function tablesOf(context: Context): MeasureTable[] {
  return Object.values(context.input.tables).filter((table): table is MeasureTable => table !== undefined)
}

/** Businesses of the run; nothing if it has none. */
export function businessesOf(context: Context): Subjects | undefined {
  return context.input.tables.grades && context.input.tables.opinion ? subjectFigures(tablesOf(context)) : undefined
}

/** Trust by field of life; empty where it is not kept. */
export function trustOf(context: Context): { field: string; values: number[] }[] {
  if (!context.input.tables.opinion) return []
  return Object.entries(trustSeries(tablesOf(context))).map(([field, values]) => ({ field, values }))
}

/** Times that an owner came onto a list because of the business; null for a run without lists. */
export function ownersListed(context: Context): number | null {
  const table = tablesOf(context).find(({ name }) => name === 'lists')
  if (!table?.columns.some(({ name }) => name === 'entered_for_business')) return null
  const by = valuesOf(table, 'group_by')
  const times = valuesOf(table, 'entered_for_business') as ArrayLike<number>
  let sum = 0
  for (let row = 0; row < rowCount(table); row++) if (by[row] === 'all') sum += times[row]
  return sum
}

/** How many officials had how many petitions in a year; years of office, since each counts again in each year. */
export interface Load {
  /** Fewest and most petitions in the year; the last bin is open above. */
  from: number
  to: number | null
  /** Years of office over the whole run, in all regions, and by region. */
  officials: number
  regions: Map<string, number>
}

/** In the order of the petitions; empty where nobody is in office, or no year was finished. */
export function loadsOf({ input }: Context): Load[] {
  const rows = totals(input.tables.officials, ['petitions_from', 'petitions_to', 'region'], ['officials'])
  const found = new Map<string, Load>()
  for (const { petitions_from: from, petitions_to: to, region, officials } of rows) {
    const load = found.get(from) ?? { from: Number(from), to: numberOf(to), officials: 0, regions: new Map() }
    load.officials += officials
    load.regions.set(region, (load.regions.get(region) ?? 0) + officials)
    found.set(from, load)
  }
  return [...found.values()].toSorted((a, b) => a.from - b.from)
}

const numberOf = (cell: string): number | null => (cell === 'null' || cell === '' ? null : Number(cell))
