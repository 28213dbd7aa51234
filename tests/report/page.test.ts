import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableDefinitions, type TableName } from '../../src/measure/definitions.js'
import { reportPage } from '../../src/report/page.js'
import { impossible, inputOf, scenarioOf, tableOf, tablesOf, unbalanced, type Row } from './fixture.js'

const page = reportPage(inputOf())

describe('a report', () => {
  it('is one well-formed page in a language', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
    expect(unbalanced(page)).toBeUndefined()
    expect(page).not.toMatch(impossible)
  })

  it('is the same text for the same input', () => {
    expect(reportPage(inputOf())).toBe(page)
  })

  it('says at the top and at the end that everyone is synthetic, and that one run is an anecdote', () => {
    const [top, foot] = [page.slice(0, page.indexOf('id="grades"')), page.slice(page.indexOf('<footer'))]
    expect(top).toContain('Everyone in this report is synthetic')
    expect(foot).toContain('Everyone in this report is synthetic')
    expect(top).toContain('One run (seed 7): an anecdote')
    expect(top.replace(/<\/?span[^>]*>/g, '')).toContain(
      'glasshouse run small-town --residents 1000 --ticks 3 --seed 8',
    )
  })

  it('needs no network and lets nothing but its own style and script run', () => {
    expect(page).toContain("default-src 'none'; style-src 'sha256-")
    expect(page).not.toMatch(/<(?:img|iframe|object|embed)|\ssrc=|@import|url\(/)
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).not.toMatch(/\son[a-z]+="/)
  })

  it('has one first heading and leaves out no level', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (let i = 1; i < levels.length; i++) expect(levels[i] - levels[i - 1]).toBeLessThanOrEqual(1)
  })

  it('uses every identifier once, and links lead to one that is there', () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
  })

  it('gives every figure twice, with a table, and every table a caption and headed columns', () => {
    expect(page.match(/class="drawing wide"/g)?.length).toBe(page.match(/class="drawing narrow"/g)?.length)
    expect(page.match(/<figure>/g)?.length).toBe(page.match(/<details class="numbers">/g)?.length)
    const tables = page.match(/<table[\s\S]*?<\/table>/g) ?? []
    expect(tables.length).toBeGreaterThan(10)
    for (const table of tables) {
      expect(table).toContain('<caption>')
      expect(table).toContain('scope="col"')
    }
  })

  it('lists what it rests on, the assumed first, and only sources that are cited', () => {
    expect(page.indexOf('Figures that are assumed')).toBeLessThan(page.indexOf('Figures that are documented'))
    expect(page).toContain('href="https://example.org/book"')
    expect(page).not.toContain('never-cited')
  })
})

describe('what strangers write', () => {
  const hostile = `</title><script>alert(1)</script>"'&<img src=x onerror=alert(1)>`

  it('stays text', () => {
    const scenario = scenarioOf({ title: hostile, summary: hostile, limits: [hostile] })
    for (const part of [
      scenario.behaviours.theft,
      scenario.doors.bank,
      scenario.grades!.bands.A,
      scenario.rules.R1,
      scenario.scores.points,
    ])
      part.title = hostile
    scenario.behaviours.theft.rate!.note = hostile
    scenario.behaviours.theft.rate!.source = [hostile, 'bad']
    const text = reportPage(
      inputOf({
        scenario,
        manifest: {
          seed: hostile,
          version: hostile,
          residents: 1,
          ticks: 1,
          run: hostile,
          overrides: [hostile],
          environment: { [hostile]: hostile },
        },
        titles: { traits: { sex: hostile }, groups: { sex: { male: hostile } }, regions: { here: hostile } },
        sources: { bad: { title: hostile, url: 'javascript:alert(1)', note: hostile }, [hostile]: { title: 'x' } },
        population: { title: hostile, summary: hostile, limits: [hostile] },
      }),
    )
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(text).not.toMatch(/<img|href="javascript/)
    expect(unbalanced(text)).toBeUndefined()
  })

  it('may be called like what every object has', () => {
    const scenario = scenarioOf()
    Object.assign(scenario.behaviours, { constructor: scenario.behaviours.theft })
    const text = reportPage(inputOf({ scenario, sources: {} }))
    expect(text).not.toContain('native code')
  })
})

describe('odd runs', () => {
  it('without any table still make a report', () => {
    const text = reportPage(inputOf({ tables: {} }))
    expect(unbalanced(text)).toBeUndefined()
    expect(text).not.toMatch(impossible)
  })

  it('without grades or doors say so', () => {
    const text = reportPage(inputOf({ scenario: scenarioOf({ grades: undefined, doors: {} }) }))
    expect(text).toContain('No grades in this run')
    expect(text).toContain('No door looks at the score.')
    expect(text).not.toMatch(impossible)
  })

  it('without rules speak of nothing that has to do with scores', () => {
    const text = reportPage(
      inputOf({
        scenario: scenarioOf({ rules: {}, grades: undefined, doors: {} }),
        tables: { ...tablesOf(), files: undefined },
      }),
    )
    expect(text).toContain('1,000 residents lived without being scored')
    expect(text).toContain('300 times somebody became the victim of misconduct')
    expect(text).not.toContain('Harm done by the scheme')
    expect(text).not.toContain('id="charges"')
    expect(text).not.toContain('id="doors"')
  })

  it('say "too few to say" below ten events', () => {
    expect(page).toContain('too few to say')
  })

  const names = Object.keys(tableDefinitions) as TableName[]
  const cell: Record<string, fc.Arbitrary<string>> = {
    group_by: fc.constantFrom('all', 'sex', 'sex x age', 'odd'),
    group: fc.constantFrom('all', 'male', 'male x 75+'),
    grade: fc.constantFrom('A', 'B', 'none', 'Z'),
    grade_from: fc.constantFrom('A', 'B', 'none'),
    grade_to: fc.constantFrom('A', 'B', 'none'),
    behaviour: fc.constantFrom('theft', 'litter', 'gift', 'complaint', 'gone'),
    door: fc.constantFrom('bank', 'school', 'gone'),
    event: fc.constantFrom('graded', 'outcry', 'outcry_over', 'drop_grades', 'repeal', 'new'),
    region: fc.constantFrom('here', 'there'),
    kind: fc.constantFrom('misconduct', 'voice'),
    date: fc.constantFrom('2010-01-01', '2011-06-01'),
  }
  const row = (name: TableName): fc.Arbitrary<Row> =>
    fc.record(
      Object.fromEntries(
        tableDefinitions[name].columns.map((column) => {
          if (column.name === 'tick') return ['tick', fc.nat(4)]
          if (column.type === 'boolean') return [column.name, fc.boolean()]
          if (cell[column.name]) return [column.name, cell[column.name]]
          const number =
            column.type === 'double'
              ? fc.oneof(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.constant(Number.NaN))
              : fc.nat(100_000)
          return [column.name, column.nullable ? fc.option(fc.integer({ min: 0, max: 30 }).map((i) => i * 10)) : number]
        }),
      ),
    )

  it('never show an impossible number, whatever the tables hold', () => {
    const tables = fc.record(Object.fromEntries(names.map((name) => [name, fc.array(row(name), { maxLength: 12 })])))
    fc.assert(
      fc.property(tables, (rows) => {
        const made = Object.fromEntries(names.map((name) => [name, tableOf(name, rows[name])]))
        const text = reportPage(inputOf({ tables: made }))
        expect(text).not.toMatch(impossible)
        expect(unbalanced(text)).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  }, 180_000)
})
