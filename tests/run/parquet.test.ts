import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, it } from 'vitest'
import { tableDefinitions } from '../../src/measure/definitions.js'
import { growingTable } from '../../src/measure/growing.js'
import type { Cell, ColumnDefinition, MeasureTable, TableDefinition } from '../../src/measure/types.js'
import { fromParquet, toParquet } from '../../src/run/parquet.js'
import { simulate } from '../../src/run/simulate.js'
import { livelyBlueprint } from './lively.js'

let tables: MeasureTable[]
beforeAll(async () => {
  tables = (await simulate(livelyBlueprint(3000, 12))).tables
})

const asArrayBuffer = (bytes: Uint8Array) => bytes.slice().buffer

const every: TableDefinition = {
  name: 'every',
  title: 'Every type',
  about: 'One column of each type',
  columns: (['int32', 'int64', 'double', 'string', 'boolean', 'date'] as const)
    .map((type): ColumnDefinition => ({ name: type, type, unit: 'none', about: 'A column' }))
    .concat({ name: 'maybe', type: 'int32', unit: 'points', about: 'May be missing', nullable: true }),
}

const anyRow = fc.tuple(
  fc.integer({ min: -2147483648, max: 2147483647 }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true }),
  fc.string(),
  fc.boolean(),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.option(fc.integer({ min: -40000, max: 40000 })),
) as fc.Arbitrary<Cell[]>

describe('Parquet', () => {
  it('gives back what was put in, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), async (rows) => {
        const table = growingTable(every)
        for (const row of rows) table.add(row)
        const before = table.snapshot()
        expect(await fromParquet(toParquet(before))).toEqual(before)
      }),
      { numRuns: 50 },
    )
  })

  it('gives back every table of a run', async () => {
    expect(tables).toHaveLength(Object.keys(tableDefinitions).length)
    for (const table of tables) expect(await fromParquet(toParquet(table))).toEqual(table)
  })

  it('gives back only the rows that are wanted, also across row groups and past the end', async () => {
    const table = growingTable(tableDefinitions.events)
    for (let i = 0; i < 100_100; i++) table.add([i, '2010-01-01', i % 2 ? 'town' : 'county', 'outcry'])
    const bytes = toParquet(table.snapshot())
    for (const [from, to] of [
      [0, 1],
      [7, 9],
      [99_999, 100_002],
      [100_098, 100_200],
      [100_100, 100_101],
    ]) {
      const { columns } = await fromParquet(bytes, [from, to])
      const wanted = Array.from({ length: 100_100 }, (_, i) => i).slice(from, to)
      expect([...(columns[0].values as Int32Array)]).toEqual(wanted)
      expect(columns[2].values).toEqual(wanted.map((i) => (i % 2 ? 'town' : 'county')))
    }
  })

  it('gives back tables of more than one row group', async () => {
    const table = growingTable(tableDefinitions.events)
    for (let i = 0; i < 100_100; i++) table.add([i, '2010-01-01', i % 2 ? 'town' : 'county', 'outcry'])
    const back = await fromParquet(toParquet(table.snapshot()))
    expect(back.columns[0].values[100_099]).toBe(100_099)
    expect(back.columns[2].values[100_000]).toBe('county')
  })

  it('can be read by others, and explains itself to them', async () => {
    const grades = tables.find((table) => table.name === 'grades')!
    const bytes = toParquet(grades, { version: '9.9.9', digest: 'abc' })
    const { key_value_metadata, created_by } = parquetMetadata(asArrayBuffer(bytes))
    const metadata = Object.fromEntries(key_value_metadata!.map(({ key, value }) => [key, value!]))
    expect(created_by).toBe('glasshouse 9.9.9')
    expect(metadata['glasshouse.digest']).toBe('abc')
    const told = JSON.parse(metadata['glasshouse.table'])
    expect(told.columns.find((column: ColumnDefinition) => column.name === 'mean_score')).toEqual(
      tableDefinitions.grades.columns.find((column) => column.name === 'mean_score'),
    )
    const [first] = await parquetReadObjects({ file: asArrayBuffer(bytes), rowEnd: 1 })
    expect(first).toMatchObject({ tick: 0, date: new Date('2010-01-01'), group_by: 'all', residents: 3000n })
  })

  it('writes the same bytes for the same table', () => {
    for (const table of tables) expect(toParquet(table)).toEqual(toParquet(table))
  })

  it('refuses what is not one of our tables', async () => {
    await expect(fromParquet(new Uint8Array(100))).rejects.toThrow()
    const { parquetWriteBuffer } = await import('hyparquet-writer')
    const foreign = parquetWriteBuffer({ columnData: [{ name: 'a', data: [1, 2], type: 'INT32' }] })
    await expect(fromParquet(new Uint8Array(foreign))).rejects.toThrow('does not say which table it is')
  })
})
