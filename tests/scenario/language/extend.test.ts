import { describe, expect, test } from 'vitest'
import { commandLineNote } from '../../../src/scenario/language/override.js'
import { InputError } from '../../../src/scenario/language/problem.js'
import { loadScenario } from '../../../src/scenario/load.js'
import { child, fixture, load, readerOf } from '../support/reader.js'

async function complaint(loading: Promise<unknown>): Promise<string> {
  const error = await loading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(InputError)
  return (error as InputError).format()
}

describe('extends', () => {
  test('one changed number is enough, if it brings its evidence', async () => {
    const { scenario, files } = await load(
      child('rules: { R-1: { points: { value: -30 points, evidence: assumed } } }'),
    )
    expect(files).toEqual(['test.yaml', 'good.yaml'])
    expect(scenario.rules['R-1'].points).toMatchObject({ value: -30, evidence: 'assumed', source: [] })
    expect(scenario.rules['R-1'].behaviour).toBe('red-light')
    expect(scenario.rules['R-2'].points).toMatchObject({
      minor: { value: -10, evidence: 'reported', source: ['gazette', 'paper'] },
    })
  })

  test('a block speaks for the numbers its own file writes in it, and for no others', async () => {
    const { scenario } = await load(child('opinion:\n  evidence: assumed\n  approval: { start: 55 % }'))
    expect(scenario.opinion.approval.start).toMatchObject({ value: 0.55, evidence: 'assumed' })
    expect(scenario.opinion.approval.in_outcry).toMatchObject({ value: 0.1, evidence: 'fictional' })
    expect(scenario.opinion.outcry.memory.evidence).toBe('fictional')
  })

  test('off removes entries and parts, lists and quantities are replaced whole', async () => {
    const { scenario } = await load(
      child(
        'rules: { R-3: off }\nsetup_cost: off\nmeasures: { groups: [sex], cross: off }\nbehaviours: { red-light: { severity: off } }',
      ),
    )
    expect(Object.keys(scenario.rules)).toEqual(['R-1', 'R-2'])
    expect(scenario.setup_cost).toBeUndefined()
    expect(scenario.measures).toMatchObject({ groups: ['sex'] })
    expect(scenario.measures.cross).toBeUndefined()
    expect(scenario.behaviours['red-light'].severity).toBeUndefined()
  })

  test('a range does not outlive the value it was for', async () => {
    const { scenario } = await load(
      child('behaviours: { red-light: { rate: { value: 9 per year, evidence: assumed } } }'),
    )
    expect(scenario.behaviours['red-light'].rate?.range).toBeUndefined()
  })

  test('figures by severity give way to one figure, and the other way round', async () => {
    const { scenario } = await load(
      child(
        'rules:\n  R-1: { evidence: assumed, points: { minor: -1 points, ordinary: -2 points, serious: -3 points } }\n  R-2: { evidence: assumed, points: -5 points }',
      ),
    )
    expect(scenario.rules['R-1'].points).toMatchObject({ serious: { value: -3 } })
    expect(scenario.rules['R-2'].points).toMatchObject({ value: -5 })
    expect(scenario.rules['R-2'].source).toBeUndefined()
  })

  test('chains are followed, and mistakes are shown in the file that made them', async () => {
    const texts = {
      middle:
        'glasshouse: 1\nextends: good\nscenario: middle\ntitle: Middle\ndoors: { school: { refused_anyway: 5 } }\n',
      test: 'glasshouse: 1\nextends: ./middle.yaml\nscenario: test\ntitle: Test\nrules: { R-3: { points: 5 } }\n',
    }
    const said = await complaint(loadScenario('test', readerOf(texts)))
    expect(said.indexOf('test.yaml:5:25')).toBeLessThan(said.indexOf('middle.yaml:5:36'))
    expect(said).toContain('doors: { school: { refused_anyway: 5 } }\n')
  })

  test('a wrong version further down is found', async () => {
    const texts = {
      old: 'glasshouse: 0\nextends: good\nscenario: old\ntitle: Old\n',
      test: 'glasshouse: 1\nextends: old\nscenario: test\n',
    }
    expect(await complaint(loadScenario('test', readerOf(texts)))).toMatch(/^old\.yaml:1:13 .*version "0"/)
  })

  test('a chain without end is cut', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`s${i}`, `glasshouse: 1\nextends: s${i + 1}\nscenario: s${i}\n`]),
    )
    expect(await complaint(loadScenario('s0', readerOf(texts)))).toContain('more than 10 files')
  })

  test('warns of an inherited title and of evidence that vouches for nothing', async () => {
    const { warnings } = await load(
      'glasshouse: 1\nextends: good\nscenario: test\nresponse:\n  evidence: assumed\n  on: false\nrules: { R-3: { evidence: assumed, points: 1 point } }\n',
    )
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ['inherited-title', 1],
      ['idle-evidence', 5],
    ])
  })

  test('an unknown scenario is answered with the known ones', async () => {
    expect(await complaint(loadScenario('gooood', readerOf()))).toMatch(
      /no scenario "gooood"; allowed: good; did you mean "good"/,
    )
  })
})

