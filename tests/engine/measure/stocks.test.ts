import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type StockMetric, stockMetrics } from '../../../src/engine/counters.js'
import { countStanding, takeStock } from '../../../src/engine/measure/stocks.js'
import { CONTEXTS } from '../../../src/engine/tables.js'
import { stock } from '../../support/flows.js'
import { live, smallBlueprint, smallScenario, withErrors } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

function taken(stage: Stage): Stage {
  takeStock(stage.place)
  countStanding(stage.place, 0)
  return stage
}

const of = (stage: Stage, ...metrics: StockMetric[]) => metrics.map((metric) => stock(stage.counters, metric))

describe('takeStock', () => {
  test('sums what residents of the community are and feel', () => {
    const stage = onStage()
    const { world } = stage
    world.score.set([990, 1010, 1000])
    world.truth.set([1000, 1000, 980])
    world.strain.set([5, 6])
    world.hardship.set([7])
    world.risk.set([1, 2, 4])
    world.subscore[2] = -10
    world.subscore[CONTEXTS + 2] = 4
    taken(stage)
    expect(of(stage, 'residents')).toEqual([1024])
    expect(of(stage, 'score_sum', 'true_score_sum')).toEqual([1024_000, 1024_000 - 20])
    expect(of(stage, 'points_below_truth', 'below_truth')).toEqual([10, 1])
    expect(of(stage, 'points_above_truth', 'above_truth')).toEqual([30, 2])
    expect(of(stage, 'strain_sum', 'hardship_sum', 'risk_sum')).toEqual([11, 7, 7])
    const contexts = stockMetrics.slice(stockMetrics.indexOf('above_truth') + 1, stockMetrics.indexOf('strain_sum'))
    expect(contexts.map((metric) => stock(stage.counters, metric))).toEqual([0, 0, -6, 0])
  })

  test('compares letters with true letters, where there are letters', () => {
    const stage = onStage()
    const { world } = stage
    world.grade.set([0, 1, 2, 3])
    world.trueGrade.set([1, 0, 2, 0])
    taken(stage)
    expect(of(stage, 'graded_too_low', 'graded_too_high')).toEqual([1, 1])
    const { states } = stage.counters.layout
    const at = (state: number) => stage.counters.stock[state * stockMetrics.length + stockMetrics.indexOf('residents')]
    expect(Array.from({ length: states }, (_, s) => at(s))).toEqual([1, 1, 1, 1021])
  })

  test('puts scores into bins of which the first and the last are open', () => {
    const stage = onStage()
    const { world, tables, counters } = stage
    const { firstBin, binWidth, scoreBins } = tables.group
    world.score.set([-30_000, firstBin - 1, firstBin, firstBin + binWidth - 1, firstBin + binWidth, 32_000])
    world.truth.fill(firstBin + 3 * binWidth)
    taken(stage)
    const recorded = counters.histogram.subarray(0, scoreBins)
    const base = Math.floor((1000 - firstBin) / binWidth)
    expect([recorded[0], recorded[1], recorded[base], recorded[scoreBins - 1]]).toEqual([4, 1, 1018, 1])
    expect(counters.histogram[scoreBins + 3]).toBe(1024)
  })

  test('refuses a community whose state before the tick nobody has kept', () => {
    const stage = taken(onStage())
    expect(() => takeStock(stage.place)).toThrow('was not looked at')
  })
})

describe('groups', () => {
  const blueprint = smallBlueprint(
    smallScenario((written) => {
      withErrors(written)
      written.response.on = true
      written.measures = { groups: ['sex', 'conduct'], cross: [['sex', 'residence']], score_bins: '10 points' }
    }),
    { residents: 5000, ticks: 13 },
  )
  const { last, total } = live(blueprint)
  const byTrait = new Map<string, number[]>()
  blueprint.catalogue.groups.forEach(({ by }, g) => byTrait.set(by, [...(byTrait.get(by) ?? []), g]))

  test.each(['sex', 'conduct', 'sex x residence'])('of %s add up to everybody, in every counter', (by) => {
    for (const [name, counters] of [
      ['last', last],
      ['total', total],
    ] as const)
      for (const array of ['flow', 'moves', 'spells', 'stock', 'histogram'] as const) {
        const row = counters[array].length / counters.layout.groups
        const groups = byTrait.get(by)!
        for (let m = 0; m < row; m++) {
          const sum = groups.reduce((all, g) => all + counters[array][g * row + m], 0)
          expect(sum, `${name} ${array} ${m}`).toBe(counters[array][m])
        }
      }
  })

  test('histograms count each resident once', () => {
    const { scoreBins, groups } = last.layout
    for (let g = 0; g < groups; g++)
      for (const half of [0, 1]) {
        const from = (g * 2 + half) * scoreBins
        const sum = last.histogram.subarray(from, from + scoreBins).reduce((a, b) => a + b, 0)
        expect(sum).toBe(stock(last, 'residents', g))
      }
    expect(stock(last, 'residents')).toBe(5000)
  })

  test('means of scores agree with the state', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (seed) => {
        const few = live(smallBlueprint(smallScenario(withErrors), { residents: 1500, ticks: 8, seed }))
        expect(stock(few.last, 'score_sum')).toBe(few.world.score.reduce((a, b) => a + b, 0))
        expect(stock(few.last, 'true_score_sum')).toBe(few.world.truth.reduce((a, b) => a + b, 0))
      }),
      { numRuns: 5 },
    )
  })
})
