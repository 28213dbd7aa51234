import { describe, expect, test } from 'vitest'
import { fileMetric } from '../../../src/engine/counters.js'
import { speakOut } from '../../../src/engine/respond/protest.js'
import { LEVELS, Q16 } from '../../../src/engine/tables.js'
import { smallScenario } from '../../support/small.js'
import { onStage } from '../../support/stage.js'

const HALF = 2 ** 31
const responding = smallScenario((written) => (written.response.on = true))

function voices(word: number, threshold: number, multiplier: number, scenario = responding): [number, number] {
  const stage = onStage(scenario)
  stage.place.now.outspoken.fill(Q16)
  // everybody is at risk level 3; only that level has the multiplier
  stage.world.risk.fill(3 * 16 + 5)
  stage.place.now.outspoken[3] = multiplier * Q16
  speakOut(stage.place, 8, threshold, word)
  const file = (metric: 'protests' | 'protests_silenced') => stage.flow(fileMetric(stage.place.layout, metric))
  return [file('protests'), file('protests_silenced')]
}

describe('speakOut: protests and protests silenced', () => {
  test.each([
    ['without fear, below the chance', HALF - 1, HALF, 1, [1, 0]],
    ['without fear, above the chance', HALF, HALF, 1, [0, 0]],
    ['fear halves the chance: spoken', HALF / 2 - 1, HALF, 0.5, [1, 0]],
    ['fear halves the chance: silenced', HALF / 2, HALF, 0.5, [0, 1]],
    ['fear halves the chance: would not have spoken', HALF, HALF, 0.5, [0, 0]],
    ['an outcry draws out more', HALF + 1, HALF, 1.5, [1, 0]],
    ['nobody is asked', 0, 0, 1.5, [0, 0]],
  ])('%s', (_, word, threshold, multiplier, expected) => {
    expect(voices(word, threshold, multiplier)).toEqual(expected)
  })

  test('nobody speaks where nobody responds', () => {
    expect(voices(0, HALF, 1, smallScenario())).toEqual([0, 0])
  })

  test('fear has as many levels as the table of the tick', () => {
    expect(onStage(responding).place.now.outspoken.length).toBe(LEVELS)
  })
})
