/** The country: what everything else about it rests on. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { takeCensus } from '../../src/population/census.js'
import { drawCommunity } from '../../src/population/community.js'
import { formHouseholds } from '../../src/population/households.js'
import { parsePopulation } from '../../src/population/load.js'
import { planPopulation } from '../../src/population/plan.js'
import { fitReport } from '../../src/population/report.js'
import { parseBibliography } from '../../src/scenario/bibliography.js'
import { root } from '../architecture/source.js'
import { CELL, draw, HOUSEHOLD } from './helpers.js'

const file = (path: string) => readFileSync(`${root}${path}`)
const bibliography = parseBibliography('sources.yaml', file('sources/sources.yaml'))
const china = parsePopulation('china.yaml', file('populations/china.yaml'), bibliography)
const plan = planPopulation(china.spec, 100_000, china.fit)
const census = takeCensus(plan, draw, CELL, HOUSEHOLD)
const report = fitReport(china.spec, china.fit, plan, census, 'shares')

/** Share of the country in some categories of a trait, as the file asks for it. */
function share(trait: string, ...categories: string[]): number {
  const t = china.spec.traits.findIndex(({ id }) => id === trait)
  return china.spec.regions.reduce((sum, region) => {
    const { shares } = region.marginals[t]
    const within = china.spec.traits[t].categories.map((c, i) => (categories.includes(c) ? shares[i] : 0))
    return sum + region.share * within.reduce((all, each) => all + each, 0)
  }, 0)
}

describe('China', () => {
  it('has 31 provinces whose residents sum to the published total', () => {
    const { regions } = parse(file('populations/china.yaml').toString()) as {
      regions: Record<string, { residents: { value: string } }>
    }
    const residents = Object.values(regions).map((region) => Number(region.residents.value.replaceAll(/[^0-9]/g, '')))
    expect(residents).toHaveLength(31)
    expect(residents.reduce((sum, each) => sum + each, 0)).toBe(1_409_778_724)
    expect(china.spec.residents.value).toBe(1_409_778_724)
    const whole = planPopulation(china.spec, 1_409_778_724, china.fit)
    expect(whole.regions.map((region) => region.residents)).toEqual(residents)
  })

  it('meets what the census publishes for the whole country', () => {
    expect(share('age', '0-5', '6-14')).toBeCloseTo(253_383_938 / 1_409_778_724, 3)
    expect(share('age', '60-74', '75+')).toBeCloseTo(264_018_766 / 1_409_778_724, 3)
    expect(share('residence', 'urban')).toBeCloseTo(0.6389, 2)
    expect(share('minority', 'minority')).toBeCloseTo(0.0889, 3)
    expect(share('registration', 'migrant')).toBeCloseTo(375_816_759 / 1_409_778_724, 3)
    for (const q of ['q1', 'q2', 'q3', 'q4', 'q5']) expect(share('income', q)).toBeCloseTo(0.2, 2)
    expect(share('occupation', 'farmer')).toBeCloseTo(177.15 / 1409.78, 3)
  })

  it('gives 22 provinces the average share of minorities that the other nine leave, and says so', () => {
    const written = parse(file('populations/china.yaml').toString()) as {
      marginals: Record<string, { evidence: string; stands_for: string; note: string; values: Record<string, string> }>
      regions: Record<
        string,
        { residents: { value: string }; marginals?: Record<string, { values: Record<string, string> }> }
      >
    }
    const { evidence, stands_for, note, values } = written.marginals.minority
    expect([evidence, stands_for, note].join(' ')).toMatch(/^assumed An average over these 22 provinces.*An average: /s)
    const residents = ({ residents: { value } }: { residents: { value: string } }) =>
      Number(value.replaceAll(/[^0-9]/g, ''))
    const regions = Object.values(written.regions)
    const [own, others] = [true, false].map((has) =>
      regions.filter(({ marginals }) => (marginals?.minority !== undefined) === has),
    )
    expect([own.length, others.length]).toEqual([9, 22])
    const inNine = own.reduce(
      (sum, region) => sum + (residents(region) * Number.parseFloat(region.marginals!.minority.values.minority)) / 100,
      0,
    )
    const left = (125_470_000 - inNine) / others.reduce((sum, region) => sum + residents(region), 0)
    expect(Number.parseFloat(values.minority) / 100).toBeCloseTo(left, 3)
  })

  it('leaves room among the cells, for businesses', () => {
    expect(plan.cells).toBeGreaterThan(20_000)
    expect(plan.cells).toBeLessThanOrEqual(60_000)
  })

  it('is fitted, and comes out as fitted', () => {
    for (const { worst } of report.regions) expect(worst).toBeLessThan(1e-9)
    const odd = report.marginals.filter(({ z }) => z !== null && Math.abs(z) > 4.5)
    expect(odd).toEqual([])
  })

  it('puts children with adults', () => {
    let children = 0
    let alone = 0
    for (let community = 0; community < plan.communities; community++) {
      const cells = drawCommunity(plan, community, draw, CELL)
      const { householdOf, start, members } = formHouseholds(plan, community, cells, draw, HOUSEHOLD)
      for (const [i, cell] of cells.entries()) {
        if (plan.adult[cell]) continue
        children++
        const h = householdOf[i]
        if (!members.subarray(start[h], start[h + 1]).some((m) => plan.adult[cells[m]])) alone++
      }
    }
    expect(children / plan.residents).toBeCloseTo(share('age', '0-5', '6-14', '15-17'), 2)
    expect(alone / children).toBeLessThan(0.001)
    expect(census.withoutAdult).toBeLessThanOrEqual(alone)
  })

  it('counts those under 18 as children', () => {
    const age = plan.traits.findIndex(({ id }) => id === 'age')
    const adult = new Set<string>()
    for (let cell = 0; cell < plan.cells; cell++) {
      if (plan.adult[cell]) adult.add(plan.traits[age].categories[plan.cellTraits[cell * plan.traits.length + age]])
    }
    expect([...adult]).toEqual(['18-29', '30-44', '45-59', '60-74', '75+'])
  })
})
