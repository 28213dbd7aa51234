import { afterEach, describe, expect, test as it, vi } from 'vitest'
import { test } from '../../../src/cli/actions/test.js'
import type { VignettesResult } from '../../../src/vignette/try.js'
import { fakeTerminal } from '../fakeTerminal.js'

const results = vi.hoisted(() => ({ now: [] as unknown[] }))
vi.mock('../../../src/library/vignettes.js', () => ({ testVignettes: () => Promise.resolve(results.now) }))

const line = (text: string) => ({ date: text.slice(0, 10), text })
const good = {
  name: 'good',
  title: 'All as expected',
  holds: true,
  expectations: [],
  history: [line('2010-01-01  it')],
}
const bad = {
  name: 'bad',
  title: 'Not as expected',
  holds: false,
  expectations: [
    {
      on: '2011-01-01',
      holds: false,
      checks: [
        { what: 'score', expected: '950 points', got: '950 points', holds: true },
        { what: 'grade', expected: 'A', got: 'B', holds: false },
      ],
      standing: [],
    },
  ],
  history: [line('2010-05-01  R-1 Something: -50 points (assumed), score 950')],
}
const file = (...vignettes: object[]) =>
  ({
    file: 'f',
    scenario: 's',
    title: 'S',
    holds: vignettes.every((each) => each !== bad),
    vignettes,
  }) as VignettesResult

async function tried(options: Parameters<typeof test>[1], ...files: VignettesResult[]) {
  results.now = files
  const terminal = fakeTerminal()
  await test([], options, terminal)
  return terminal.out.text
}

afterEach(() => {
  process.exitCode = undefined
})

describe('glasshouse test', () => {
  it('names what holds, and how many', async () => {
    expect(await tried({}, file(good, good))).toBe(
      'S  s\nok     good: All as expected\nok     good: All as expected\ns: all 2 vignettes hold\n',
    )
    expect(process.exitCode).toBeUndefined()
    expect(await tried({}, file(good))).toContain('s: its vignette holds')
  })

  it('says of what does not hold what was expected, what came out and what happened; status 2', async () => {
    const out = await tried({}, file(good, bad))
    expect(process.exitCode).toBe(2)
    expect(out).toContain(
      'wrong  bad: Not as expected\n       2011-01-01 grade: expected A, but it is B\n       What happened:\n',
    )
    expect(out).toContain('         2010-05-01  R-1 Something: -50 points (assumed), score 950\n')
    expect(out).not.toContain('score: expected')
    expect(out).toContain('s: 1 of 2 vignettes does not hold')
  })

  it('tells what happened in every case if asked', async () => {
    expect(await tried({ why: true }, file(good))).toContain('ok     good: All as expected\n         2010-01-01  it\n')
    expect(await tried({ why: true }, file({ ...good, history: [] }))).toContain('         nothing\n')
  })

  it('is silent about what holds if asked', async () => {
    expect(await tried({ quiet: true }, file(good))).toBe('')
    expect(await tried({ quiet: true }, file(good, bad))).not.toContain('good')
  })

  it('prints one JSON document', async () => {
    expect(JSON.parse(await tried({ json: true }, file(good, bad)))).toEqual([file(good, bad)])
    expect(process.exitCode).toBe(2)
  })
})
