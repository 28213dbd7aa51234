import { DuckDBInstance } from '@duckdb/node-api'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tableDefinitions } from '../../src/measure/definitions.js'
import { RunError } from '../../src/run/errors.js'
import { openRun } from '../../src/run/folder/open.js'
import { plainValue, queryRun } from '../../src/run/query.js'
import { sharedRun } from './home.js'

const shared = sharedRun()
const ask = (sql: string) => queryRun(shared.dir, sql)

describe('queryRun', () => {
  it('reads every table as it was written', async () => {
    const run = await openRun(shared.dir)
    for (const table of await run.tables()) {
      const { columns, rows } = await ask(`SELECT * FROM ${table.name}`)
      expect(columns).toEqual(table.columns.map((column) => column.name))
      expect(rows.length).toBe(table.columns[0].values.length)
      for (const [i, column] of table.columns.entries())
        expect(
          rows.map((row) => row[i]),
          `${table.name}.${column.name}`,
        ).toEqual(Array.from<unknown>(column.values))
    }
  })

  it('answers nothing from tables that are damaged', async () => {
    const dir = shared.copy()
    const path = join(dir, 'tables/events.parquet')
    writeFileSync(path, Buffer.alloc(readFileSync(path).length))
    await expect(queryRun(dir, 'SELECT 1')).rejects.toThrow(
      `the run ${dir} is damaged: tables/events.parquet is not what the run wrote; run the scenario again`,
    )
  })

  it('adds up to what the headlines say', async () => {
    const { rows } = await ask("SELECT sum(done) FROM behaviours WHERE group_by = 'all' AND kind = 'misconduct'")
    expect(rows).toEqual([[shared.result.measures.misconduct_done]])
  })

  it('turns dates, large numbers and lists into plain values', async () => {
    const { columns, rows } = await ask(
      "SELECT min(date) AS first, 12345678901234567890::HUGEINT AS much, [1, 2] AS list, {'a': 1.5} AS pair, " +
        "NULL AS nothing, 1 AS same, 2 AS same, timestamp '2010-01-01 10:30:00' AS at FROM grades",
    )
    expect(columns).toEqual(['first', 'much', 'list', 'pair', 'nothing', 'same', 'same', 'at'])
    expect(rows).toEqual([
      ['2010-01-01', '12345678901234567890', [1, 2], { a: 1.5 }, null, 1, 2, '2010-01-01T10:30:00.000Z'],
    ])
  })

  it('explains the columns', async () => {
    const { rows } = await ask(`SELECT unit, about FROM dictionary WHERE "table" = 'grades' AND "column" = 'residents'`)
    const column = tableDefinitions.grades.columns.find(({ name }) => name === 'residents')!
    expect(rows).toEqual([[column.unit, column.about]])
    expect((await ask('SELECT DISTINCT "table" FROM dictionary')).rows).toHaveLength(
      Object.keys(tableDefinitions).length,
    )
  })

  const mistakes: [string, RegExp][] = [
    ['SELECT resdents FROM grades', /Candidate bindings: "residents"/],
    ['SELECT * FROM grads', /Did you mean "grades/],
    ['SELEC 1', /syntax error at or near "SELEC"/],
    ['SELECT 1; SELECT 2', /one query at a time, please; these are 2 statements/],
    ['  ', /the query is empty; try: SELECT/],
  ]
  it.each(mistakes)('%s is answered with what helps', async (sql, message) => {
    await expect(ask(sql)).rejects.toThrow(message)
    await expect(ask(sql)).rejects.toBeInstanceOf(RunError)
  })

  it.each([
    "COPY grades TO 'x.csv'",
    "SELECT * FROM read_csv('/etc/passwd')",
    "ATTACH 'x.db'",
    'INSTALL httpfs',
    "EXPORT DATABASE 'x'",
    'SET enable_external_access = true',
    "SELECT * FROM 'manifest.json'",
  ])('%s is refused: a query only reads the tables', async (sql) => {
    await expect(ask(sql)).rejects.toThrow('a query may only read the tables of the run')
  })

  it('leaves the run as it was, even if a query throws its own copy away', async () => {
    const before = readdirSync(shared.dir).map((name) => [name, existsSync(join(shared.dir, name))])
    const manifest = readFileSync(join(shared.dir, 'manifest.json'))
    await ask('DROP TABLE grades')
    expect((await ask('SELECT count(*) FROM grades')).rows[0][0]).toBeGreaterThan(0)
    expect(readdirSync(shared.dir).map((name) => [name, true])).toEqual(before)
    expect(readFileSync(join(shared.dir, 'manifest.json'))).toEqual(manifest)
  })
})

describe('README.txt', () => {
  it('gives a query that DuckDB answers without us', async () => {
    const readme = readFileSync(join(shared.dir, 'README.txt'), 'utf8')
    const [sql] = /SELECT[^;]*;/.exec(readme)!
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run(`SET file_search_path = '${shared.dir}'`)
    const reader = await connection.runAndReadAll(sql)
    expect(reader.columnNames()).toEqual(['date', 'grade', 'residents'])
    expect(reader.getRowsJS()[0]).toEqual([new Date('2010-01-01'), 'none', 2000n])
    connection.closeSync()
    instance.closeSync()
  })
})

describe('plainValue', () => {
  it.each([
    [2n ** 53n + 2n, '9007199254740994'],
    [12n, 12],
    [NaN, 'NaN'],
    [undefined, null],
    [new Uint8Array([1, 255]), '01ff'],
    [
      { months: 0, micros: 5n },
      { months: 0, micros: 5 },
    ],
  ])('%s becomes %s', (value, plain) => expect(plainValue(value)).toEqual(plain))
})
