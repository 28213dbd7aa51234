/**
 * The question, put to DuckDB: it reads the kept files as they lie, a stretch at a time, so that memory does not grow with
 * the population. It sees two folders and nothing else of this machine, and can change nothing.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blueprint } from '../compile/compile.js'
import type { MeasureColumn } from '../measure/types.js'
import { RunError } from '../run/errors.js'
import type { KeptPart } from '../run/kept/write.js'
import { toParquet } from '../run/parquet.js'
import { plainValue, type QueryValue } from '../run/query.js'
import { cellColumns, quotedName, searchColumns, text } from './columns.js'

const CELLS = 'cells.parquet'

export interface Question {
  /** Condition on the columns, in SQL; everybody without it. */
  where?: string
  /** Columns to sort by, as SQL writes them: `score DESC, age`. Ties go by number. */
  sort?: string
  /** Most rows to give. */
  limit: number
}

export interface Answer {
  columns: string[]
  rows: QueryValue[][]
  /** How many there are in all. */
  found: number
}

/** Where the subjects lie. */
export interface Kept {
  dir: string
  parts: readonly KeptPart[]
}

/**
 * Finds subjects.
 *
 * @param scratch folder of our own for what DuckDB needs besides
 * @throws RunError if the condition is not understood; DuckDB's suggestions are kept
 */
export async function ask(blueprint: Blueprint, kept: Kept, scratch: string, question: Question): Promise<Answer> {
  await writeFile(join(scratch, CELLS), cellsFile(blueprint))
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const run = async (sql: string) => {
    const { count } = await connection.extractStatements(sql).catch((error) => refuse(error))
    if (count !== 1) throw new RunError('--where is one condition and --sort a list of columns, not a query')
    return connection.runAndReadAll(sql).catch((error) => refuse(error))
  }
  try {
    for (const statement of [
      `SET allowed_directories = [${text(kept.dir)}, ${text(scratch)}]`,
      'SET enable_external_access = false',
      'SET lock_configuration = true',
    ])
      await connection.run(statement)
    await connection.run(viewSql(blueprint, kept, join(scratch, CELLS))).catch((error) => cannotRead(error))
    const { where = 'true', sort, limit } = question
    const condition = `FROM subjects WHERE (\n${where}\n)`
    const found = Number((await run(`SELECT count(*) ${condition}`)).getRowsJS()[0][0])
    const order = sort === undefined ? 'id' : `${sort}\n, id`
    const rows = await run(`SELECT * ${condition} ORDER BY ${order} LIMIT ${limit}`)
    return { columns: rows.columnNames(), rows: rows.getRowsJS().map((row) => row.map(plainValue)), found }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function cellsFile({ plan }: Blueprint): Uint8Array {
  const cell = Int32Array.from({ length: plan.cells }, (_, c) => c)
  const columns: MeasureColumn[] = [
    { name: 'cell', type: 'int32', unit: 'none', about: 'Number of the combination of traits', values: cell },
    ...cellColumns(plan).map(({ name, type, about, values }): MeasureColumn => ({
      name,
      type,
      unit: 'none',
      nullable: true,
      about,
      values: values as string[],
    })),
  ]
  return toParquet({ name: 'cells', title: 'Cells', about: 'Traits of each cell', columns })
}

/** One view over all files; a row's place in its file gives the number of the subject. */
function viewSql({ tables, catalogue, plan }: Blueprint, { dir, parts }: Kept, cells: string): string {
  const regions = catalogue.regions.map(({ id }) => id)
  const all = parts.map(
    ({ file, region, first }) =>
      `SELECT *, ${first} + file_row_number AS id, ${text(regions[region])} AS region ` +
      `FROM read_parquet(${text(join(dir, file))}, file_row_number = true)`,
  )
  const columns = searchColumns(tables, catalogue, plan).map(({ name, sql }) => `${sql} AS ${quotedName(name)}`)
  return (
    `CREATE VIEW subjects AS SELECT ${columns.join(', ')} FROM (${all.join(' UNION ALL ')}) s ` +
    `JOIN read_parquet(${text(cells)}) c ON s.cell = c.cell`
  )
}

function cannotRead(error: unknown): never {
  const [what] = (error instanceof Error ? error.message : String(error)).split('\n')
  throw new RunError(`what was kept of the subjects is damaged: ${what}; run the scenario again to make it anew`)
}

function refuse(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error)
  const [what] = message.split('\n\nLINE')
  throw new RunError(
    `the condition is not understood: ${what.trim()}\n--where and --sort take columns of "glasshouse search RUN --columns"`,
  )
}
