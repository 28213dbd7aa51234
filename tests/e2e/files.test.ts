import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyFolder, glasshouse } from './glasshouse.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-files-'))
const run = join(home, 'run')
const words = ['run', 'suining-2010', '--residents', '3000', '--ticks', '24', '--out', run, '--no-report', '--quiet']

beforeAll(async () => expect((await glasshouse(words)).status).toBe(0), 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('file', () => {
  test('tells a life to people, in lines that fit', async () => {
    const { status, out, err } = await glasshouse(['file', run, '1030', '--what-if'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \(synthetic\)\nResident 1030 of /u)
    for (const heading of ['Who', 'The life', 'In the end', 'What would have changed it', 'Proof'])
      expect(out).toContain(`\n${heading}\n`)
    expect(out.replace(/\s+/g, ' ')).toContain('came to exactly the state that the run has recorded')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test('gives machines one document, the same for the same seed', async () => {
    const asked = ['file', run, 'random', '--seed', '5', '--json']
    const [one, again] = await Promise.all([glasshouse(asked), glasshouse(asked)])
    const found = JSON.parse(one.out) as Record<string, unknown>
    expect(found).toMatchObject({ glasshouseFile: 1, synthetic: true, matchesRun: true })
    for (const key of ['id', 'events', 'score', 'trueScore']) expect(found).toHaveProperty(key)
    expect(again.out).toBe(one.out)
  })

  test('writes a page that needs nothing else', async () => {
    const page = join(emptyFolder(), 'file.html')
    const { status, out } = await glasshouse(['file', run, '7', '--html', page])
    expect({ status, out }).toEqual({ status: 0, out: `${page}\n` })
    const text = readFileSync(page, 'utf8')
    expect(text).toContain('nobody here is real')
    expect(text).not.toMatch(/<script|src="http/)
  })

  test('refuses in words whoever is not there', async () => {
    const none = await glasshouse(['file', run, '3000000'])
    expect(none.status).toBe(2)
    expect(none.err).toBe(
      'glasshouse: there is no resident 3000000: the residents of this run are numbered from 0 to 2999\n',
    )
    const wrong = await glasshouse(['file', run, 'Li'])
    expect(wrong.status).toBe(2)
    expect(wrong.err).toContain('Write the number of a resident, for example 4711, or random for any.')
    const nowhere = await glasshouse(['file', join(home, 'nothing'), '1'])
    expect(nowhere).toMatchObject({ status: 2, out: '' })
    expect(nowhere.err).toContain('there is no folder')
  })
})
