import { describe, expect, test } from 'vitest'
import { behaviourMetric } from '../../../src/engine/counters.js'
import { hiding } from '../../../src/engine/observe/evade.js'
import { observe } from '../../../src/engine/observe/observe.js'
import { Q16 } from '../../../src/engine/tables.js'
import { zOfShare } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage, setActs } from '../../support/stage.js'

const [LITTERING, HELPING] = [0, 1]

const evading = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.response.on = true
    written.response.evasion = { strength: '30 times' }
    written.sensors.patrol.sees.littering = '50 %'
    change(written)
  })

const count = (stage: Stage, metric: Parameters<typeof behaviourMetric>[1]) =>
  stage.flow(behaviourMetric(LITTERING, metric))

function look(stage: Stage): { seen: number; missed: number; evaded: number } {
  setActs(
    stage,
    Array.from({ length: stage.place.size }, (_, who) => ({ who, what: LITTERING })),
  )
  observe(stage.place)
  return { seen: count(stage, 'seen'), missed: count(stage, 'missed'), evaded: count(stage, 'evaded') }
}

describe('evasion', () => {
  test('takes part of its chance from every sensor: exp(-strength x risk x stake / 100)', () => {
    const stage = onStage(evading())
    // before the first letters half of the stake of 20 points counts; a risk of 10 % is believed in
    const kept = Math.exp(-30 * 0.1 * 0.2 * 0.5)
    expect(hiding(stage.place, 0, LITTERING) / Q16).toBeCloseTo(kept, 4)
    const { seen } = look(stage)
    expect(Math.abs(zOfShare(seen, stage.place.size, 0.5 * kept))).toBeLessThan(4)
  })

  test('one draw judges both: what is evaded and what is seen is what would have been seen', () => {
    const open = look(onStage(evading((written) => delete written.response.evasion)))
    const hidden = look(onStage(evading()))
    expect(open.evaded).toBe(0)
    expect(hidden.evaded).toBeGreaterThan(50)
    expect(hidden.seen + hidden.evaded).toBe(open.seen)
    expect(hidden.missed - hidden.evaded).toBe(open.missed)
  })

  test('is the greater the surer somebody is to be charged, and none where nothing is at stake', () => {
    const stage = onStage(evading())
    stage.world.risk[1] = 255
    expect(hiding(stage.place, 1, LITTERING)).toBeLessThan(hiding(stage.place, 0, LITTERING))
    expect(hiding(stage.place, 1, HELPING)).toBe(Q16)
    const still = onStage(evading((written) => (written.response.on = false)))
    expect(hiding(still.place, 1, LITTERING)).toBe(Q16)
  })

  test('hides from all sensors alike, so that a second eye may still see what the first did not', () => {
    const two = evading((written) => {
      written.sensors.camera = { ...written.sensors.patrol, kind: 'camera', title: 'Camera' }
    })
    const one = look(onStage(evading()))
    const both = look(onStage(two))
    expect(both.seen).toBeGreaterThan(one.seen)
    expect(both.evaded).toBeGreaterThan(0)
  })
})
