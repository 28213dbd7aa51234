import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileMetric, fileMetric } from '../../../src/engine/counters.js'
import { scoreDue, scoreTruth } from '../../../src/engine/score/score.js'
import { flag } from '../../../src/engine/world.js'
import { type Written, smallScenario, withErrors } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

type Entry = [due: number, who: number, points: number, flags: number, luck: number]

function arrive(stage: Stage, tick: number, ...entries: Entry[]): void {
  stage.world.inFlight[0].push(...entries.flat())
  stage.goTo(tick)
  scoreDue(stage.place)
}

const file = (stage: Stage, metric: FileMetric) => stage.flow(fileMetric(stage.place.layout, metric))
const LUCKLESS = 0xffffffff
const bounded = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    Object.assign(written.scores.points, { lowest: '900 points', highest: '1050 points' })
    change(written)
  })

describe('entries', () => {
  test('change the score when they are due, and not before', () => {
    const stage = onStage()
    arrive(stage, 4, [5, 1, -20, 0, LUCKLESS], [4, 2, -50, 0, LUCKLESS], [3, 3, 10, 0, LUCKLESS])
    expect([...stage.world.score.subarray(1, 4)]).toEqual([1000, 950, 1010])
    expect(stage.world.inFlight[0]).toEqual([5, 1, -20, 0, LUCKLESS])
    arrive(stage, 5)
    expect(stage.world.score[1]).toBe(980)
    expect(stage.world.inFlight[0]).toEqual([])
  })

  test('wait in the order in which they were made', () => {
    const stage = onStage()
    arrive(stage, 4, [6, 1, -1, 0, 0], [4, 2, -2, 0, 0], [5, 3, -3, 0, 0], [9, 4, -4, 0, 0])
    expect(stage.world.inFlight[0]).toEqual([[6, 1, -1, 0, 0], [5, 3, -3, 0, 0], [9, 4, -4, 0, 0]].flat())
  })

  test('are counted by what they do and whether they are right', () => {
    const stage = onStage()
    arrive(stage, 1, [1, 1, -20, 0, 0], [1, 1, -50, flag.wrong, 0], [1, 2, 10, 0, 0], [1, 2, 15, flag.wrong, 0])
    const metrics = ['records', 'charges', 'points_taken_right', 'points_taken_wrong', 'points_given_right', 'points_given_wrong']
    expect(metrics.map((metric) => file(stage, metric as FileMetric))).toEqual([4, 2, 20, 50, 10, 15])
    expect(file(stage, 'told')).toBe(0)
  })

  test('tell those who are told; only charges against them frighten, and only where people respond', () => {
    const entries: Entry[] = [
      [1, 1, -20, flag.told, LUCKLESS],
      [1, 2, 10, flag.told, LUCKLESS],
      [1, 3, -20, flag.told | flag.wrong, LUCKLESS],
      [1, 4, -20, 0, LUCKLESS],
    ]
    const calm = onStage()
    arrive(calm, 1, ...entries)
    expect([file(calm, 'told'), file(calm, 'told_wrong')]).toEqual([3, 1])
    expect([...calm.world.risk.subarray(0, 5), ...calm.world.strain.subarray(0, 5)]).toEqual(Array(10).fill(0))
    const stage = onStage(smallScenario((written) => (written.response.on = true)))
    arrive(stage, 1, ...entries)
    // 30 % of the scale of risk; 5 % of that of strain for a right charge, 20 % for a wrong one
    expect([...stage.world.risk.subarray(0, 5)]).toEqual([0, 77, 0, 77, 0])
    expect([...stage.world.strain.subarray(0, 5)]).toEqual([0, 13, 0, 51, 0])
  })

  test('bring protest by luck that was drawn with the record', () => {
    const stage = onStage(smallScenario((written) => (written.response.on = true)))
    const tenth = Math.floor(0.1 * 2 ** 32)
    arrive(stage, 1, [1, 1, -20, flag.told | flag.wrong, 0], [1, 2, -20, flag.told | flag.wrong, tenth + 2], [1, 3, -20, 0, 0])
    expect(file(stage, 'protests')).toBe(1)
  })
})

describe('appeals', () => {
  const appealing = flag.told | flag.appeals

  test('are decided after their time; if upheld the points come back', () => {
    const stage = onStage(smallScenario(withErrors))
    arrive(stage, 3, [3, 1, -20, appealing | flag.wrong | flag.upheld, 0], [3, 2, -20, appealing, 0])
    expect([...stage.world.score.subarray(1, 3)]).toEqual([980, 980])
    arrive(stage, 4)
    expect([file(stage, 'appeals'), stage.world.score[1]]).toEqual([0, 980])
    arrive(stage, 5)
    expect([...stage.world.score.subarray(1, 3)]).toEqual([1000, 980])
    expect(stage.world.inFlight[0]).toEqual([])
    const metrics = ['appeals', 'appeals_wrong', 'upheld_wrong', 'upheld_right', 'points_restored', 'records'] as const
    expect(metrics.map((metric) => file(stage, metric))).toEqual([2, 1, 1, 0, 20, 2])
  })

  test('that succeed against a right charge are counted as such', () => {
    const stage = onStage(smallScenario(withErrors))
    arrive(stage, 0, [0, 1, -20, appealing | flag.upheld, 0])
    arrive(stage, 2)
    expect([file(stage, 'upheld_right'), file(stage, 'upheld_wrong'), stage.world.score[1]]).toEqual([1, 0, 1000])
  })

  test('an upheld mark without an appeal does nothing', () => {
    const stage = onStage(smallScenario(withErrors))
    arrive(stage, 0, [0, 1, -20, flag.told | flag.upheld, 0])
    for (let tick = 1; tick < 6; tick++) arrive(stage, tick)
    expect([stage.world.score[1], file(stage, 'appeals')]).toEqual([980, 0])
  })
})

describe('bounds', () => {
  test('hold scores and true scores within the range of the scheme, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -32768, max: 32767 }), { minLength: 1, maxLength: 20 }), (points) => {
        const stage = onStage(bounded())
        let expected = 1000
        for (const each of points) {
          expected = Math.min(1050, Math.max(900, expected + each))
          scoreTruth(stage.place, 4, each)
          arrive(stage, 0, [0, 4, each, 0, LUCKLESS])
          expect([stage.world.truth[4], stage.world.score[4]]).toEqual([expected, expected])
        }
      }),
      { numRuns: 20 },
    )
  })

  test('without bounds of its own a score stops at 16 bits and never wraps around', () => {
    const stage = onStage()
    for (let i = 0; i < 3; i++) {
      scoreTruth(stage.place, 1, -32768)
      arrive(stage, 0, [0, 1, -32768, 0, LUCKLESS], [0, 2, 32767, 0, LUCKLESS])
    }
    expect([stage.world.truth[1], stage.world.score[1], stage.world.score[2]]).toEqual([-32768, -32768, 32767])
  })
})
