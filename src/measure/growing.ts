/** Columns that grow row by row while a run goes on. */
import type { TableName } from './definitions.js'
import type { Cell, ColumnDefinition, MeasureTable, TableDefinition, Values } from './types.js'

const FIRST_ROOM = 256

interface Growing {
  push(value: Cell): void
  values(length: number): Values
}

function growingNumbers(make: (length: number) => Int32Array | Float64Array): Growing {
  let room = make(FIRST_ROOM)
  let length = 0
  return {
    push(value) {
      if (length === room.length) {
        const larger = make(length * 2)
        larger.set(room)
        room = larger
      }
      room[length++] = value as number
    },
    // a copy: the room may move while somebody still looks at an earlier state
    values: (upTo) => room.slice(0, upTo),
  }
}

function growingList(): Growing {
  const list: Cell[] = []
  return {
    push: (value) => void list.push(value),
    values: (upTo) => list.slice(0, upTo) as Values,
  }
}

function growingColumn(column: ColumnDefinition): Growing {
  if (column.nullable) return growingList()
  if (column.type === 'int32') return growingNumbers((length) => new Int32Array(length))
  if (column.type === 'int64' || column.type === 'double') return growingNumbers((length) => new Float64Array(length))
  return growingList()
}

/** A table to which rows are added; what is added stays. */
export interface GrowingTable {
  /** Adds one row; `cells` are in the order of the definition's columns. */
  add(cells: readonly Cell[]): void
  /**
   * Adds one row whose last columns are counts taken from an array, unless all of these are zero.
   *
   * @param lead cells of the columns before
   */
  addCounts(lead: readonly Cell[], counts: Float64Array, start: number): void
  /** The table as it stands; rows added later do not change it. */
  snapshot(): MeasureTable
  readonly rows: number
}

/** An empty table to which rows are added. */
export function growingTable(definition: TableDefinition): GrowingTable {
  const columns = definition.columns.map(growingColumn)
  let rows = 0
  return {
    add(cells) {
      if (cells.length !== columns.length)
        throw new Error(`table ${definition.name}: row of ${cells.length} cells for ${columns.length} columns`)
      for (let i = 0; i < columns.length; i++) columns[i].push(cells[i])
      rows++
    },
    addCounts(lead, counts, start) {
      const length = columns.length - lead.length
      if (allZero(counts, start, length)) return
      for (let i = 0; i < lead.length; i++) columns[i].push(lead[i])
      for (let i = 0; i < length; i++) columns[lead.length + i].push(counts[start + i])
      rows++
    },
    snapshot: () => ({
      name: definition.name,
      title: definition.title,
      about: definition.about,
      columns: definition.columns.map((column, i) => ({ ...column, values: columns[i].values(rows) })),
    }),
    get rows() {
      return rows
    },
  }
}

function allZero(counts: Float64Array, start: number, length: number): boolean {
  for (let i = start; i < start + length; i++) if (counts[i] !== 0) return false
  return true
}

/** All tables of a run. */
export type GrowingTables = Record<TableName, GrowingTable>

/** Bytes that one row takes in memory: 8 for a number or a reference to a shared text, 4 for a small whole number. */
export function bytesPerRow(definition: TableDefinition): number {
  let bytes = 0
  for (const column of definition.columns) bytes += column.type === 'int32' && !column.nullable ? 4 : 8
  return bytes
}
