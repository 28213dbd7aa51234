import { expect, test } from 'vitest'
import { eyesOf } from '../../../src/engine/observe/eyes.js'
import { onStage } from '../../support/stage.js'

test('each behaviour is looked at by those sensors that can see it, in their order', () => {
  const { sensors } = onStage().tables
  const [one] = sensors
  const three = [
    { ...one, recall: Float64Array.of(5, 0, 7), observePurpose: 10, mistaken: Float64Array.of(1, 4, 2) },
    { ...one, recall: Float64Array.of(0, 0, 0), observePurpose: 11 },
    { ...one, recall: Float64Array.of(9, 0, 3), observePurpose: 12 },
  ]
  const { first, sensor, recall, purpose, mistakenAtMost } = eyesOf(three, 3)
  expect(mistakenAtMost[0]).toBe(4)
  const of = (behaviour: number) =>
    Array.from({ length: first[behaviour + 1] - first[behaviour] }, (_, i) => {
      const e = first[behaviour] + i
      return [sensor[e], recall[e], purpose[e]]
    })
  expect([of(0), of(1), of(2)]).toEqual([
    [
      [0, 5, 10],
      [2, 9, 12],
    ],
    [],
    [
      [0, 7, 10],
      [2, 3, 12],
    ],
  ])
})
