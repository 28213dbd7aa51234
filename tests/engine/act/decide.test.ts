import { expect, test } from 'vitest'
import { decides, severityOf } from '../../../src/engine/act/decide.js'
import { behaviourMetric, fileMetric } from '../../../src/engine/counters.js'
import { smallScenario } from '../../support/small.js'
import { onStage } from '../../support/stage.js'

const HELPING = 1
const priced = smallScenario((written) => {
  written.behaviours.helping.price = '3,000 yuan'
  written.behaviours.helping.severity = { minor: '25 %', ordinary: '50 %', serious: '25 %' }
})

test('one draw says what is done, held back and brought about; what is done is paid for', () => {
  const stage = onStage(priced)
  const { place } = stage
  const cases: [word: number, usual: number, here: number, does: boolean][] = [
    [5, 10, 20, true],
    [15, 10, 20, true],
    [25, 10, 20, false],
    [15, 20, 10, false],
  ]
  for (const [word, usual, here, does] of cases) expect(decides(place, 0, HELPING, word, usual, here)).toBe(does)
  const counted = (['done', 'provoked', 'withheld'] as const).map((m) => stage.flow(behaviourMetric(HELPING, m)))
  expect(counted).toEqual([2, 1, 1])
  expect(stage.flow(fileMetric(place.layout, 'spent'))).toBe(6000)
})

test('severity follows its shares, and is ordinary without them', () => {
  const { place } = onStage(priced)
  const quarter = 2 ** 30
  expect(
    [0, quarter - 1, quarter, 3 * quarter - 1, 3 * quarter].map((word) => severityOf(place, HELPING, word)),
  ).toEqual([0, 0, 1, 1, 2])
  expect([0, 2 ** 32 - 1].map((word) => severityOf(place, 0, word))).toEqual([1, 1])
})
