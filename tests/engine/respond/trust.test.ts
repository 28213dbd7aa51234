import { describe, expect, test } from 'vitest'
import { behaviourMetric, createCounters, flowIndex, layoutOf } from '../../../src/engine/counters.js'
import { respond, startRegions } from '../../../src/engine/respond/regions.js'
import { type Written, live, smallBlueprint, smallScenario, withBusinesses } from '../../support/small.js'

const trusting = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    Object.assign(written.behaviours.littering, { victim: 'neighbour' })
    written.opinion.trust = {
      social: { start: '70 %', adjusts_by_half_in: '1 month', per_victim: '2 %', per_charge: '1 %' },
      justice: { start: '50 %', adjusts_by_half_in: '1 month', per_victim: '2 %' },
    }
    change(written)
  })

const { tables } = smallBlueprint(trusting(), { population: withBusinesses() })
const layout = layoutOf(tables)
const SOCIAL = 2

/** Trust after a tick with so many victims, and so many acts seen by residents and by businesses. */
function after(victims: number, seen: number, ofBusinesses = 0, before = startRegions(tables)) {
  const counters = createCounters(layout)
  const put = (group: number, metric: 'victims' | 'seen', n: number) =>
    (counters.flow[flowIndex(layout, 0, group, 0, behaviourMetric(0, metric))] = n)
  put(0, 'victims', victims)
  put(0, 'seen', seen)
  put(tables.group.businesses, 'seen', ofBusinesses)
  respond(tables, before, counters, 0)
  return before[0].trust!
}

describe('trust', () => {
  test('goes half of the way in its half-life to what victims and charges make of it', () => {
    // 10,000 residents, a month: 50 victims are 5 per 1,000 and month
    expect(after(50, 0)[SOCIAL]).toBe(700_000 - 50_000)
    expect(after(50, 30, 20)[SOCIAL]).toBe(700_000 - 25_000)
    expect(after(0, 0)[SOCIAL]).toBe(700_000)
  })

  test('stays between nothing and everything', () => {
    expect(after(1e6, 0)[SOCIAL]).toBe(350_000)
    expect(after(0, 1e6)[SOCIAL]).toBe(850_000)
  })

  test('is kept in the fields that the scenario names, each for its own misconduct', () => {
    const [government, commerce, social, justice] = after(50, 0)
    expect([government, commerce, justice]).toEqual([0, 0, 500_000])
    expect(social).toBeLessThan(700_000)
  })

  test('changes nothing else in a run', () => {
    const lives = [trusting(), trusting((written) => delete written.opinion.trust)].map((scenario) =>
      live(smallBlueprint(scenario, { residents: 3000 })),
    )
    expect(lives[0].digest).toBe(lives[1].digest)
    expect(lives[0].regions.map((region) => ({ ...region, trust: undefined }))).toEqual(lives[1].regions)
    expect(lives[0].regions[0].trust![SOCIAL]).toBeLessThan(700_000)
  })
})
