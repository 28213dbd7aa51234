/** Laws of a society with businesses in it, over whole runs. */
import { describe, expect, test } from 'vitest'
import { behaviourMetric, fileMetric, groupFlow, regionFlow, stockMetrics } from '../../src/engine/counters.js'
import { zOf } from '../support/flows.js'
import { type Written, live, smallBlueprint, smallScenario, withBusinesses, withErrors } from '../support/small.js'
import { liveSplit } from '../support/split.js'

const [LITTER, HELP] = [0, 1]

const scenario = smallScenario((written: Written) => {
  withErrors(written)
  written.response.on = true
  Object.assign(written.behaviours.littering, {
    who: { subject: 'business' },
    factors: { sector: { food: '3 times' } },
    victim: 'customer',
    victims: 12,
  })
})
const blueprint = smallBlueprint(scenario, { population: withBusinesses(), residents: 20_000 })
const { tables, catalogue } = blueprint
const lived = live(blueprint)
const group = (by: string, name: string) => catalogue.groups.findIndex((each) => each.by === by && each.group === name)
const ofGroup = (g: number, metric: number) => groupFlow(lived.total, 0, g, metric)
const headcount = (g: number) => {
  const { groups: _, states } = lived.last.layout
  let sum = 0
  for (let state = 0; state < states; state++)
    sum += lived.last.stock[(g * states + state) * stockMetrics.length + stockMetrics.indexOf('residents')]
  return sum
}
const { businesses } = tables.group

describe('counting', () => {
  test('tells residents and businesses apart, and neither is counted with the other', () => {
    expect(headcount(0)).toBe(20_000)
    expect(headcount(businesses)).toBe(tables.subjects - 20_000)
    expect(headcount(group('sex', 'female')) + headcount(group('sex', 'male'))).toBe(20_000)
    expect(catalogue.groups[businesses]).toMatchObject({ by: 'business', group: 'all' })
  })

  test.each(['sector', 'size'])('adds up over every %s to all businesses', (trait) => {
    const parts = catalogue.groups.flatMap(({ by }, g) => (by === `business ${trait}` ? [g] : []))
    expect(parts).toHaveLength(2)
    expect(parts.reduce((sum, g) => sum + headcount(g), 0)).toBe(headcount(businesses))
    for (let metric = 0; metric < lived.total.layout.flowMetrics; metric++)
      expect(parts.reduce((sum, g) => sum + ofGroup(g, metric), 0)).toBe(ofGroup(businesses, metric))
  })

  test('finds acts with those who do them, and victims among residents', () => {
    expect(ofGroup(0, behaviourMetric(LITTER, 'done'))).toBe(0)
    expect(ofGroup(businesses, behaviourMetric(HELP, 'done'))).toBe(0)
    expect(ofGroup(businesses, behaviourMetric(LITTER, 'victims'))).toBe(0)
    expect(regionFlow(lived.total, 0, fileMetric(lived.total.layout, 'protests'))).toBeGreaterThan(0)
    expect(ofGroup(businesses, fileMetric(lived.total.layout, 'protests'))).toBe(0)
  })
})

describe('closed forms', () => {
  const still = live(
    smallBlueprint(
      smallScenario((written: Written) => {
        Object.assign(written.behaviours.littering, scenarioOf())
      }),
      { population: withBusinesses(), residents: 20_000 },
    ),
  )
  function scenarioOf() {
    return {
      who: { subject: 'business' },
      factors: { sector: { food: '3 times' } },
      victim: 'customer',
      victims: 12,
    }
  }
  const done = (g: number) => groupFlow(still.total, 0, g, behaviourMetric(LITTER, 'done'))

  test('each act has as many victims as it says', () => {
    expect(regionFlow(still.total, 0, behaviourMetric(LITTER, 'victims'))).toBe(12 * done(businesses))
  })

  test('businesses act at the rates of their sector', () => {
    const years = 2
    for (const [name, rate] of [
      ['food', 1.8],
      ['other', 0.6],
    ] as const) {
      const g = group('business sector', name)
      const expected = headcount(g) * rate * years
      expect(Math.abs(zOf(done(g), expected, expected))).toBeLessThan(4)
    }
  })
})

test('a score for businesses alone gives no resident a letter, and no resident loses points by it', () => {
  const covered = live(
    smallBlueprint(
      smallScenario((written: Written) => {
        Object.assign(written.behaviours.littering, { who: { subject: 'business' } })
        written.scores.points.who = { subject: 'business' }
        written.rules = { litter: written.rules.litter }
      }),
      { population: withBusinesses(), residents: 5000 },
    ),
  )
  const { world } = covered
  for (let k = 0; k < world.communities; k++)
    for (let i = world.start[k]; i < world.start[k + 1]; i++) {
      const resident = i - world.start[k] < world.residents[k]
      expect(world.grade[i] === 3).toBe(resident)
      if (resident) expect(world.score[i]).toBe(1000)
    }
  expect(groupFlow(covered.total, 0, 0, fileMetric(covered.total.layout, 'charges'))).toBe(0)
  expect(groupFlow(covered.total, 0, businesses, fileMetric(covered.total.layout, 'charges'))).toBeGreaterThan(0)
})

test('one world or several give the same lives', () => {
  expect(liveSplit(blueprint, [0, 7, 13]).digest).toBe(lived.digest)
})
