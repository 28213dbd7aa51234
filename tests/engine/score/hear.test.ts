import { expect, test } from 'vitest'
import { fileMetric } from '../../../src/engine/counters.js'
import { hear } from '../../../src/engine/score/hear.js'
import { smallScenario } from '../../support/small.js'
import { ALWAYS, NEVER, onStage } from '../../support/stage.js'

const feeling = smallScenario((written) => (written.response.on = true))

test('whoever hears of a charge is not the same afterwards, the more so if it is wrong', () => {
  const stage = onStage(feeling)
  const { place, world } = stage
  hear(place, 1, -20, false, NEVER)
  hear(place, 2, -20, true, ALWAYS)
  hear(place, 3, 10, false, ALWAYS)
  const flow = (metric: Parameters<typeof fileMetric>[1]) => stage.flow(fileMetric(place.layout, metric))
  expect([flow('told'), flow('told_wrong'), flow('protests')]).toEqual([3, 1, 1])
  expect([...world.strain.subarray(0, 4)]).toEqual([0, 13, 51, 0])
  expect([...world.risk.subarray(0, 4)]).toEqual([0, 77, 77, 0])
})

test('nobody feels anything where nobody responds', () => {
  const { place, world } = onStage()
  hear(place, 1, -20, true, ALWAYS)
  expect([world.strain[1], world.risk[1]]).toEqual([0, 0])
})
