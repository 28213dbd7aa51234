import stringWidth from 'string-width'
import { beforeAll, describe, expect, test } from 'vitest'
import { show } from '../../../src/cli/actions/show.js'
import { fakeStream, type Recorded } from '../fakeTerminal.js'

async function shown(width: number, options: { json?: boolean; set?: string[] } = {}) {
  const out = fakeStream(true, width)
  const err: Recorded = fakeStream(true, width)
  await show('suining-2010', options, { out, err })
  return { out: out.text, err: err.text, lines: out.text.split('\n') }
}

describe.each([80, 100, 140])('a scenario in a window of %d characters', (width) => {
  let lines: string[]
  beforeAll(async () => void ({ lines } = await shown(width)))

  test('fits', () => expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]))

  test('breaks no identifier of a rule, a door or a source', () => {
    const text = lines.join('\n')
    for (const id of ['SU-23', 'minimum-living-allowance', 'disruptive-petition', 'china-daily-jiangsu-2010'])
      expect(text).toContain(id)
  })

  test('has every section, and totals at the end', () => {
    for (const title of [
      'What it cannot say',
      'What people do',
      'What sees it',
      'Rules',
      'Grades',
      'Doors',
      'Safeguards',
      'Sources',
    ])
      expect(lines).toContain(title)
    expect(lines.findIndex((line) => /^How sure we are of its \d+ numbers$/.test(line))).toBeGreaterThan(0)
  })
})

test('leaves out columns in which nothing stands', async () => {
  const { out } = await shown(120)
  expect(out).not.toContain('in force')
  expect(out).toContain('mistaken person')
})

test('as JSON the whole is one document, and the window does not matter', async () => {
  const { out } = await shown(20, { json: true })
  const document = JSON.parse(out) as { scenario: string; sections: { id: string; rows: { id: string }[] }[] }
  expect(document.scenario).toBe('suining-2010')
  const rules = document.sections.find(({ id }) => id === 'rules')!.rows.map(({ id }) => id)
  expect(rules).toContain('SU-10')
  expect((await shown(200, { json: true })).out).toBe(out)
})
