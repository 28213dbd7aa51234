/** Sums over measure tables: the one way in which the report reads them. */
import { rowCount, valuesOf, type Cell, type MeasureTable } from '../../measure/types.js'

/** For each column named, the one value, or the values, that rows must have. */
export type Where = Readonly<Record<string, Cell | readonly Cell[]>>

/** Rows about everybody, not about a group. */
export const everybody: Where = { group_by: 'all' }

function matcher(table: MeasureTable, where: Where): (row: number) => boolean {
  const tests = Object.entries(where).map(([name, wanted]) => {
    const values = valuesOf(table, name)
    if (!Array.isArray(wanted)) return (row: number) => values[row] === wanted
    const set = new Set<Cell>(wanted as readonly Cell[])
    return (row: number) => set.has(values[row])
  })
  return (row) => tests.every((test) => test(row))
}

/**
 * Adds up columns over the rows that match, one result for each combination of `by`, in order of first appearance.
 * Regions are added up unless they are asked for.
 *
 * @throws Error if the table has no such column
 */
export function totals<By extends string, Sum extends string>(
  table: MeasureTable | undefined,
  by: readonly By[],
  sums: readonly Sum[],
  where: Where = {},
): (Record<By, string> & Record<Sum, number>)[] {
  if (!table || rowCount(table) === 0) return []
  const matches = matcher(table, where)
  const keys = by.map((name) => valuesOf(table, name))
  const values = sums.map((name) => valuesOf(table, name))
  const found = new Map<string, Record<string, string | number>>()
  for (let row = 0; row < rowCount(table); row++) {
    if (!matches(row)) continue
    const key = keys.map((column) => String(column[row])).join('\u0000')
    let total = found.get(key)
    if (!total) {
      total = {}
      for (let k = 0; k < by.length; k++) total[by[k]] = String(keys[k][row])
      for (const name of sums) total[name] = 0
      found.set(key, total)
    }
    for (let s = 0; s < sums.length; s++) total[sums[s]] = (total[sums[s]] as number) + finite(values[s][row])
  }
  return [...found.values()] as (Record<By, string> & Record<Sum, number>)[]
}

function finite(value: Cell): number {
  const number = Number(value)
  return Number.isFinite(number) ? number : 0
}

/** The sum of columns over all rows that match. */
export function total<Sum extends string>(
  table: MeasureTable | undefined,
  sums: readonly Sum[],
  where: Where = {},
): Record<Sum, number> {
  const [all] = totals(table, [], sums, where)
  return all ?? (Object.fromEntries(sums.map((name) => [name, 0])) as Record<Sum, number>)
}

/** The largest tick in a table, or -1 if it is empty. */
export function lastTick(table: MeasureTable | undefined): number {
  if (!table) return -1
  let last = -1
  for (const tick of valuesOf(table, 'tick')) if (Number(tick) > last) last = Number(tick)
  return last
}
