import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInputError } from '../../src/library/errors.js'
import { reportInput, reportOf } from '../../src/library/report.js'
import { sentencesOf } from '../../src/library/sentences.js'
import { rowsOf } from '../../src/library/rows.js'
import { readTable, reportRun, type RunResult, runScenario } from '../../src/library/run.js'
import { prepare } from '../../src/library/scenarios.js'
import { freshFolder } from '../../src/run/folder/place.js'
import { simulate } from '../../src/run/simulate.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-run-'))
afterAll(() => rmSync(home, { recursive: true }))
const options = { residents: 2000, ticks: 14, seed: 5 }

describe('a run in a folder', () => {
  const dir = join(home, 'first')
  let run: RunResult
  beforeAll(async () => {
    run = await runScenario('suining-2010', { ...options, out: dir })
  }, 180_000)

  test('has a report, whose first sentences are in the answer', () => {
    expect(run.report).toBe(join(dir, 'report.html'))
    const page = readFileSync(run.report!, 'utf8')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
    expect(run.sentences.length).toBeGreaterThan(1)
    for (const sentence of run.sentences)
      expect(page).toContain(sentence.replace(/^[^:]*: (?=\p{Lu})/u, '').replace(/^\S+ /, ''))
    expect(page).not.toContain(home)
  })

  test('gives its tables by column or by row', async () => {
    const table = await readTable(dir, 'opinion')
    const rows = rowsOf(table)
    expect(rows).toHaveLength(14)
    expect(rows[0]).toMatchObject({ tick: 0, date: '2010-01-01', region: 'suining' })
    await expect(readTable(dir, 'nonsense')).rejects.toThrow('has no table "nonsense"')
  })

  test('gives the same report again', async () => {
    const elsewhere = join(home, 'again.html')
    expect(await reportRun(dir, elsewhere)).toBe(elsewhere)
    expect(readFileSync(elsewhere, 'utf8')).toBe(readFileSync(run.report!, 'utf8'))
  })

  test('gives the same report again where regions name their groups in different orders', async () => {
    const country = join(home, 'country')
    const { report } = await runScenario('national-lists', { residents: 6000, ticks: 6, seed: 5, out: country })
    const elsewhere = await reportRun(country, join(home, 'country.html'))
    expect(readFileSync(elsewhere, 'utf8')).toBe(readFileSync(report!, 'utf8'))
  }, 120_000)

  test('is not written over', async () => {
    const error: unknown = await runScenario('suining-2010', { ...options, out: dir }).catch(
      (thrown: unknown) => thrown,
    )
    expect(isInputError(error)).toBe(true)
  })

  test('has the digest of a run in memory', async () => {
    const prepared = await prepare('suining-2010', options)
    const { digest, tables } = await simulate(prepared.blueprint)
    expect(digest).toBe(run.digest)
    const input = reportInput(prepared, tables, { seed: '5', version: 'test', residents: 2000, ticks: 14 })
    expect(sentencesOf(input)).toEqual(run.sentences)
    expect(reportOf(input)).toMatch(/^<!doctype html>/)
  })
})

test('without a folder nothing is written, and there is nothing to tell', async () => {
  const run = await runScenario('suining-2010', { residents: 1000, ticks: 2 })
  expect(run).toMatchObject({ dir: null, report: null, sentences: [] })
})

test('a report can be left out', async () => {
  const run = await runScenario('suining-2010', { residents: 1000, ticks: 2, out: join(home, 'plain'), report: false })
  expect(run.report).toBeNull()
  expect(() => readFileSync(join(home, 'plain', 'report.html'))).toThrow('ENOENT')
})

describe('a fresh folder', () => {
  test('has the name of the scenario and the next number', async () => {
    const runs = join(home, 'runs')
    expect(await freshFolder('suining-2010', runs)).toBe(join(runs, 'suining-2010-1'))
    mkdirSync(join(runs, 'suining-2010-1'), { recursive: true })
    // another process is writing the second at this moment
    mkdirSync(join(runs, 'suining-2010-2.partial-77'))
    writeFileSync(join(runs, 'suining-2010-3'), '')
    expect(await freshFolder('suining-2010', runs)).toBe(join(runs, 'suining-2010-4'))
    expect(await freshFolder('suining', runs)).toBe(join(runs, 'suining-1'))
    expect(await freshFolder('some/where/mine.yaml', runs)).toBe(join(runs, 'mine-1'))
  })
})
