/** Tables of two stretches of one run as tables of both. */
import type { MeasureTable, Values } from './types.js'

/** Rows of `after` behind those of `before`, table by table; both hold the same tables, or `before` none. */
export function appendTables(before: readonly MeasureTable[], after: readonly MeasureTable[]): MeasureTable[] {
  if (before.length === 0) return [...after]
  return after.map((table) => {
    const first = before.find(({ name }) => name === table.name)
    if (!first) throw new Error(`the table ${table.name} was not there before`)
    return {
      ...table,
      columns: table.columns.map((column, i) => ({
        ...column,
        values: joined(first.columns[i].values, column.values),
      })),
    }
  })
}

function joined(before: Values, after: Values): Values {
  if (before instanceof Int32Array && after instanceof Int32Array) return filled(Int32Array, before, after)
  if (before instanceof Float64Array && after instanceof Float64Array) return filled(Float64Array, before, after)
  return [...(before as unknown[]), ...(after as unknown[])] as Values
}

function filled<Numbers extends Int32Array | Float64Array>(
  kind: new (length: number) => Numbers,
  before: Numbers,
  after: Numbers,
): Numbers {
  const both = new kind(before.length + after.length)
  both.set(before)
  both.set(after, before.length)
  return both
}
