/** Tables of measures: what a run leaves for people, programs and the report. */

/**
 * How a column is stored. `int64` holds whole numbers that may pass two thousand million; in memory they are ordinary
 * numbers, exact up to 2^53. `date` holds ISO texts such as `2010-01-01`.
 */
export type ColumnType = 'int32' | 'int64' | 'double' | 'string' | 'boolean' | 'date'

/** What one column says, apart from its values. */
export interface ColumnDefinition {
  name: string
  type: ColumnType
  /** What is counted, or `none` for names and dates. */
  unit: string
  about: string
  /** How it is worked out from other figures, where it is not counted directly. */
  formula?: string
  /** True if a row may have no value here. */
  nullable?: boolean
}

export interface TableDefinition {
  name: string
  title: string
  about: string
  columns: ColumnDefinition[]
}

export type Cell = number | string | boolean | null

/** Values of one column, row by row; typed arrays for numbers that are never missing. */
export type Values = Int32Array | Float64Array | (number | null)[] | string[] | boolean[]

export interface MeasureColumn extends ColumnDefinition {
  values: Values
}

/** A table by columns; all columns have the same length. */
export interface MeasureTable {
  name: string
  title: string
  about: string
  columns: MeasureColumn[]
}

/** Number of rows of a table. */
export function rowCount(table: MeasureTable): number {
  return table.columns[0].values.length
}

/**
 * The values of one column.
 *
 * @throws Error if the table has no such column
 */
export function valuesOf(table: MeasureTable, column: string): Values {
  const found = table.columns.find((each) => each.name === column)
  if (!found) throw new Error(`table ${table.name} has no column ${column}`)
  return found.values
}

/** One row as an object, for tests and small tables; reports should go by columns. */
export function rowAt(table: MeasureTable, index: number): Record<string, Cell> {
  return Object.fromEntries(table.columns.map((column) => [column.name, column.values[index]]))
}
