import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { takeCensus } from '../../src/population/census.js'
import { marginalOf } from '../../src/population/fit.js'
import { parsePopulation } from '../../src/population/load.js'
import { planPopulation } from '../../src/population/plan.js'
import { fitReport } from '../../src/population/report.js'
import { parseBibliography, type Bibliography } from '../../src/scenario/bibliography.js'
import { canonicalText } from '../../src/scenario/language/canonical.js'
import { InputError } from '../../src/scenario/language/problem.js'
import { CELL, draw, gap, HOUSEHOLD } from './helpers.js'

const small = `glasshouse-population: 1
population: hamlet
title: A hamlet
summary: Two traits and a place.
residents: { value: 200 residents, evidence: fictional }
place: residence
traits:
  age: { title: Age, categories: [14-17, 18+] }
  residence: { title: Place, categories: [urban, rural] }
  household: { title: Household, categories: [1, 2, 3+] }
regions:
  valley:
    title: Valley
    share: { value: 100 %, evidence: assumed }
    marginals:
      age: { area: Valley, values: { 14-17: 10 %, 18+: 90 % }, source: census, evidence: documented, note: Counted. }
      residence: { area: Valley, values: { urban: 30 %, rural: 70 % }, evidence: assumed }
      household:
        area: The country
        stands_for: Nobody counted households in the valley
        values: { 1: 20 %, 2: { value: 30 %, evidence: assumed, note: Guessed. }, 3+: 50 % }
        source: [census, article]
        evidence: reported
associations:
  - title: No child lives alone
    if: { age: 14-17 }
    then: { household: 1 }
    odds: 0 times
    evidence: assumed
`
const entry = { title: 'A text', read: 'full' as const }
const bibliography: Bibliography = { census: entry, article: entry }

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => parsePopulation('hamlet.yaml', bytes(text), bibliography)

/** The message for a file in which one piece of text is replaced. */
function refusal(from: string, to: string): string {
  const text = small.replace(from, to)
  if (text === small) throw new Error(`"${from}" is not in the file`)
  try {
    read(text)
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a population file', () => {
  const { spec, fit, document } = read(small)

  it('becomes a specification by position', () => {
    expect(spec).toMatchObject({ id: 'hamlet', placeTrait: 1, residents: { value: 200, evidence: 'fictional' } })
    expect(spec.traits.map(({ id, categories }) => [id, categories])).toEqual([
      ['age', ['14-17', '18+']],
      ['residence', ['urban', 'rural']],
      ['household', ['1', '2', '3+']],
    ])
    expect(spec.regions[0].marginals.map(({ shares }) => shares)).toEqual([
      [0.1, 0.9],
      [0.3, 0.7],
      [0.2, 0.3, 0.5],
    ])
  })

  it('keeps what figures rest on; the weakest word stands for a whole marginal', () => {
    expect(spec.regions[0].marginals[0]).toMatchObject({ source: ['census'], evidence: 'documented', note: 'Counted.' })
    expect(spec.regions[0].marginals[2]).toMatchObject({
      area: 'The country',
      standsFor: 'Nobody counted households in the valley',
      source: ['census', 'article'],
      evidence: 'assumed',
    })
  })

  it('turns associations into selections', () => {
    const [{ if: child, then: alone, odds, evidence }] = spec.associations
    expect([odds, evidence]).toEqual([0, 'assumed'])
    expect(child).toEqual([Uint8Array.from([1, 0]), null, null])
    expect(alone).toEqual([null, null, Uint8Array.from([1, 0, 0])])
  })

  it('is fitted', () => {
    expect(gap(marginalOf(fit.shape, fit.regions[0].joint, 2), [0.2, 0.3, 0.5])).toBeLessThan(1e-8)
  })

  it('can be written out and read again', () => {
    expect(read(canonicalText(document)).spec).toEqual(spec)
  })

  it('takes shares that are rounded, and makes them whole', () => {
    const { shares } = read(small.replace('urban: 30 %', 'urban: 30.1 %')).spec.regions[0].marginals[1]
    expect(shares[0] + shares[1]).toBeCloseTo(1, 15)
    expect(shares[0]).toBeCloseTo(30.1 / 100.1, 12)
  })
})

