import { describe, expect, it } from 'vitest'
import { takeCensus } from '../../src/population/census.js'
import { fitLater, fitPopulation, inShort } from '../../src/population/fit.js'
import { planPopulation } from '../../src/population/plan.js'
import { fitReport } from '../../src/population/report.js'
import { CELL, draw, HOUSEHOLD, village } from './helpers.js'

const spec = village()
const fit = fitPopulation(spec)
const plan = planPopulation(spec, 100_000, fit)
const census = takeCensus(plan, draw, CELL, HOUSEHOLD)
const report = fitReport(spec, fit, plan, census)

describe('a census', () => {
  it('counts everybody in the region they live in', () => {
    const north = census.counts.subarray(0, plan.cells).reduce((a, b) => a + b, 0)
    const south = census.counts.subarray(plan.cells).reduce((a, b) => a + b, 0)
    expect([north, south]).toEqual([60_000, 40_000])
  })

  it('counts households and who does not fit', () => {
    expect(census.households).toBeGreaterThan(40_000)
    expect(census.households).toBeLessThan(60_000)
    expect(census.misfits).toBeLessThanOrEqual(plan.communities)
    expect(census.withoutAdult).toBe(0)
  })
})

describe('a fit report', () => {
  it('of shares needs no table that is not at hand', () => {
    const short = inShort(fit)
    const regions = short.regions.map((known) => ({
      ...known,
      get joint(): Float64Array {
        throw new Error('the table was asked for')
      },
    }))
    const shares = fitReport(spec, { ...short, regions }, plan, undefined, 'shares')
    expect(shares).toEqual(fitReport(spec, fit, plan, undefined, 'shares'))
    expect(fitReport(spec, fitLater(spec, short), plan, census)).toEqual(report)
  })

  it('has a row for every category of every region', () => {
    expect(report.marginals).toHaveLength(2 * 8)
    expect(report.marginals[0]).toMatchObject({
      region: 'north',
      trait: 'age',
      category: '14-17',
      target: 0.1,
      area: 'north',
    })
  })

  it('sets what was asked beside what was fitted and drawn', () => {
    for (const row of report.marginals) {
      expect(Math.abs(row.fitted - row.target)).toBeLessThan(1e-8)
      expect(row.got).toBe((row.count ?? 0) / (row.region === 'north' ? 60_000 : 40_000))
      expect(row.difference).toBe((row.got ?? 0) - row.target)
      expect(row.evidence).toBe('assumed')
    }
  })

  it('measures chance in standard deviations, with places as they are', () => {
    const chances = report.marginals.filter((row) => row.trait !== 'place')
    for (const { z } of chances) expect(Math.abs(z ?? 99)).toBeLessThan(4)
    expect(new Set(chances.map(({ z }) => z)).size).toBeGreaterThan(5)
  })

  it('leaves nothing to chance in kinds of place', () => {
    for (const row of report.marginals.filter(({ trait }) => trait === 'place')) {
      expect(row.z).toBeNull()
      expect(row.got).toBeCloseTo(row.expected ?? 9, 12)
      expect(Math.abs(row.difference ?? 1)).toBeLessThan(0.02)
    }
  })

  it('says how strongly every pair of traits goes together', () => {
    expect(report.pairs.map(({ first, second }) => `${first} ${second}`)).toEqual([
      'age place',
      'age household',
      'place household',
      'age place',
      'age household',
      'place household',
    ])
    for (const { fitted, got, residual } of report.pairs) {
      expect(Math.abs((got ?? 9) - fitted)).toBeLessThan(0.02)
      expect(residual ?? 9).toBeLessThan(0.02)
    }
    const [agePlace, ageHousehold, placeHousehold] = report.pairs
    expect(ageHousehold.fitted).toBeGreaterThan(0.1)
    expect(agePlace.fitted).toBeGreaterThan(0.1)
    expect(placeHousehold.fitted).toBeLessThan(0.05)
  })

  it('says what became of every association', () => {
    const [alone, oldInTown] = report.associations
    expect(alone).toMatchObject({ region: 'north', title: 'association 0', odds: 0, fitted: 0, got: 0 })
    expect(oldInTown.fitted).toBeGreaterThan(0.5)
    expect(oldInTown.fitted).toBeLessThan(1)
    expect(Math.abs((oldInTown.got ?? 9) - (oldInTown.fitted ?? 0))).toBeLessThan(0.05)
  })

  it('tells of rounds, cells and households', () => {
    expect(report).toMatchObject({ population: 'test', residents: 100_000, cells: 16 })
    expect(report.regions[0]).toMatchObject({ id: 'north', residents: 60_000, communities: 59 })
    expect(report.regions[0].worst).toBeLessThan(1e-9)
    expect(report.households).toEqual({
      households: census.households,
      misfits: census.misfits,
      withoutAdult: census.withoutAdult,
    })
  })

  it('can do without anybody being drawn', () => {
    const paper = fitReport(spec, fit, plan)
    expect(paper.households).toBeNull()
    expect(paper.marginals[0]).toMatchObject({ fitted: report.marginals[0].fitted, got: null, z: null, expected: null })
    expect(paper.pairs[0]).toMatchObject({ got: null, residual: null })
  })

  it('survives a region too small to hold anybody', () => {
    const tiny = planPopulation(spec, 1, fit)
    const rows = fitReport(spec, fit, tiny, takeCensus(tiny, draw, CELL, HOUSEHOLD)).marginals
    expect(rows.filter(({ region }) => region === 'south').every(({ got, z }) => got === null && z === null)).toBe(true)
  })
})
