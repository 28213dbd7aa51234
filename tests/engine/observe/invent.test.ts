import { describe, expect, test } from 'vitest'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { skipFor } from '../../../src/engine/draw/gaps.js'
import { invent } from '../../../src/engine/observe/invent.js'
import { zOf } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

const alarming = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.sensors.patrol.false_alarms = { littering: '0.6 per year', petition: '0.3 per year' }
    written.rules.litter.points = { minor: '-5 points', ordinary: '-20 points', serious: '-80 points' }
    change(written)
  })

function alarms(stage: Stage, ticks = 1) {
  const { observations } = stage.place.scratch
  const found: { who: number; behaviour: number; points: number; wrong: number }[] = []
  for (let tick = 0; tick < ticks; tick++) {
    stage.goTo(tick)
    observations.count = 0
    invent(stage.place)
    const { who, behaviour, points, wrong } = observations
    for (let o = 0; o < observations.count; o++)
      found.push({ who: who[o], behaviour: behaviour[o], points: points[o], wrong: wrong[o] })
  }
  return found
}

describe('invent', () => {
  test('charges the innocent at its rate, evenly, for ordinary acts', () => {
    const stage = onStage(alarming())
    const found = alarms(stage, 24)
    const monthly = stage.place.size / 12
    for (const [behaviour, rate, points] of [
      [0, 0.6, -20],
      [2, 0.3, -50],
    ]) {
      const those = found.filter((alarm) => alarm.behaviour === behaviour)
      const expected = rate * monthly * 24
      expect(Math.abs(zOf(those.length, expected, expected))).toBeLessThan(4)
      expect(new Set(those.map((alarm) => alarm.points))).toEqual(new Set([points]))
      expect(stage.flow(behaviourMetric(behaviour, 'invented'))).toBe(those.length)
      const early = those.filter(({ who }) => who < stage.place.size / 2).length
      expect(Math.abs(zOf(early, expected / 2, expected / 2))).toBeLessThan(4)
    }
    expect(found.every(({ wrong }) => wrong === 1)).toBe(true)
    expect(Math.max(...found.map(({ who }) => who))).toBeLessThan(stage.place.size)
  })

  test('one kind of false alarm does not move the luck of the other', () => {
    const both = alarms(onStage(alarming()), 6).filter(({ behaviour }) => behaviour === 2)
    const one = alarms(onStage(alarming((written) => delete written.sensors.patrol.false_alarms.littering)), 6)
    expect(one).toEqual(both)
    expect(one.length).toBeGreaterThan(50)
  })

  test('is silent where the sensor does not work', () => {
    const stage = onStage(alarming())
    stage.world.covered.fill(0)
    expect(alarms(stage, 3)).toEqual([])
  })

  test('is silent where no rule is in force', () => {
    const found = alarms(onStage(alarming((written) => delete written.rules.litter)), 3)
    expect(new Set(found.map(({ behaviour }) => behaviour))).toEqual(new Set([2]))
  })

  test('leaves the true score alone', () => {
    const stage = onStage(alarming())
    alarms(stage, 3)
    expect(new Set(stage.world.truth)).toEqual(new Set([1000]))
  })

  test('says so when there are more false alarms than room', () => {
    const stage = onStage(alarming())
    stage.tables.sensors[0].invents[0].skip = skipFor(1e6)!
    expect(() => alarms(stage)).toThrow('more than 65536 charges')
  })
})
