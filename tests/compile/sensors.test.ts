import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/compile/calendar.js'
import { compileSensors } from '../../src/compile/sensors.js'
import { namedPurpose, purpose } from '../../src/engine/draw/purposes.js'
import { CERTAIN } from '../../src/engine/tables.js'
import { planPopulation } from '../../src/population/plan.js'
import { type Written, smallPopulation, smallScenario, withErrors } from '../support/small.js'

const plan = planPopulation(smallPopulation(), 5000)

function sensorsOf(change: (written: Written) => void, exampleCell = [0]) {
  const scenario = smallScenario(change)
  return compileSensors(scenario, plan, calendarOf(scenario), exampleCell)
}

const shares = (thresholds: Float64Array) => [...thresholds].map((t) => Number((t / CERTAIN).toFixed(9)))

describe('compileSensors', () => {
  test('has coverage by place, recall by behaviour', () => {
    const [patrol] = sensorsOf(withErrors)
    expect(shares(patrol.coverage)).toEqual([0.9, 0.5])
    expect(shares(patrol.recall)).toEqual([0.4, 0.3, 0.8])
    const [everywhere] = sensorsOf((written) => (written.sensors.patrol.coverage = '25 %'))
    expect(shares(everywhere.coverage)).toEqual([0.25, 0.25])
    const [town] = sensorsOf((written) => {
      Object.assign(written.sensors.patrol, { coverage: { urban: '30 %' }, sees: { petition: '10 %' } })
    })
    expect([shares(town.coverage), shares(town.recall)]).toEqual([
      [0.3, 0],
      [0, 0, 0.1],
    ])
  })

  test('mistakes persons by the profile of the one who acted, never more than always', () => {
    const change = (written: Written) => {
      Object.assign(written.sensors.patrol, { mistaken_person: '40 %', mistaken_factors: { sex: { male: '3 times' } } })
    }
    const [female, male] = [0, 6]
    expect(shares(sensorsOf(change, [female, male])[0].mistaken)).toEqual([0.4, 1])
  })

  test('reports to its database, by number', () => {
    const [patrol, camera] = sensorsOf((written) => {
      written.databases.police = { title: 'Police', delay: '1 month' }
      written.sensors.camera = { ...written.sensors.patrol, reports_to: 'police' }
    })
    expect([patrol.database, camera.database]).toEqual([0, 1])
  })

  test('has streams of luck named after itself and its false alarms', () => {
    const [patrol] = sensorsOf(withErrors)
    expect(patrol.observePurpose).toBe(namedPurpose(purpose.observe, 'patrol'))
    expect(patrol.invents.length).toBe(1)
    expect(patrol.invents[0]).toMatchObject({
      behaviour: 0,
      gapPurpose: namedPurpose(purpose.inventGap, 'patrol/littering'),
      filePurpose: namedPurpose(purpose.inventFile, 'patrol/littering'),
    })
    const { multiplier, divisor } = patrol.invents[0].skip
    // 30 per 1000 per year, by the month
    expect((Math.LN2 / ((multiplier / divisor) * 1024)) * 12).toBeCloseTo(0.03, 7)
  })

  test('drops false alarms that never happen', () => {
    const [patrol] = sensorsOf((written) => (written.sensors.patrol.false_alarms = { littering: '0 per year' }))
    expect(patrol.invents).toEqual([])
  })

  test('refuses two names that lead to the same luck', () => {
    const [one, other] = colliding()
    expect(one).not.toBe(other)
    const collide = (written: Written) => {
      written.sensors = { [one]: written.sensors.patrol, [other]: written.sensors.patrol }
    }
    expect(() => sensorsOf(collide)).toThrow(
      `The names "${one}" and "${other}" lead to the same stream of random numbers. Rename one of them.`,
    )
  })

  /** Two names with one hash; among some ten thousand names there is a pair. */
  function colliding(): [string, string] {
    const seen = new Map<number, string>()
    for (let i = 0; ; i++) {
      const name = `eye-${i}`
      const word = namedPurpose(purpose.observe, name)
      const other = seen.get(word)
      if (other !== undefined) return [other, name]
      seen.set(word, name)
    }
  }
})
