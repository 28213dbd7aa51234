/** Columns that grow row by row while a run goes on. */
import { type Block, BLOCK_ROWS, type BlockColumn, roomFor, valueIn, valuesOfColumn } from './block.js'
import type { TableName } from './definitions.js'
import { allZero } from './present.js'
import type { Cell, ColumnDefinition, MeasureTable, TableDefinition } from './types.js'

const FIRST_ROOM = 256

/** One column with room to grow. Leading columns repeat what stood in the row before, so that is looked at first. */
class Growing {
  private column: BlockColumn
  private room = FIRST_ROOM
  private readonly codes = new Map<string, number>()
  private texts: string[] = []
  private lastText: Cell = null
  private lastCode = 0
  private readonly definition: ColumnDefinition

  constructor(definition: ColumnDefinition) {
    this.definition = definition
    this.column = roomFor(definition, FIRST_ROOM)
  }

  put(row: number, value: Cell): void {
    if (row === this.room) this.grow()
    const { column } = this
    switch (column.kind) {
      case 'numbers':
        column.values[row] = value as number
        break
      case 'booleans':
        column.values[row] = value ? 1 : 0
        break
      case 'nullable':
        column.values[row] = (value as number | null) ?? 0
        column.present[row] = value === null || value === undefined ? 0 : 1
        break
      case 'texts':
        if (column.present) column.present[row] = value === null ? 0 : 1
        if (value !== null) column.codes[row] = value === this.lastText ? this.lastCode : this.codeOf(value as string)
    }
  }

  private codeOf(text: string): number {
    let code = this.codes.get(text)
    if (code === undefined) {
      code = this.texts.push(text) - 1
      this.codes.set(text, code)
    }
    this.lastText = text
    return (this.lastCode = code)
  }

  private grow(): void {
    this.room *= 2
    const larger = roomFor(this.definition, this.room)
    for (const [name, values] of Object.entries(this.column))
      if (ArrayBuffer.isView(values))
        (larger as unknown as Record<string, Float64Array>)[name].set(values as Float64Array)
    this.column = larger
  }

  get filled(): BlockColumn {
    return this.column.kind === 'texts' ? { ...this.column, texts: this.texts } : this.column
  }

  /** Begins anew in the same room; texts are forgotten, since a long run has ever new ones. */
  clear(): void {
    this.codes.clear()
    this.texts = []
    this.lastText = null
  }

  /** A copy without the room that is not used. */
  save(rows: number): BlockColumn {
    const parts = Object.entries(this.filled).map(([name, part]) => [name, partOf(part, rows)])
    return Object.fromEntries(parts) as BlockColumn
  }

  /** Puts values behind those that are here. */
  load(from: number, column: BlockColumn, rows: number): void {
    const value = valueIn(column)
    for (let row = 0; row < rows; row++) this.put(from + row, value(row))
  }
}

function partOf(part: unknown, rows: number): unknown {
  if (ArrayBuffer.isView(part)) return (part as Float64Array).slice(0, rows)
  return Array.isArray(part) ? [...(part as unknown[])] : part
}

/** A table to which rows are added; what is added stays. */
export interface GrowingTable {
  /** Adds one row; `cells` are in the order of the definition's columns. */
  add(cells: readonly Cell[]): void
  /**
   * Adds one row whose last columns are counts taken from an array, unless all of these are zero.
   *
   * @param lead cells of the columns before
   * @param more cells between `lead` and the counts
   */
  addCounts(lead: readonly Cell[], counts: Float64Array, start: number, ...more: readonly Cell[]): void
  /** Adds rows that {@link save} gave. */
  load(block: Block): void
  /** A copy of the rows that are held here, to go on from. */
  save(): Block
  /** The rows that are held here, as a table; rows added later do not change it. */
  snapshot(): MeasureTable
  /** The rows that are held here; good until the next row is added. */
  block(): Block
  /** Rows that are held here. */
  readonly rows: number
}

/**
 * An empty table to which rows are added.
 *
 * @param full takes each {@link BLOCK_ROWS} rows and must be done with them when it returns; without it all are held here
 */
export function growingTable(definition: TableDefinition, full?: (block: Block) => void): GrowingTable {
  const columns = definition.columns.map((column) => new Growing(column))
  let rows = 0
  const block = (): Block => ({ rows, columns: columns.map((column) => column.filled) })
  const done = () => {
    rows++
    if (!full || rows < BLOCK_ROWS) return
    full(block())
    for (const column of columns) column.clear()
    rows = 0
  }
  return {
    add(cells) {
      if (cells.length !== columns.length)
        throw new Error(`table ${definition.name}: row of ${cells.length} cells for ${columns.length} columns`)
      for (let i = 0; i < columns.length; i++) columns[i].put(rows, cells[i])
      done()
    },
    addCounts(lead, counts, start, ...more) {
      const before = lead.length + more.length
      const length = columns.length - before
      if (allZero(counts, start, length)) return
      for (let i = 0; i < lead.length; i++) columns[i].put(rows, lead[i])
      for (let i = 0; i < more.length; i++) columns[lead.length + i].put(rows, more[i])
      for (let i = 0; i < length; i++) columns[before + i].put(rows, counts[start + i])
      done()
    },
    load(saved) {
      if (full && rows + saved.rows >= BLOCK_ROWS) throw new Error(`table ${definition.name}: a block is full`)
      columns.forEach((column, i) => column.load(rows, saved.columns[i], saved.rows))
      rows += saved.rows
    },
    save: () => ({ rows, columns: columns.map((column) => column.save(rows)) }),
    snapshot: () => ({
      name: definition.name,
      title: definition.title,
      about: definition.about,
      columns: definition.columns.map((column, i) => ({ ...column, values: valuesOfColumn(columns[i].filled, rows) })),
    }),
    block,
    get rows() {
      return rows
    },
  }
}

/** All tables of a run. */
export type GrowingTables = Record<TableName, GrowingTable>

/** Bytes that one row takes in memory: 8 for a number, 4 for a small whole number or the code of a text. */
export function bytesPerRow(definition: TableDefinition): number {
  let bytes = 0
  for (const { type, nullable } of definition.columns)
    if (type === 'boolean') bytes += 1
    else if (nullable) bytes += 9
    else bytes += type === 'int64' || type === 'double' ? 8 : 4
  return bytes
}
