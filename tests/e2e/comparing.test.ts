import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyFolder, glasshouse } from './glasshouse.js'

const small = ['--residents', '4000', '--ticks', '18', '--threads', '1']

describe('compare', () => {
  test('two worlds that are the same: touched exactly 0', async () => {
    const { status, out } = await glasshouse(['compare', 'suining-2010', 'suining-2010', ...small, '--json', '--quiet'])
    expect(status).toBe(0)
    const found = JSON.parse(out) as { residents: number; touched: number; digestA: string; digestB: string }
    expect(found).toMatchObject({ residents: 4000, touched: 0 })
    expect(found.digestA).toBe(found.digestB)
    expect(found.digestA).toMatch(/^[0-9a-f]{64}$/)
  })

  test('without a safeguard, told to people: sentences, tables, the caution, and lines that fit', async () => {
    const { status, out, err } = await glasshouse(['compare', 'suining-2010', '--without', 'appeals', ...small])
    expect(status).toBe(0)
    expect(err).toMatch(/^Two worlds of 4,000 residents, 18 ticks, 1 thread\./)
    expect(out).toContain('- Safeguard appeal: switched off.')
    expect(out).toMatch(/^[\d,]+ of 4,000 lives differ \(/m)
    expect(out).toMatch(/^Appeals against a charge +\d+ +0 +-\d+$/m)
    expect(out).toMatch(/^everybody +4,000/m)
    expect(out.replace(/\s+/g, ' ')).toContain('This is one history (seed 1)')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test('with and without the scheme, as JSON into a file', async () => {
    const file = join(emptyFolder(), 'found.json')
    const words = ['compare', 'suining-2010', 'suining-2010-no-scheme', ...small, '--json', '--out', file]
    const { status, out, err } = await glasshouse(words)
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(err).toContain(`written to ${file}`)
    const found = JSON.parse(readFileSync(file, 'utf8')) as {
      touched: number
      groups: { group_by: string; touched: number }[]
      measures: Record<string, { a: number; b: number }>
    }
    expect(found.touched).toBeGreaterThan(500)
    expect(found.groups[0]).toMatchObject({ group_by: 'all', touched: found.touched })
    expect(found.measures.records.a).toBeGreaterThan(0)
    expect(found.measures.records.b).toBe(0)
  })

  test('runs by the names of their folders, where one stands beside them', async () => {
    const cwd = emptyFolder()
    const size = ['--residents', '1200', '--ticks', '4', '--no-report', '--quiet']
    for (const [scenario, out] of [
      ['suining-2010', 'one'],
      ['suining-2010-fair', 'two'],
    ])
      expect((await glasshouse(['run', scenario, ...size, '--out', out], { cwd })).status).toBe(0)
    const { status, out } = await glasshouse(['compare', 'one', 'two', '--json'], { cwd })
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ residents: 1200 })
    expect((await glasshouse(['diff', 'one', 'two'], { cwd })).status).toBe(0)
    // a scenario is not hidden by a folder of its name
    await glasshouse(['run', 'suining-2010-fair', ...size, '--out', 'suining-2010'], { cwd })
    expect((await glasshouse(['diff', 'suining-2010', 'one'], { cwd })).out).toBe(
      (await glasshouse(['diff', 'suining-2010', './one'], { cwd })).out,
    )
  })

  test('tells of a long difference only the beginning', async () => {
    const { out } = await glasshouse(['compare', 'suining-2010', 'suining-2010-no-scheme', ...small])
    expect(out.match(/^- /gm)).toHaveLength(7)
    expect(out).toMatch(/^- and \d+ more; "glasshouse diff" tells all of them$/m)
    expect(out).toContain('The letters of the two schemes are not the same')
  })

  test.each([
    [['suining-2010', '--without', 'apeal'], 'did you mean appeal?'],
    [['suining-2010', '--without', 'red-light'], 'the rules on it are SU-19'],
    [['suining-2010', '--with', 'cap'], 'write a file that extends it'],
    [['suining-2010', 'suning-2010-fair'], 'suining-2010-fair'],
    [['suining-2010', 'rongcheng-2016'], 'different populations (suining-county and rongcheng-city)'],
    [['suining-2010', '--set', 'rules.SU-99.points=1 point'], 'SU-99'],
  ])('%j: status 2, what is wrong and what to do', async (words, says) => {
    const { status, out, err } = await glasshouse(['compare', ...words, ...small])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err.replace(/\s+/g, ' ')).toContain(says)
  })
})

describe('diff', () => {
  test('says in sentences what differs', async () => {
    const { status, out } = await glasshouse(['diff', 'suining-2010', 'suining-2010-fair'])
    expect(status).toBe(0)
    expect(out).toContain('- Safeguard notice: told of a charge 100 % instead of 40 %.')
    expect(out).toContain('2 differences')
  })

  test('with a file of the user, as JSON', async () => {
    const folder = emptyFolder()
    writeFileSync(
      join(folder, 'mine.yaml'),
      'glasshouse: 1\nextends: suining-2010\nscenario: mine\ntitle: Mine\nsummary: Mine\nrules:\n  SU-19: off\n',
    )
    const { status, out } = await glasshouse(['diff', 'suining-2010', './mine.yaml', '--json'], { cwd: folder })
    expect(status).toBe(0)
    const { differences } = JSON.parse(out) as { differences: object[] }
    expect(differences).toMatchObject([{ part: 'rules', id: 'SU-19', what: 'removed' }])
  })

  test('two that are the same', async () => {
    const { out } = await glasshouse(['diff', 'suining-2010', 'suining-2010'])
    expect(out).toContain('No rule, door, safeguard or figure differs')
  })
})
