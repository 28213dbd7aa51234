/** Tables of measures as Parquet files and back; works in a browser too. */
import { parquetMetadata, parquetRead, type SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { ColumnDefinition, MeasureColumn, MeasureTable, Values } from '../measure/types.js'

const ROWS_PER_GROUP = 100_000
/** Key under which the meaning of the columns stands in the file's own metadata. */
const TABLE_KEY = 'glasshouse.table'

/** Facts about the run that go into each file, so that a file that was passed on alone still says where it is from. */
export type Origin = Record<string, string>

function elementOf({ name, type, nullable }: ColumnDefinition): SchemaElement {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED'
  switch (type) {
    case 'int32':
      return { name, type: 'INT32', repetition_type }
    case 'int64':
      return { name, type: 'INT64', repetition_type }
    case 'double':
      return { name, type: 'DOUBLE', repetition_type }
    case 'boolean':
      return { name, type: 'BOOLEAN', repetition_type }
    case 'string':
      return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type }
    case 'date':
      return { name, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' }, repetition_type }
  }
}

function stored({ type, values }: MeasureColumn) {
  if (type === 'int64') return BigInt64Array.from(values as Float64Array, (value) => BigInt(value))
  if (type === 'date') {
    const days = new Map<string, Date>()
    return Array.from(values as string[], (text) => {
      if (!days.has(text)) days.set(text, new Date(`${text}T00:00:00Z`))
      return days.get(text)!
    })
  }
  return values as unknown[]
}

/** What a table is about, without its values. */
function describe(table: MeasureTable): string {
  return JSON.stringify(table, (key, value) => (key === 'values' ? undefined : value))
}

/**
 * A table as the bytes of a Parquet file, compressed with Snappy.
 *
 * @param origin written as key-value metadata, each key prefixed with `glasshouse.`
 */
export function toParquet(table: MeasureTable, origin: Origin = {}): Uint8Array {
  const version = origin.version ? ` ${origin.version}` : ''
  const buffer = parquetWriteBuffer({
    columnData: table.columns.map((column) => ({ name: column.name, data: stored(column) })),
    schema: [{ name: 'root', num_children: table.columns.length }, ...table.columns.map(elementOf)],
    rowGroupSize: ROWS_PER_GROUP,
    createdBy: `glasshouse${version}`,
    kvMetadata: [
      ...Object.entries(origin).map(([key, value]) => ({ key: `glasshouse.${key}`, value })),
      { key: TABLE_KEY, value: describe(table) },
    ],
  })
  return new Uint8Array(buffer)
}

/**
 * A table from the bytes of a file that {@link toParquet} wrote.
 *
 * @param only first row wanted and first no longer wanted; without it, all
 * @throws Error if the bytes are no Parquet file, or one without our description of the table
 */
export async function fromParquet(bytes: Uint8Array, only?: [from: number, to: number]): Promise<MeasureTable> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const metadata = parquetMetadata(file)
  const text = metadata.key_value_metadata?.find(({ key }) => key === TABLE_KEY)?.value
  if (text === undefined) throw new Error('the file does not say which table it is')
  const definition = JSON.parse(text) as MeasureTable
  const all = Number(metadata.num_rows)
  const [first, end] = only ? [Math.min(only[0], all), Math.min(only[1], all)] : [0, all]
  const rows = Math.max(0, end - first)
  const columns = new Map(definition.columns.map((column) => [column.name, { ...column, values: room(column, rows) }]))
  await parquetRead({
    file,
    metadata,
    rowStart: first,
    rowEnd: end,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const { type, values } = columns.get(columnName)!
      // chunks end where pages do, not where the wanted rows end
      const [from, to] = [Math.max(0, first - rowStart), Math.min(columnData.length, end - rowStart)]
      for (let i = from; i < to; i++)
        (values as unknown[])[rowStart + i - first] = restored(type, (columnData as ArrayLike<unknown>)[i])
    },
  })
  return { ...definition, columns: [...columns.values()] }
}

function room({ type, nullable }: ColumnDefinition, rows: number): Values {
  if (!nullable && type === 'int32') return new Int32Array(rows)
  if (!nullable && (type === 'int64' || type === 'double')) return new Float64Array(rows)
  return Array.from({ length: rows }) as Values
}

function restored(type: ColumnDefinition['type'], value: unknown): unknown {
  if (value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  return type === 'date' ? (value as Date).toISOString().slice(0, 10) : value
}
