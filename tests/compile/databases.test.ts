import { expect, test } from 'vitest'
import { calendarOf } from '../../src/compile/calendar.js'
import { compileDatabases, joinTicks } from '../../src/compile/databases.js'
import { CERTAIN } from '../../src/engine/tables.js'
import { planPopulation } from '../../src/population/plan.js'
import { twoRegions } from '../support/regions.js'
import { smallPopulation, smallScenario, withErrors } from '../support/small.js'

const plan = planPopulation(smallPopulation(), 5000)

test('databases have a delay in ticks, and chances to lose and to confuse', () => {
  const scenario = smallScenario((written) => {
    withErrors(written)
    written.databases.perfect = { title: 'Perfect', delay: '0 days' }
  })
  const [office, perfect] = compileDatabases(scenario, plan, calendarOf(scenario), [0])
  expect(office.delayTicks).toBe(2)
  expect([office.lost / CERTAIN, office.misfiled / CERTAIN]).toEqual([expect.closeTo(0.04, 9), expect.closeTo(0.02, 9)])
  expect(perfect).toEqual({ delayTicks: 0, lost: 0, misfiled: 0, link: null, joins: new Int32Array(0) })
})

test.each([
  [{ default: '2010-07-01' }, [6, 6]],
  [{ default: '2009-01-01', hills: '2011-01-15' }, [0, 13]],
  [{ town: '2010-03-01', hills: '2050-01-01' }, [2, 24]],
  [{ town: '2010-03-02' }, [3, 24]],
])('regions join by day %j', (joins, ticks) => {
  const scenario = smallScenario((written) => (written.databases.office.joins = joins))
  const both = planPopulation(twoRegions(), 5000)
  expect([...joinTicks(scenario.databases.office, both, calendarOf(scenario))]).toEqual(ticks)
})
