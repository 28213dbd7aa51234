/**
 * One column of a block as the pages of a Parquet column chunk. The columns come as plain numbers and as codes of texts
 * already, so nothing is boxed, hashed or compared on the way; statistics are kept of the tick alone, by which readers cut.
 */
import { Encodings } from 'hyparquet/src/constants.js'
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js'
import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import type { BlockColumn } from '../../measure/block.js'
import type { ColumnDefinition } from '../../measure/types.js'

/** Where a column chunk lies in its file; plain data, so that a checkpoint can keep it. */
export interface Chunk {
  /** Bytes from the beginning of the file; no dictionary if left out. */
  dictionary?: number
  data: number
  compressed: number
  uncompressed: number
  /** Smallest and largest value, where they are kept. */
  bounds?: [number, number]
}

/** Whole numbers from 0 below this are looked up in a table to find out how many different ones there are. */
const SMALL = 1 << 16
const seen = new Int32Array(SMALL)

/** Writes the pages of a column behind what `to` holds. */
export function writeColumn(to: ByteWriter, definition: ColumnDefinition, column: BlockColumn, rows: number): Chunk {
  const from = to.offset
  const pages = pagesOf(definition, column, rows)
  const dictionary = pages.dictionary && { dictionary: to.offset }
  let uncompressed = 0
  if (pages.dictionary) uncompressed += writeDictionary(to, pages.dictionary.entries, pages.dictionary.bytes)
  const data = to.offset
  uncompressed += writeData(to, pages, rows)
  const bounds = definition.name === 'tick' && column.kind === 'numbers' && rows > 0 && boundsOf(column.values, rows)
  return { ...dictionary, data, compressed: to.offset - from, uncompressed, ...(bounds && { bounds }) }
}

interface Pages {
  dictionary?: { entries: number; bytes: Uint8Array }
  /** Definition levels, for columns in which values may be missing. */
  levels?: Uint8Array
  missing: number
  values: Uint8Array
}

function pagesOf(definition: ColumnDefinition, column: BlockColumn, rows: number): Pages {
  switch (column.kind) {
    case 'texts': {
      const bytes = definition.type === 'date' ? daysOf(column.texts) : textsOf(column.texts)
      const codes = column.codes.subarray(0, rows)
      const present = column.present?.subarray(0, rows)
      const dictionary = { entries: column.texts.length, bytes }
      if (!present) return coded(codes, dictionary)
      const pages = coded(
        codes.filter((_, row) => present[row] === 1),
        dictionary,
      )
      return { ...pages, levels: levelsOf(present), missing: present.reduce((sum, each) => sum - each, rows) }
    }
    case 'booleans':
      return { missing: 0, values: bitsOf(column.values, rows) }
    case 'nullable': {
      const present = column.present.subarray(0, rows)
      const values = column.values.subarray(0, rows).filter((_, row) => present[row] === 1)
      return { levels: levelsOf(present), missing: rows - values.length, values: plain(definition.type, values) }
    }
    case 'numbers': {
      const values = column.values.subarray(0, rows)
      return fewValues(definition.type, values) ?? { missing: 0, values: plain(definition.type, values) }
    }
  }
}

/** The column by a dictionary, if its values are small whole numbers, or all one, and that saves room; most counts are. */
function fewValues(type: ColumnDefinition['type'], values: Int32Array | Float64Array): Pages | undefined {
  const distinct: number[] = []
  const codes = new Uint32Array(values.length)
  const constant = values.every((value) => Object.is(value, values[0]))
  if (constant && values.length > 0) distinct.push(values[0])
  else {
    let fits = true
    for (let row = 0; fits && row < values.length; row++) {
      const value = values[row]
      fits = value >= 0 && value < SMALL && Number.isInteger(value) && !Object.is(value, -0)
      if (!fits) break
      if (seen[value] === 0) seen[value] = distinct.push(value)
      codes[row] = seen[value] - 1
    }
    for (const value of distinct) seen[value] = 0
    const size = type === 'int32' ? 4 : 8
    const saves = distinct.length * size + (values.length * bitsFor(distinct.length)) / 8 < values.length * size
    if (!fits || !saves) return undefined
  }
  return coded(codes, { entries: distinct.length, bytes: plain(type, Float64Array.from(distinct)) })
}

