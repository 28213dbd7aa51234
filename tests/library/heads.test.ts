import { expect, test } from 'vitest'
import { peekEntry } from '../../src/library/heads.js'
import { memoryReader } from '../../src/library/memory.js'
import { listScenarios, loadScenario } from '../../src/library/scenarios.js'

const base = `# a comment
glasshouse: 1
behaviours:
  x: { title: "title: no" }
title: Base
summary: >-
  In two
  lines.
population: { from: p, residents: { value: "1.2k residents", evidence: assumed } }
calendar:
  # written below the behaviours, which is allowed
  start: 2010-01-01
  tick: 1 month
  length: 2 years
rules: {}
`
const reader = memoryReader({
  scenario: {
    base,
    own: 'glasshouse: 1\nextends: base\ntitle: Own\npopulation: { residents: 500 }\nrules: off\n',
    circle: 'glasshouse: 1\nextends: circle\ntitle: Round\n',
    orphan: 'glasshouse: 1\nextends: nobody\ntitle: Alone\n',
    flow: '{ title: Flow }',
    bare: 'title: Bare\n',
    broken: 'title: [\n',
  },
})

test('reads the head wherever in the file it stands', async () => {
  expect(await peekEntry('base', reader)).toEqual({
    name: 'base',
    title: 'Base',
    summary: 'In two lines.',
    residents: 1200,
    length: '2 years',
    start: '2010-01-01',
  })
})

test('follows what a file extends', async () => {
  expect(await peekEntry('own', reader)).toMatchObject({ title: 'Own', summary: 'In two lines.', residents: 500 })
})

test.each(['circle', 'orphan', 'flow', 'bare', 'broken', 'nowhere'])('%s: does not tell', async (name) => {
  expect(await peekEntry(name, reader)).toBeUndefined()
})

test('says the same as the whole scenario, for all that come with the package', async () => {
  for (const entry of await listScenarios()) {
    const { scenario } = await loadScenario(entry.name)
    expect(entry).toEqual({
      name: entry.name,
      title: scenario.title,
      summary: scenario.summary,
      residents: scenario.population.residents.value,
      length: scenario.calendar.length.text,
      start: scenario.calendar.start,
    })
  }
})
