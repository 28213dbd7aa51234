/** The page on results names the tables and files that there are, and its questions can be asked. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryRun, runScenario } from '../../src/index.js'
import { tableDefinitions } from '../../src/measure/definitions.js'
import { root } from '../architecture/source.js'

const page = `\n${readFileSync(`${root}docs/results.md`, 'utf8')}`
const folder = mkdtempSync(join(tmpdir(), 'glasshouse-results-'))
const run = join(folder, 'run')

beforeAll(async () => {
  await runScenario('suining-2010', { residents: 2000, ticks: 14, threads: 1, out: run })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** First cells of the rows of the table under a heading. */
function firstCells(heading: string): string[] {
  const after = page.slice(page.indexOf(`\n${heading}\n`))
  const rows = /(?:^\|.*\n)+/m.exec(after)![0].trim().split('\n').slice(2)
  return rows.flatMap((row) => [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name))
}

describe('docs/results.md', () => {
  it('lists the tables, in the order in which a reader should meet them', () => {
    expect(firstCells('## The tables')).toEqual(Object.keys(tableDefinitions))
  })

  it('lists the files of a run', () => {
    const named = firstCells('# What a run leaves').map((file) => file.replace(/\/.*/, ''))
    expect(named.toSorted()).toEqual(readdirSync(run).toSorted())
  })

  const questions = [
    ...[...page.matchAll(/^```sql\n([\s\S]*?)^```/gm)].map(([, text]) => text),
    ...[...page.matchAll(/^\$ glasshouse query \S+ "([^"]*)"/gm)].map(([, text]) => text),
  ]

  it('asks questions', () => expect(questions.length).toBeGreaterThan(2))

  it.each(questions)('can be answered: %s', async (question) => {
    const sql = question.replace(/'[^']*\/(\w+)\.parquet'/g, '$1').replace(/;\s*$/, '')
    const { rows } = await queryRun(run, sql)
    expect(rows.length).toBeGreaterThan(0)
  })
})
