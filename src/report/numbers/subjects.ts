/** Businesses, officials and trust, as the report tells them. */
import { rowCount, valuesOf, type MeasureTable } from '../../measure/types.js'
import { type Subjects, subjectFigures, trustSeries } from '../../measure/subjects.js'
import type { Context } from '../context.js'

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

/** Districts of the run: its communities. */
export function districtsOf(context: Context): number {
  const table = tablesOf(context).find(({ name }) => name === 'communities')
  return table ? rowCount(table) : 0
}
