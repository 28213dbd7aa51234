/** Tables of measures row by row, for those who do not want columns. */
import { type Cell, type MeasureTable, rowAt, rowCount } from '../measure/types.js'

export type TableRow = Record<string, Cell>

/** All rows of a table as objects; for large tables columns ({@link MeasureTable}) or SQL are faster. */
export function rowsOf(table: MeasureTable): TableRow[] {
  return Array.from({ length: rowCount(table) }, (_, row) => rowAt(table, row))
}
