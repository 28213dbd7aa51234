/** A Parquet file that is written block by block; knows bytes and no disk, so that it works in a browser too. */
import type { ColumnChunk, RowGroup, SchemaElement } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import type { Block } from '../../measure/block.js'
import type { ColumnDefinition, TableDefinition } from '../../measure/types.js'
import { type Chunk, writeColumn } from './pages.js'

/** Key under which the meaning of the columns stands in the file's own metadata. */
export const TABLE_KEY = 'glasshouse.table'

/** Facts about the run that go into each file, so that a file that was passed on alone still says where it is from. */
export type Origin = Record<string, string>

/** Rows that were written at once, and where; plain data. */
export interface Group {
  rows: number
  columns: Chunk[]
}

/** How far a file has been written. */
export interface Written {
  bytes: number
  groups: Group[]
}

export interface TableFile {
  /** Bytes of a block, to be put behind those before; the first also begin the file. */
  block(block: Block): Uint8Array
  /** The last bytes of the file, without which it is none. */
  end(origin: Origin): Uint8Array
  written(): Written
}

const MAGIC = 0x31524150

/**
 * A file for one table.
 *
 * @param before how far it has been written already
 */
export function tableFile(definition: TableDefinition, before?: Written): TableFile {
  const groups = [...(before?.groups ?? [])]
  let bytes = before?.bytes ?? 0
  const part = (fill: (to: ByteWriter) => void) => {
    const to = new ByteWriter(1 << 16)
    to.offset = bytes
    if (bytes === 0) to.appendUint32(MAGIC)
    fill(to)
    bytes = to.offset
    return to.getBytes()
  }
  return {
    block: (block) =>
      part((to) =>
        groups.push({
          rows: block.rows,
          columns: definition.columns.map((column, i) => writeColumn(to, column, block.columns[i], block.rows)),
        }),
      ),
    end: (origin) =>
      part((to) => {
        writeFooter(to, definition, groups, origin)
        to.appendUint32(MAGIC)
      }),
    written: () => ({ bytes, groups: [...groups] }),
  }
}

function writeFooter(to: ByteWriter, definition: TableDefinition, groups: Group[], origin: Origin): void {
  const { columns } = definition
  const version = origin.version ? ` ${origin.version}` : ''
  // the length is found while the rest is written
  const metadata_length = 0
  writeMetadata(to, {
    version: 2,
    created_by: `glasshouse${version}`,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    num_rows: BigInt(groups.reduce((sum, { rows }) => sum + rows, 0)),
    row_groups: groups.map((group) => rowGroup(columns, group)),
    key_value_metadata: [
      ...Object.entries(origin).map(([key, value]) => ({ key: `glasshouse.${key}`, value })),
      { key: TABLE_KEY, value: describe(definition) },
    ],
    metadata_length,
  })
}

function rowGroup(columns: readonly ColumnDefinition[], { rows, columns: chunks }: Group): RowGroup {
  const sum = (of: (chunk: Chunk) => number) => BigInt(chunks.reduce((all, chunk) => all + of(chunk), 0))
  return {
    columns: chunks.map((chunk, i) => columnChunk(columns[i], chunk, rows)),
    total_byte_size: sum(({ uncompressed }) => uncompressed),
    num_rows: BigInt(rows),
    total_compressed_size: sum(({ compressed }) => compressed),
  }
}

function columnChunk(column: ColumnDefinition, chunk: Chunk, rows: number): ColumnChunk {
  const { dictionary, data, compressed, uncompressed, bounds } = chunk
  return {
    file_offset: BigInt(dictionary ?? data),
    meta_data: {
      type: elementOf(column).type!,
      encodings: dictionary === undefined ? ['PLAIN'] : ['PLAIN', 'RLE_DICTIONARY'],
      path_in_schema: [column.name],
      codec: 'SNAPPY',
      num_values: BigInt(rows),
      total_compressed_size: BigInt(compressed),
      total_uncompressed_size: BigInt(uncompressed),
      data_page_offset: BigInt(data),
      ...(dictionary !== undefined && { dictionary_page_offset: BigInt(dictionary) }),
      ...(bounds && { statistics: { min_value: bounds[0], max_value: bounds[1], null_count: 0n } }),
    },
  }
}

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

/** What a table is about, without its values. */
function describe(definition: TableDefinition): string {
  return JSON.stringify(definition, (key, value) => (key === 'values' ? undefined : value))
}
