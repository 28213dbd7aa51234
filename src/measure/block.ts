/** Rows of a table on their way to a file: columns of plain numbers, texts as codes. */
import type { Cell, ColumnDefinition, MeasureTable, Values } from './types.js'

/** Rows of a full block. Files are cut at these rows, whenever and however often a run was stopped. */
export const BLOCK_ROWS = 65_536

/** Values of one column; at least as many as the block has rows, and those beyond mean nothing. */
export type BlockColumn =
  | { kind: 'numbers'; values: Int32Array | Float64Array }
  /** A value is missing where `present` is 0. */
  | { kind: 'nullable'; values: Float64Array; present: Uint8Array }
  | { kind: 'booleans'; values: Uint8Array }
  /** [row] position in `texts`, each of which stands there once; dates are texts here as well, and may be missing too. */
  | { kind: 'texts'; codes: Uint32Array; texts: readonly string[]; present?: Uint8Array }

export interface Block {
  rows: number
  /** In the order of the definition's columns. */
  columns: BlockColumn[]
}

/** Room for a column of so many rows. */
export function roomFor({ name, type, nullable }: ColumnDefinition, rows: number): BlockColumn {
  if (nullable && (type === 'boolean' || type === 'int64')) throw new Error(`column ${name}: no ${type} can be missing`)
  if (nullable && (type === 'int32' || type === 'double'))
    return { kind: 'nullable', values: new Float64Array(rows), present: new Uint8Array(rows) }
  switch (type) {
    case 'int32':
      return { kind: 'numbers', values: new Int32Array(rows) }
    case 'int64':
    case 'double':
      return { kind: 'numbers', values: new Float64Array(rows) }
    case 'boolean':
      return { kind: 'booleans', values: new Uint8Array(rows) }
    case 'string':
    case 'date':
      return {
        kind: 'texts',
        codes: new Uint32Array(rows),
        texts: [],
        ...(nullable && { present: new Uint8Array(rows) }),
      }
  }
}

/** A function that gives the value of a row as readers of tables have it. */
export function valueIn(column: BlockColumn): (row: number) => Cell {
  switch (column.kind) {
    case 'numbers':
      return (row) => column.values[row]
    case 'nullable':
      return (row) => (column.present[row] === 0 ? null : column.values[row])
    case 'booleans':
      return (row) => column.values[row] === 1
    case 'texts':
      return (row) => (column.present?.[row] === 0 ? null : column.texts[column.codes[row]])
  }
}

/** Values of the first rows as readers of tables have them; a copy. */
export function valuesOfColumn(column: BlockColumn, rows: number): Values {
  if (column.kind === 'numbers') return column.values.slice(0, rows)
  const value = valueIn(column)
  return Array.from({ length: rows }, (_, row) => value(row)) as Values
}

/** A table cut into blocks, all full but the last; none if it has no rows. */
export function* blocksOf(table: MeasureTable): Generator<Block> {
  const rows = table.columns[0].values.length
  for (let from = 0; from < rows; from += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, rows - from)
    yield { rows: count, columns: table.columns.map((column) => columnOf(column, column.values, from, count)) }
  }
}

function columnOf(definition: ColumnDefinition, values: Values, from: number, rows: number): BlockColumn {
  if (values instanceof Int32Array || values instanceof Float64Array)
    return { kind: 'numbers', values: values.subarray(from, from + rows) }
  const column = roomFor(definition, rows)
  const codes = new Map<string, number>()
  for (let row = 0; row < rows; row++) {
    const value = values[from + row]
    if (column.kind === 'numbers' || column.kind === 'booleans') {
      column.values[row] = Number(value)
      continue
    }
    if (column.present) column.present[row] = value === null ? 0 : 1
    if (value === null) continue
    if (column.kind === 'nullable') {
      column.values[row] = value as number
      continue
    }
    let code = codes.get(value as string)
    if (code === undefined) codes.set(value as string, (code = codes.size))
    column.codes[row] = code
  }
  return column.kind === 'texts' ? { ...column, texts: [...codes.keys()] } : column
}
