import { describe, expect, test } from 'vitest'
import { inequality, peerRatings } from '../../src/measure/ratings.js'
import { simulate } from '../../src/run/simulate.js'
import { files } from '../support/flows.js'
import { ratedScenario } from '../support/rated.js'
import { type Written, live, smallBlueprint, smallScenario } from '../support/small.js'

const scenario = (status: boolean) =>
  ratedScenario((stars, written) => {
    stars.moods = '400 points'
    for (const each of Object.values<Written>(written.behaviours)) each.rate = '6 per year'
    written.measures.score_bins = '60 points'
    if (!status) return
    Object.assign(stars, { deference: '60 %', favour: { sex: { female: '400 points' } } })
    stars.contagion = { near: ['low'], seen: '50 %', rating: '500 points' }
  })
const blueprint = smallBlueprint(scenario(true), { residents: 4000 })
const { tables, measures } = await simulate(blueprint)
const found = peerRatings(tables)!

describe('what peers made of each other', () => {
  test('is nothing where nobody rates anybody', async () => {
    const { tables: others, measures: none } = await simulate(smallBlueprint(smallScenario(), { residents: 1500 }))
    expect(peerRatings(others)).toBeUndefined()
    expect(none).not.toHaveProperty('ratings')
  })

  test('agrees with the counters of the run, and is among its headlines', () => {
    const { total } = live(blueprint)
    expect(found.ratings).toBe(files(total, 'ratings'))
    expect(found.by_onlookers).toBe(files(total, 'contagion'))
    expect(found.by_onlookers).toBeGreaterThan(10)
    expect(found.mean_rating! * found.ratings).toBeCloseTo(files(total, 'rating_points'), 3)
    expect(measures.ratings).toEqual(found)
  })

  test('splits by group without losing a rating, given or received', () => {
    for (const trait of ['all', 'sex', 'residence']) {
      const groups = found.groups.filter((each) => each.group_by === trait)
      const sum = (of: 'received' | 'given') => groups.reduce((all, each) => all + each[of] * each.residents, 0)
      expect([sum('received'), sum('given')].map(Math.round)).toEqual([found.ratings, found.ratings])
    }
  })

  test('shows whom raters favour: the score, not the true score', () => {
    const [female, male] = ['female', 'male'].map((sex) => found.groups.find(({ group }) => group === sex)!)
    expect(female.mean_score).toBeGreaterThan(male.mean_score + 100)
    expect(Math.abs(female.mean_true_score - male.mean_true_score)).toBeLessThan(40)
    expect(female.mean_rating!).toBeGreaterThan(male.mean_rating!)
  })

  test('says how many keep the best grade, and how many move at all', () => {
    expect(found.best_kept).toBeGreaterThan(0.3)
    expect(found.best_kept).toBeLessThan(1)
    expect(found.moved).toBeGreaterThan(0)
    expect(found.moved).toBeLessThan(0.7)
  })
})

describe('inequality', () => {
  test('of scores is larger than conduct makes it, once status counts', () => {
    expect(found.gini!).toBeGreaterThan(found.true_gini! * 1.1)
  })

  test('is the same on file and in truth where conduct alone counts, at every step of time', async () => {
    const plain = await simulate(smallBlueprint(scenario(false), { residents: 3000 }))
    const series = inequality(plain.tables)
    expect(series.length).toBe(24)
    for (const each of series) expect(each.gini).toBe(each.true_gini)
    expect(series[23].gini!).toBeGreaterThan(series[0].gini!)
  })
})
