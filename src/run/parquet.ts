/** Tables of measures as Parquet files and back; works in a browser too. */
import { parquetMetadata, parquetRead } from 'hyparquet'
import { blocksOf } from '../measure/block.js'
import type { ColumnDefinition, MeasureTable, Values } from '../measure/types.js'
import { type Origin, TABLE_KEY, tableFile } from './stream/file.js'

export type { Origin } from './stream/file.js'

/**
 * A table as the bytes of a Parquet file, compressed with Snappy.
 *
 * @param origin written as key-value metadata, each key prefixed with `glasshouse.`
 */
export function toParquet(table: MeasureTable, origin: Origin = {}): Uint8Array {
  const file = tableFile(table)
  const parts: Uint8Array[] = []
  for (const block of blocksOf(table)) parts.push(file.block(block))
  parts.push(file.end(origin))
  const bytes = new Uint8Array(file.written().bytes)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
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

/** A day is written out once, not once a row. */
const days = new Map<number, string>()

function dayOf(date: Date): string {
  const time = date.getTime()
  let day = days.get(time)
  if (day === undefined) days.set(time, (day = date.toISOString().slice(0, 10)))
  return day
}

function restored(type: ColumnDefinition['type'], value: unknown): unknown {
  if (value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  return type === 'date' ? dayOf(value as Date) : value
}