describe('--set', () => {
  const set = (...settings: string[]) => load(fixture('good.yaml'), { set: settings })

  test('changes numbers, which are then assumptions', async () => {
    const { scenario } = await set('rules.R-1.points=-5 points', 'sensors.police.sees.red-light=0 %')
    expect(scenario.rules['R-1'].points).toMatchObject({
      value: -5,
      evidence: 'assumed',
      source: [],
      note: commandLineNote,
    })
    expect(scenario.sensors.police.sees['red-light']).toMatchObject({ value: 0, note: commandLineNote })
  })

  test('changes words and switches, adds and removes', async () => {
    const { scenario } = await set(
      'response.on=false',
      'rules.R-3=off',
      'sensors.media.sees.red-light=3 %',
      'measures.groups=[sex]',
      'title=a = b',
    )
    expect(scenario.response.on).toBe(false)
    expect(scenario.rules['R-3']).toBeUndefined()
    expect(scenario.sensors.media.sees['red-light'].value).toBe(0.03)
    expect(scenario.measures.groups).toEqual(['sex'])
    expect(scenario.title).toBe('a = b')
  })

  test('later settings win', async () => {
    expect((await set('population.residents=5', 'population.residents=7')).scenario.population.residents.value).toBe(7)
  })

  test.each([
    ['rules.R-1.points=-5', '--set rules.R-1.points  rules.R-1.points: "-5" has no unit'],
    ['rules.R-11.points=-5 points', 'there is no "R-11" in rules; allowed: R-1, R-2 or R-3; did you mean "R-1"?'],
    ['rulez.R-1.points=-5 points', 'did you mean "rules"?'],
    ['response.onn=false', 'did you mean "on"?'],
    ['rules.R-9=off', 'it brings in no "R-9"'],
    ['rules.R-1.points.serious.more=1', 'there is no "serious" in rules.R-1.points'],
    ['response.on=off', 'did you mean on: false?'],
    ['rules.R-1.points=', 'nothing is written after "points:"'],
    ['sensors.media.sees.spitting=5 %', 'there is no behaviour "spitting"'],
    ['rules', '"--set rules" has no path and value'],
    ['=5', 'has no path and value'],
    ['rules..points=5', 'has no path and value'],
    ['glasshouse=2', '"glasshouse" cannot be set'],
    ['rules.__proto__.x=5', '"__proto__" cannot be set'],
    ['calendar.tick="1 month', 'never closed'],
    ['summary=&a x', 'anchors'],
  ])('%s is refused with the words of a file', async (setting, words) => {
    const said = await complaint(set(setting))
    expect(said).toContain(words)
    expect(said).toMatch(/^--set/)
  })
})