function coded(codes: Uint32Array, dictionary: NonNullable<Pages['dictionary']>): Pages {
  const page = new ByteWriter(codes.length + 64)
  const bits = bitsFor(dictionary.entries)
  page.appendUint8(bits)
  writeRleBitPackedHybrid(page, codes, bits)
  return { dictionary, missing: 0, values: page.getBytes() }
}

/** Bits that codes of so many entries take. */
function bitsFor(entries: number): number {
  return entries < 2 ? 0 : 32 - Math.clz32(entries - 1)
}

/** Values one after the other, in the form that the type has in a file. */
function plain(type: ColumnDefinition['type'], values: Int32Array | Float64Array): Uint8Array {
  const size = type === 'int32' ? 4 : 8
  const bytes = new Uint8Array(values.length * size)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (type === 'int32') view.setInt32(i * 4, value, true)
    else if (type === 'double') view.setFloat64(i * 8, value, true)
    else {
      const high = Math.floor(value / 2 ** 32)
      view.setUint32(i * 8, value - high * 2 ** 32, true)
      view.setInt32(i * 8 + 4, high, true)
    }
  }
  return bytes
}

function textsOf(texts: readonly string[]): Uint8Array {
  const page = new ByteWriter()
  const encoder = new TextEncoder()
  for (const text of texts) {
    const bytes = encoder.encode(text)
    page.appendUint32(bytes.length)
    page.appendBytes(bytes)
  }
  return page.getBytes()
}

const DAY_MS = 86_400_000

function daysOf(dates: readonly string[]): Uint8Array {
  return plain(
    'int32',
    Int32Array.from(dates, (date) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)),
  )
}

function bitsOf(values: Uint8Array, rows: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(rows / 8))
  for (let row = 0; row < rows; row++) bytes[row >> 3] |= values[row] << (row & 7)
  return bytes
}

function levelsOf(present: Uint8Array): Uint8Array {
  const page = new ByteWriter(present.length + 64)
  writeRleBitPackedHybrid(page, present, 1)
  return page.getBytes()
}

function boundsOf(values: Int32Array | Float64Array, rows: number): [number, number] {
  let [least, most] = [values[0], values[0]]
  for (let row = 1; row < rows; row++) {
    if (values[row] < least) least = values[row]
    if (values[row] > most) most = values[row]
  }
  return [least, most]
}

/** @returns bytes of the page before compression, with its header */
function writeDictionary(to: ByteWriter, entries: number, bytes: Uint8Array): number {
  const packed = snappyCompress(bytes)
  const start = to.offset
  writePageHeader(to, {
    type: 'DICTIONARY_PAGE',
    uncompressed_page_size: bytes.length,
    compressed_page_size: packed.length,
    dictionary_page_header: { num_values: entries, encoding: Encodings[0] },
  })
  const header = to.offset - start
  to.appendBytes(packed)
  return header + bytes.length
}

/** @returns bytes of the page before compression, with its header */
function writeData(to: ByteWriter, { dictionary, levels, missing, values }: Pages, rows: number): number {
  const packed = snappyCompress(values)
  const levelBytes = levels?.length ?? 0
  const start = to.offset
  writePageHeader(to, {
    type: 'DATA_PAGE_V2',
    uncompressed_page_size: levelBytes + values.length,
    compressed_page_size: levelBytes + packed.length,
    data_page_header_v2: {
      num_values: rows,
      num_nulls: missing,
      num_rows: rows,
      encoding: dictionary ? 'RLE_DICTIONARY' : 'PLAIN',
      definition_levels_byte_length: levelBytes,
      repetition_levels_byte_length: 0,
      is_compressed: true,
    },
  })
  const header = to.offset - start
  if (levels) to.appendBytes(levels)
  to.appendBytes(packed)
  return header + levelBytes + values.length
}