describe('figures of all regions', () => {
  const twoRegions = small.replace(
    'regions:\n',
    `marginals:
  household: { area: The country, values: { 1: 10 %, 2: 40 %, 3+: 50 % }, source: census, evidence: reported }
  age: { area: The country, values: { 14-17: 50 %, 18+: 50 % }, evidence: assumed }
regions:
  hill:
    title: Hill
    residents: { value: 50 residents, source: census, evidence: documented }
    marginals:
      residence: { area: Hill, values: { urban: 0 %, rural: 100 % }, evidence: assumed }
`,
  )
  const both = twoRegions.replace('share: { value: 100 %, evidence', 'residents: { value: 150 residents, evidence')

  it('stand where a region has none of its own', () => {
    const [hill, valley] = read(both).spec.regions
    expect(hill.marginals.map(({ shares }) => shares)).toEqual([
      [0.5, 0.5],
      [0, 1],
      [0.1, 0.4, 0.5],
    ])
    expect(hill.marginals[2]).toMatchObject({ area: 'The country', source: ['census'], evidence: 'reported' })
    expect(valley.marginals[0].shares).toEqual([0.1, 0.9])
    expect(valley.marginals[2].shares).toEqual([0.2, 0.3, 0.5])
  })

  it('give regions their part by residents', () => {
    expect(read(both).spec.regions.map(({ share }) => share)).toEqual([0.25, 0.75])
  })

  it('are refused where they are wrong, once', () => {
    const wrong = (from: string, to: string) => () => read(both.replace(from, to))
    expect(wrong('2: 40 %', '2: 45 %')).toThrow(/hamlet\.yaml:12:[^]*the shares of household sum to 105\.00 %/)
    expect(wrong('  age: { area: The', '  aged: { area: The')).toThrow(/hill has no shares for the trait age/)
    expect(wrong('150 residents', '100 residents')).toThrow('the shares of the regions sum to 75.00 %')
    expect(() => read(twoRegions.replace('50 residents,', '200 residents,'))).toThrow('sum to 200.00 %')
    expect(wrong('    title: Hill\n', '    title: Hill\n    share: { value: 25 %, evidence: assumed }\n')).toThrow(
      'hill has a share of all residents and a number of residents',
    )
    expect(wrong('    residents: { value: 50 residents, source: census, evidence: documented }\n', '')).toThrow(
      'it is not said how many residents live in hill',
    )
  })
})

