import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { glasshouse } from './glasshouse.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-searching-'))
const run = join(home, 'run')
const words = ['run', 'suining-2010', '--residents', '3000', '--ticks', '24', '--out', run, '--no-report', '--quiet']

beforeAll(async () => expect((await glasshouse([...words, '--keep-subjects'])).status).toBe(0), 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('search', () => {
  test('shows whom it found, with the column that was asked for, and how to go on', async () => {
    const { status, out, err } = await glasshouse(['search', run, '--where', 'age >= 60', '--limit', '3'])
    expect(status).toBe(0)
    const [heading, ...rows] = out.trimEnd().split('\n')
    expect(heading.split(/\s\s+/).map((each) => each.trim())).toEqual(
      expect.arrayContaining(['age', 'grade', 'score', 'true score']),
    )
    expect(rows).toHaveLength(3)
    for (const row of rows) expect(row).toMatch(/^\s*\d+ +\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \(synthetic\) /u)
    expect(err).toMatch(/synthetic subjects found, of whom 3 are shown/)
    expect(err).toMatch(/glasshouse file \S+ \d+ opens the first/)
  })

  test('counts, and gives machines one document', async () => {
    const counted = await glasshouse(['search', run, '--where', 'score < 1000', '--count'])
    const asked = ['search', run, '--where', 'score < 1000', '--json', '--limit', '2', '--quiet']
    const { found, subjects, kept } = JSON.parse((await glasshouse(asked)).out)
    expect(counted.out).toBe(`${found}\n`)
    expect(found).toBeGreaterThan(0)
    expect(subjects).toHaveLength(2)
    expect(kept).toBe(true)
    for (const { id, score } of subjects) {
      const file = JSON.parse((await glasshouse(['file', run, String(id), '--json'])).out)
      expect(file.score).toBe(score)
    }
  })

  test('says what can be asked for', async () => {
    const { out } = await glasshouse(['search', run, '--columns'])
    expect(out).toMatch(/^points_short +Points by which the score is below the truth$/m)
  })

  test('takes a mistake with one message', async () => {
    const { status, err } = await glasshouse(['search', run, '--where', 'scor < 3'])
    expect(status).toBe(2)
    expect(err).toContain('Referenced column "scor" not found')
    expect(err).toContain('"score"')
    expect(err).not.toMatch(/\n\s+at /)
  })
})
