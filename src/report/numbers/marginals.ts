/** Published shares beside the shares of the residents who lived through the run. */
import type { MarginalRow } from '../../population/report.js'
import type { Context } from '../context.js'
import { totals } from './totals.js'

export interface MarginalShare extends MarginalRow {
  /** Share among the residents of the run, or null if the run did not count by this trait. */
  lived: number | null
}

/** The rows of the fit report, with what the run itself counted; without it, what the fit report counted. */
export function marginalShares(context: Context): MarginalShare[] {
  const { fit, tables } = context.input
  const rows = totals(tables.grades, ['region', 'group_by', 'group'], ['residents'], { tick: 0 })
  const key = (...parts: string[]): string => parts.join('\u0000')
  const counted = new Map(rows.map((row) => [key(row.region, row.group_by, row.group), row.residents]))
  return (fit?.marginals ?? []).map((row): MarginalShare => {
    const all = counted.get(key(row.region, 'all', 'all')) ?? 0
    // a category that is there in the trait but has no row has no resident
    const measured = rows.some((each) => each.group_by === row.trait)
    const own = counted.get(key(row.region, row.trait, row.category)) ?? 0
    return { ...row, lived: measured && all > 0 ? own / all : row.got }
  })
}
