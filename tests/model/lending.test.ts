/** Loans without responses and errors: what is granted, comes due and moves the score, against its closed form. */
import { describe, expect, test } from 'vitest'
import { type OutcomeMetric, flowIndex, outcomeMetric } from '../../src/engine/counters.js'
import { attempts, stock, zOf, zOfShare } from '../support/flows.js'
import { BANK, bankScenario } from '../support/lending.js'
import { live, smallBlueprint } from '../support/small.js'

const RESIDENTS = 20_000
const TICKS = 24
const TERM = 3

/** Nothing but the bank, and letters that never change: everybody is an A, with a tenth defaulting, men 1.5 times. */
const blueprint = smallBlueprint(
  bankScenario((written) => {
    for (const name of ['littering', 'helping', 'petition']) written.behaviours[name].rate = '0 per year'
    written.grades = {
      regraded: '1 month',
      first: '2010-01-01',
      bands: {
        A: { title: 'A', from: '-30000 points' },
        B: { title: 'B', from: '-30001 points', to: '-30001 points' },
        C: { title: 'C', to: '-30002 points' },
      },
    }
    written.doors.bank.treatment.A.refused = '5 %'
  }),
  { residents: RESIDENTS, seed: 5 },
)
const { total, last } = live(blueprint)
/** Summed over letters; group 1 are women, group 2 men. */
function flow(metric: OutcomeMetric, group = 0): number {
  const { layout } = total
  let sum = 0
  for (let state = 0; state < layout.states; state++)
    sum += total.flow[flowIndex(layout, 0, group, state, outcomeMetric(layout, 0, metric))]
  return sum
}

describe('a bank that knows no letters but one', () => {
  const tried = attempts(total, BANK, 'attempts')

  test('grants what it does not refuse', () => {
    expect(Math.abs(zOf(tried, RESIDENTS * 12, RESIDENTS * 12))).toBeLessThan(4)
    expect(flow('granted')).toBe(tried - attempts(total, BANK, 'refused'))
    expect(Math.abs(zOfShare(flow('granted'), tried, 0.95))).toBeLessThan(4)
  })

  test('sees default as many as the chances of each group say', () => {
    for (const [group, chance] of [
      [1, 0.1],
      [2, 0.15],
    ]) {
      const due = flow('kept', group) + flow('broken', group)
      expect(Math.abs(zOfShare(flow('broken', group), due, chance))).toBeLessThan(4)
      expect(Math.abs(zOfShare(flow('granted_sound', group), flow('granted', group), 1 - chance))).toBeLessThan(4)
    }
  })

  test('has due what was granted a term ago, and nothing twice', () => {
    const due = flow('kept') + flow('broken')
    const expected = (flow('granted') * (TICKS - TERM)) / TICKS
    expect(Math.abs(zOf(due, expected, expected))).toBeLessThan(4)
    expect(due).toBeLessThan(flow('granted'))
  })

  test('refuses the sound as often as the unsound, since it knows no difference', () => {
    const soundRefused = flow('refused_sound')
    const sound = soundRefused + flow('granted_sound')
    expect(Math.abs(zOfShare(soundRefused, sound, 0.05))).toBeLessThan(4)
    expect(flow('refused_sound_by_scheme')).toBe(0)
  })

  test('moves scores by exactly what the rules give and take', () => {
    expect(flow('points_gained')).toBe(75 * flow('kept'))
    expect(flow('points_lost')).toBe(150 * flow('broken'))
    expect(stock(last, 'score_sum') - 1000 * RESIDENTS).toBe(flow('points_gained') - flow('points_lost'))
    expect(stock(last, 'true_score_sum')).toBe(stock(last, 'score_sum'))
  })
})

test('two worlds with the same luck agree about everybody let through in both', () => {
  const strict = live(
    smallBlueprint(
      bankScenario((written) => {
        written.doors.bank.granted.kept.by_grade = undefined
        written.doors.bank.refused_anyway = '60 %'
        written.doors.bank.treatment = {}
      }),
      { residents: 5000, seed: 5 },
    ),
  ).total
  const lavish = live(
    smallBlueprint(
      bankScenario((written) => {
        written.doors.bank.granted.kept.by_grade = undefined
        written.doors.bank.refused_anyway = '0 %'
        written.doors.bank.treatment = {}
      }),
      { residents: 5000, seed: 5 },
    ),
  ).total
  const sum = (counters: typeof total, metric: OutcomeMetric) => {
    let all = 0
    for (let state = 0; state < counters.layout.states; state++)
      all += counters.flow[flowIndex(counters.layout, 0, 0, state, outcomeMetric(counters.layout, 0, metric))]
    return all
  }
  // whoever is sound is so whether let through or not
  expect(sum(strict, 'granted_sound') + sum(strict, 'refused_sound')).toBe(sum(lavish, 'granted_sound'))
})
