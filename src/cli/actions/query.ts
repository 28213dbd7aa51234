/** `glasshouse query`: rows as a table for people, as JSON or as comma-separated values for machines. */
import { DICTIONARY, queryRun, type QueryResult, type QueryValue } from '../../run/query.js'
import { table } from '../terminal/table.js'
import type { Terminal } from '../terminal/terminal.js'

const EVERYTHING = `SELECT "table", "column", unit, about FROM ${DICTIONARY}`
/** More rows than this do not help a reader; machines get them all. */
const MOST_SHOWN = 1000

/**
 * @param sql without it, the tables and what their columns mean
 * @throws RunError if the run or the question is wrong
 */
export async function query(
  run: string,
  sql: string | undefined,
  options: { json?: boolean; csv?: boolean },
  { out, err }: Terminal,
): Promise<void> {
  const result = await queryRun(run, sql ?? EVERYTHING)
  if (options.json) return out.write(`${JSON.stringify(asObjects(result), null, 2)}\n`)
  if (options.csv) return out.write(asCsv(result))
  if (result.columns.length === 0) return
  const { columns, rows } = result
  const numbers = columns.map((_, i) => rows.every((row) => row[i] === null || typeof row[i] === 'number'))
  out.write(
    table(
      out,
      columns,
      rows.slice(0, MOST_SHOWN).map((row) => row.map(shown)),
      numbers,
    ),
  )
  if (rows.length > MOST_SHOWN) {
    err.write(`Only the first ${MOST_SHOWN} of ${rows.length} rows are shown; --csv and --json print them all.\n`)
  }
}

/** Rows with their column names; of two columns with one name the later gets a number, as none may be lost. */
function asObjects({ columns, rows }: QueryResult): Record<string, QueryValue>[] {
  const names = columns.map((name, i) => {
    const before = columns.slice(0, i).filter((other) => other === name).length
    return before === 0 ? name : `${name}_${before + 1}`
  })
  return rows.map((row) => Object.fromEntries(row.map((value, i) => [names[i], value])))
}

/** RFC 4180, with line feeds; nothing is an empty field, an empty text is `""`. */
export function asCsv({ columns, rows }: QueryResult): string {
  const line = (values: QueryValue[]) => `${values.map(field).join(',')}\n`
  return line(columns) + rows.map(line).join('')
}

function field(value: QueryValue): string {
  if (value === null) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function shown(value: QueryValue): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
