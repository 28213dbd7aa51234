import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { memoryReader } from '../../src/library/memory.js'
import { checkFile, listScenarios, loadScenario, prepare, showScenario } from '../../src/library/scenarios.js'
import { InputError } from '../../src/scenario/language/problem.js'

const home = mkdtempSync(join(tmpdir(), 'glasshouse-scenarios-'))
afterAll(() => rmSync(home, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(home, name), text)
  return join(home, name)
}

describe('scenarios of the package', () => {
  test('are listed with title and size', async () => {
    const listed = await listScenarios()
    expect(listed.map(({ name }) => name)).toContain('suining-2010')
    expect(listed.find(({ name }) => name === 'suining-2010')).toMatchObject({
      residents: 1_140_000,
      length: '48 months',
    })
  })

  test('are loaded by name, with settings', async () => {
    const { scenario, warnings } = await loadScenario('suining-2010', { set: ['rules.SU-10.points=-7 points'] })
    expect(scenario.rules['SU-10'].points).toMatchObject({ value: -7, evidence: 'assumed' })
    expect(warnings).toEqual([])
  })

  test('are shown with every number and every source named', async () => {
    const shown = await showScenario('suining-2010')
    expect(Object.values(shown.evidence).reduce((sum, count) => sum + count, 0)).toBe(shown.numbers)
    // lengths of ticks and the like are shown, but claim nothing about the world
    expect(shown.figures.length).toBeGreaterThan(shown.numbers)
    expect(Object.keys(shown.bibliography)).toEqual(shown.sources.map(({ id }) => id))
    for (const { id } of shown.sources) expect(shown.bibliography[id]?.title, id).toBeTruthy()
  })

  test('are shown with what their population cannot stand for, and figures that are averages over regions', async () => {
    const { people } = await showScenario('national-2020')
    expect(people.limits.join(' ')).toContain('22 provinces share one figure, which is their average')
    const minority = people.shared.rows.find(({ id }) => id === 'minority')!
    const [area, shares, told] = minority.cells
    expect([area, shares]).toEqual([
      'The 22 provinces without a figure of their own',
      ['han 95.76 %', 'minority 4.24 %'],
    ])
    expect([told].flat().join(' ')).toMatch(/^An average over these 22 provinces/)
    expect(minority.evidence.assumed).toBe(2)
    expect(minority.sources).toContain('census-2020-shine')
  })

  test('another reader replaces the disk', async () => {
    await expect(loadScenario('suining-2010', { reader: memoryReader({}) })).rejects.toThrow('there is no scenario')
  })
})

describe('preparing', () => {
  test('as many residents and ticks as asked, else as the scenario says', async () => {
    const { blueprint } = await prepare('suining-2010', { residents: 1500, ticks: 3, seed: '18446744073709551615' })
    expect(blueprint.tables).toMatchObject({ residents: 1500, ticks: 3 })
    expect(blueprint.catalogue.seed).toBe('18446744073709551615')
    expect((await prepare('suining-2010')).blueprint.tables).toMatchObject({ residents: 1_140_000, ticks: 48 })
  })

  test.each([0, -1, 1.5, Number.NaN, 1e13])('%d residents are refused as input', async (residents) => {
    await expect(prepare('suining-2010', { residents })).rejects.toThrow(InputError)
  })
})

describe('checking', () => {
  test('scenarios by name, populations and bibliographies by path', async () => {
    expect(await checkFile('suining-2010')).toMatchObject({ kind: 'scenario', problems: [], warnings: [] })
    expect(await checkFile('populations/suining-county.yaml')).toMatchObject({ kind: 'population', problems: [] })
    expect(await checkFile('sources/sources.yaml')).toMatchObject({ kind: 'sources', problems: [] })
  })

  test.each([
    ['scenario', 'glasshouse: 1\n'],
    ['population', 'glasshouse-population: 1\npopulation: x\n'],
    ['sources', 'glasshouse-sources: 1\nsources: { a: { title: 5 } }\n'],
    ['scenario', 'hello: world\n'],
    ['scenario', 'not a block'],
  ])('mistakes in a %s are the answer, with their places', async (kind, text) => {
    const path = file('wrong.yaml', text)
    const checked = await checkFile(path)
    expect(checked).toMatchObject({ file: path, kind })
    expect(checked.problems.length).toBeGreaterThan(0)
    expect(checked.problems[0].file).toBe(path)
  })

  test('warnings are no mistakes', async () => {
    const path = file('mine.yaml', 'glasshouse: 1\nextends: suining-2010\nscenario: mine\n')
    const checked = await checkFile(path)
    expect(checked.problems).toEqual([])
    expect(checked.warnings.map(({ path: at }) => at)).toEqual(['title'])
  })

  test('a file that is not there is a mistake too', async () => {
    const { problems } = await checkFile(join(home, 'none.yaml'))
    expect(problems).toHaveLength(1)
  })
})
