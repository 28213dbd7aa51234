/**
 * SQL over the tables of a run. DuckDB reads the tables into its own memory and is then cut off from files and the
 * network, so that a query can neither change the run nor read anything else.
 */
import { join } from 'node:path'
import { tableDefinitions } from '../measure/definitions.js'
import { RunError } from './errors.js'
import { openRun } from './folder/open.js'

export type QueryValue = number | string | boolean | null | QueryValue[] | { [name: string]: QueryValue }

export interface QueryResult {
  columns: string[]
  rows: QueryValue[][]
}

/** Table that explains all others: which columns there are, in which unit, and what they mean. */
export const DICTIONARY = 'dictionary'

/**
 * Answers one SQL statement over the tables of a run. All tables of the run can be used by name, and
 * {@link DICTIONARY}. Whole numbers beyond 2^53 come as texts, dates as `2010-01-31`.
 *
 * @throws RunError if the folder is no run or DuckDB does not understand the statement; its suggestions are kept
 */
export async function queryRun(dir: string, sql: string): Promise<QueryResult> {
  const run = await openRun(dir)
  if (sql.trim() === '') throw new RunError('the query is empty; try: SELECT * FROM grades LIMIT 10')
  // DuckDB would answer from damaged tables, or say of them what nobody understands
  await run.checkTables()
  // heavy, and needed by nobody else
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    for (const { name, file } of run.manifest.tables)
      await connection.run(`CREATE TABLE ${name} AS FROM read_parquet(${quoted(join(dir, file))})`)
    await connection.run(dictionarySql())
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
    const statements = await connection.extractStatements(sql).catch((error) => refuse(error))
    if (statements.count !== 1)
      throw new RunError(`one query at a time, please; these are ${statements.count} statements`)
    const reader = await connection.runAndReadAll(sql).catch((error) => refuse(error))
    return { columns: reader.columnNames(), rows: reader.getRowsJS().map((row) => row.map(plainValue)) }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function dictionarySql(): string {
  const rows = Object.values(tableDefinitions).flatMap(({ name, columns }) =>
    columns.map((column) => [name, column.name, column.type, column.unit, column.about, column.formula ?? '']),
  )
  const values = rows.map((row) => `(${row.map(quoted).join(', ')})`).join(', ')
  return `CREATE TABLE ${DICTIONARY} AS FROM (VALUES ${values}) AS t("table", "column", type, unit, about, formula)`
}

/** DuckDB's own complaint, with its place and suggestion. */
function refuse(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error)
  if (/file system operations are disabled|external extensions is disabled|has been locked/.test(message))
    throw new RunError('a query may only read the tables of the run, not files, extensions or settings')
  throw new RunError(`DuckDB does not accept the query: ${message.trimEnd()}`)
}

/** DuckDB's value as a number, text, list or object that prints and survives JSON. */
export function plainValue(value: unknown): QueryValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (value instanceof Date) {
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
  }
  if (Array.isArray(value)) return value.map(plainValue)
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainValue(each)]))
}