describe('mistakes in a population file are refused with the place and a hint', () => {
  it.each([
    ['place: residence', 'place: residense', ['hamlet.yaml:6:8', '"residense"', 'did you mean "residence"?']],
    ['      age: { area', '      aged: { area', ['"aged"', 'did you mean "age"?', 'no shares for the trait age']],
    ['urban: 30 %', 'urbann: 30 %', ['hamlet.yaml:17:44', 'not a category of residence', 'did you mean "urban"?']],
    ['urban: 30 %, ', '', ['the category urban of residence has no share', 'write urban: 0 %']],
    ['urban: 30 %', 'urban: 30.2 %', ['the shares of residence sum to 100.20 %, not to 100 %']],
    ['urban: 30 %', 'urban: 25 %', ['hamlet.yaml:17:', 'sum to 95.00 %']],
    ['urban: 30 %', 'urban: 30', ['has no unit', 'write 30 %']],
    ['value: 100 %', 'value: 90 %', ['the shares of the regions sum to 90.00 %']],
    ['[urban, rural]', '[urban, rural, urban]', ['the category "urban" of residence is written twice']],
    ['[1, 2, 3+]', '[one, 2, 3+]', ['"one" is not a number of household members']],
    ['[1, 2, 3+]', '[1+, 2, 3+]', ['"1+" is not a number of household members']],
    ['if: { age: 14-17 }', 'if: { age: 14-18 }', ['hamlet.yaml:26:', '"14-18" is not a category of age', '14-17']],
    ['if: { age: 14-17 }', 'if: { ages: 14-17 }', ['there is no trait "ages"', 'did you mean "age"?']],
    ['if: { age: 14-17 }', 'if: {}', ['this selection names no trait']],
    ['then: { household: 1 }', 'then: { age: 18+ }', ['"if" and "then" both speak of age']],
    ['odds: 0 times', 'odds: 0', ['has no unit', '0 times']],
    ['source: census,', 'source: sensus,', ['sensus', 'did you mean "census"?']],
    ['rural: 70 % }, evidence: assumed', 'rural: 70 % }', ['hamlet.yaml:17:']],
    ['summary:', 'sumary:', ['sumary', 'did you mean "summary"?']],
    ['urban: 30 %, rural: 70 %', 'urban: 100 %, rural: 0 %, hills: 0 %', ['"hills" is not a category of residence']],
  ])('%j -> %j', (from, to, words) => {
    const message = refusal(from, to)
    for (const word of words) expect(message).toContain(word)
  })

  it('says which share cannot be met, at its line', () => {
    const message = refusal('1: 20 %, 2: { value: 30 %', '1: 95 %, 2: { value: 2 %').replaceAll('\n', ' ')
    expect(message).toMatch(/sum to 147/)
    const impossible = small.replace('14-17: 10 %, 18+: 90 %', '14-17: 100 %, 18+: 0 %')
    expect(() => read(impossible)).toThrow(/hamlet\.yaml:21:.*20\.00 % of residents should be 1 \(household\)/)
    expect(() => read(impossible)).toThrow('"No child lives alone"')
  })

  it('names them all at once', () => {
    const text = small.replace('place: residence', 'place: here').replace('urban: 30 %', 'urban: 10 %')
    expect(() => read(text)).toThrow(/"here"[^]*sum to 80\.00 %/)
  })
})

describe('Suining County', () => {
  const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url))
  const sources = parseBibliography('sources.yaml', file('sources/sources.yaml'))
  const suining = parsePopulation('suining-county.yaml', file('populations/suining-county.yaml'), sources)
  const { spec, fit } = suining

  it('has the traits that scenarios speak of, in the order that numbers cells', () => {
    expect(spec.traits.map(({ id }) => id)).toEqual([
      'conduct',
      'age',
      'sex',
      'residence',
      'minority',
      'education',
      'income',
      'occupation',
      'household',
    ])
    expect(spec.traits[spec.placeTrait].id).toBe('residence')
    expect(spec.traits.filter(({ latent }) => latent).map(({ id }) => id)).toEqual(['conduct'])
  })

  it('meets every marginal', () => {
    for (const [t, { shares }] of spec.regions[0].marginals.entries()) {
      expect(gap(marginalOf(fit.shape, fit.regions[0].joint, t), shares)).toBeLessThan(1e-8)
    }
  })

  it('says for every marginal where it comes from', () => {
    for (const { area, standsFor, source, evidence, note } of spec.regions[0].marginals) {
      expect(source.length).toBeGreaterThan(0)
      expect(note?.length).toBeGreaterThan(10)
      if (!area.startsWith('Suining')) expect(standsFor?.length, area).toBeGreaterThan(10)
      expect(['documented', 'reported', 'assumed']).toContain(evidence)
    }
  })

  it('is drawn as it was fitted, and quickly', () => {
    const plan = planPopulation(spec, spec.residents.value, fit)
    expect(plan.cells).toBeLessThanOrEqual(65_535)
    const started = performance.now()
    const census = takeCensus(plan, draw, CELL, HOUSEHOLD)
    // generous: a second or so is usual, but tests share the machine
    expect(performance.now() - started).toBeLessThan(15_000)
    const report = fitReport(spec, fit, plan, census)
    for (const { trait, category, z } of report.marginals)
      expect(Math.abs(z ?? 0), `${trait} ${category}`).toBeLessThan(4)
    expect(census.withoutAdult).toBe(0)
    expect(census.misfits / plan.residents).toBeLessThan(0.005)
    for (const { odds, got } of report.associations) if (odds === 0) expect(got).toBe(0)
  })
})
