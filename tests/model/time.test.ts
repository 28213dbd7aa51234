/** The length of a tick is a matter of bookkeeping: halving it leaves what is expected alone. */
import { describe, expect, test } from 'vitest'
import { acts, attempts, files, stock, zOf, zOfPair } from '../support/flows.js'
import { type Written, live, smallBlueprint, smallScenario, withErrors } from '../support/small.js'

const RESIDENTS = 20_000

function lived(tick: string, length: string, change: (written: Written) => void = () => {}) {
  const scenario = smallScenario((written) => {
    written.calendar = { start: '2010-01-01', tick, length }
    written.doors.school.treatment = {}
    change(written)
  })
  return live(smallBlueprint(scenario, { residents: RESIDENTS, seed: tick.length * 7 + Number.parseInt(tick, 10) }))
}

const pairs: [string, string, string][] = [
  ['2 weeks', '1 week', '52 weeks'],
  ['2 months', '1 month', '12 months'],
  ['2 days', '1 day', '40 days'],
]

describe('halving the tick leaves expectations alone', () => {
  test.each(pairs)('from %s to %s', (long, short, length) => {
    const [a, b] = [lived(long, length), lived(short, length)]
    for (const behaviour of [0, 1, 2])
      expect(Math.abs(zOfPair(acts(a.total, behaviour, 'done'), acts(b.total, behaviour, 'done')))).toBeLessThan(4)
    for (const metric of ['attempts', 'refused'] as const)
      expect(Math.abs(zOfPair(attempts(a.total, 0, metric), attempts(b.total, 0, metric)))).toBeLessThan(4)
    const spread = files(a.total, 'points_due_taken') * 50 + files(b.total, 'points_due_taken') * 50
    expect(Math.abs(zOf(stock(a.last, 'score_sum'), stock(b.last, 'score_sum'), spread))).toBeLessThan(4)
  })

  test('errors, appeals and delays included', () => {
    const erring = (written: Written) => {
      withErrors(written)
      written.sensors.patrol.coverage = '100 %'
    }
    const [a, b] = [lived('2 months', '24 months', erring), lived('1 month', '24 months', erring)]
    // when the run ends, records of two months are still on their way in both
    for (const metric of ['records', 'told', 'told_wrong'] as const)
      expect(Math.abs(zOfPair(files(a.total, metric), files(b.total, metric))), metric).toBeLessThan(4)
    for (const metric of ['seen', 'missed', 'mistaken', 'invented'] as const)
      expect(Math.abs(zOfPair(acts(a.total, 0, metric), acts(b.total, 0, metric))), metric).toBeLessThan(4)
  })

  test('feelings fade as fast, whatever the tick', () => {
    const feeling = (written: Written) => (written.response.on = true)
    const [a, b] = [lived('1 month', '24 months', feeling), lived('1 week', '104 weeks', feeling)]
    const strain = [stock(a.last, 'strain_sum'), stock(b.last, 'strain_sum')]
    expect(strain[0]).toBeGreaterThan(RESIDENTS)
    expect(Math.abs(strain[0] / strain[1] - 1)).toBeLessThan(0.05)
  })
})
