import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/compile/calendar.js'
import { stakesOf } from '../../src/compile/ratings.js'
import { compilePhases } from '../../src/compile/scheme.js'
import { UNRATED } from '../../src/engine/score/ratingTables.js'
import { CERTAIN, Q12, Q16 } from '../../src/engine/tables.js'
import type { RatingsScore } from '../../src/scenario/schema/ratings.js'
import { HELPING, LITTERING, PETITION, ratedScenario } from '../support/rated.js'
import { type Written, smallBlueprint, smallScenario } from '../support/small.js'

const tablesOf = (change: (stars: Written, written: Written) => void) => smallBlueprint(ratedScenario(change)).tables
const phasesOf = (change: (stars: Written, written: Written) => void = () => {}) => {
  const scenario = ratedScenario(change)
  return compilePhases(scenario, calendarOf(scenario))
}

describe('compileRating', () => {
  test('is nothing for a score of points', () => {
    const { tables } = smallBlueprint(smallScenario())
    expect([tables.rating, tables.phases[0].rated]).toEqual([null, null])
  })

  test('counts a rating once where nothing else is said, and by grade where it is', () => {
    const { rating } = tablesOf((stars) => (stars.weights = { high: '2 times', low: '0.5 times' }))
    const once = Math.floor(0.1 * Q16 + 0.5)
    expect(rating!.step).toBe(once)
    expect([...rating!.stepOfGrade]).toEqual([Math.floor(0.2 * Q16 + 0.5), once, Math.floor(0.05 * Q16 + 0.5), once])
  })

  test('marks the grades to be avoided and those that are out; nobody without a letter is among them', () => {
    const { rating } = tablesOf((stars) => {
      stars.contagion = { near: ['usual', 'low'], seen: '25 %', rating: '500 points' }
      stars.out = ['low']
    })
    expect([[...rating!.shunned], [...rating!.out]]).toEqual([
      [0, 1, 1, 0],
      [0, 0, 1, 0],
    ])
    expect([rating!.seen, rating!.onlookerRating]).toEqual([CERTAIN / 4, 500])
  })

  test('adds up the favours of all traits', () => {
    const { rating } = tablesOf((stars) => {
      stars.favour = { sex: { male: '-100 points' }, residence: { urban: '30 points' } }
    })
    expect(new Set(rating!.favour)).toEqual(new Set([-100, -70, 30, 0]))
  })
})

describe('phases', () => {
  test('hold the rating deserved by severity, and nothing for what no rule rates', () => {
    const [{ rated, ruled }] = phasesOf((_, written) => delete written.rules.petition)
    const of = (behaviour: number) => [...rated!.deserved.subarray(behaviour * 3, behaviour * 3 + 3)]
    expect([of(LITTERING), of(HELPING), of(PETITION)]).toEqual([
      [1000, 1000, 1000],
      [4000, 4500, 5000],
      [UNRATED, UNRATED, UNRATED],
    ])
    // no sensor is asked
    expect([...ruled]).toEqual([0, 0, 0])
  })

  test('hold penalties in ticks', () => {
    const penalty = { takes: '800 points', lasts: '3 months', low_ratings_count: '1.5 times' }
    const [{ rated }] = phasesOf((_, written) => (written.rules.litter.penalty = penalty))
    expect([rated!.takes[LITTERING], rated!.lasts[LITTERING], rated!.lowCount[LITTERING]]).toEqual([800, 3, 1.5 * Q12])
    expect(rated!.takes[HELPING]).toBe(0)
  })

  test('rate only while the rule is in force', () => {
    const phases = phasesOf((_, written) => (written.rules.litter.in_force = { from: '2010-07-01' }))
    expect(phases.map(({ fromTick, rated }) => [fromTick, rated!.deserved[LITTERING * 3]])).toEqual([
      [0, UNRATED],
      [6, 1000],
    ])
  })
})

test('the stake is what an act moves somebody at the base, with its penalty', () => {
  const penalty = { takes: '800 points', lasts: '1 month', low_ratings_count: '2 times' }
  const { scores, rules } = ratedScenario((_, written) => (written.rules.litter.penalty = penalty))
  const stars = scores.stars as RatingsScore
  expect(stakesOf(stars, rules.litter)).toEqual([-1050, -1050, -1050])
  expect(stakesOf(stars, rules.help)).toEqual([50, 100, 150])
})
