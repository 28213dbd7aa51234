import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileMetric, fileMetric } from '../../../src/engine/counters.js'
import { scoreDue } from '../../../src/engine/score/due.js'
import { scoreTruth } from '../../../src/engine/score/score.js'
import { CONTEXTS } from '../../../src/engine/tables.js'
import { entryKind, flag } from '../../../src/engine/world.js'
import { smallScenario, withErrors } from '../../support/small.js'
import { type InFlight, type Stage, onStage, onTheWay, send } from '../../support/stage.js'

const [LITTERING, HELPING, PETITION] = [0, 1, 2]
/** Position of the context of littering and helping, and of that of petitions. */
const [GOVERNMENT, , SOCIAL] = [0, 1, 2]
const NEVER = 0xffffffff

/** Lets records and other entries arrive at once. */
function arrive(stage: Stage, tick: number, ...entries: InFlight[]): void {
  send(stage, ...entries.map((entry) => ({ due: tick, luck: NEVER, ...entry })))
  stage.goTo(tick)
  scoreDue(stage.place)
}

const file = (stage: Stage, ...metrics: FileMetric[]) =>
  metrics.map((metric) => stage.flow(fileMetric(stage.place.layout, metric)))

describe('records', () => {
  test('are counted by what they do and whether they are right', () => {
    const stage = onStage()
    const wrong = { flags: flag.wrong }
    arrive(
      stage,
      1,
      { who: 1, points: -20 },
      { who: 1, points: -50, ...wrong },
      { who: 2, points: 10 },
      { who: 2, points: 15, ...wrong },
    )
    expect(file(stage, 'records', 'charges')).toEqual([4, 2])
    expect(file(stage, 'points_taken_right', 'points_taken_wrong')).toEqual([20, 50])
    expect(file(stage, 'points_given_right', 'points_given_wrong')).toEqual([10, 15])
    expect(file(stage, 'told', 'told_wrong')).toEqual([0, 0])
    expect([...stage.world.score.subarray(1, 3)]).toEqual([930, 1025])
  })

  test('tell those who are told; only charges against them frighten, and only where people respond', () => {
    const entries = [
      { who: 1, points: -20, flags: flag.told },
      { who: 2, points: 10, flags: flag.told },
      { who: 3, points: -20, flags: flag.told | flag.wrong },
      { who: 4, points: -20 },
    ]
    const calm = onStage()
    arrive(calm, 1, ...entries)
    expect(file(calm, 'told', 'told_wrong')).toEqual([3, 1])
    expect([...calm.world.risk.subarray(0, 5), ...calm.world.strain.subarray(0, 5)]).toEqual(Array(10).fill(0))
    const stage = onStage(smallScenario((written) => (written.response.on = true)))
    arrive(stage, 1, ...entries)
    // 30 % of the scale of risk; 5 % of that of strain for a right charge, 20 % for a wrong one
    expect([...stage.world.risk.subarray(0, 5)]).toEqual([0, 77, 0, 77, 0])
    expect([...stage.world.strain.subarray(0, 5)]).toEqual([0, 13, 0, 51, 0])
  })

  test('bring protest by luck that was drawn with the record', () => {
    const stage = onStage(smallScenario((written) => (written.response.on = true)))
    const told = { points: -20, flags: flag.told | flag.wrong }
    const tenth = Math.floor(0.1 * 2 ** 32)
    arrive(
      stage,
      1,
      { who: 1, ...told, luck: 0 },
      { who: 2, ...told, luck: tenth + 2 },
      { who: 3, points: -20, luck: 0 },
    )
    expect(file(stage, 'protests')).toEqual([1])
  })

  test('count towards the context of the behaviour, from 0 and without the bounds of the score', () => {
    const stage = onStage()
    stage.tables.score.lowest = 990
    arrive(stage, 1, { who: 1, behaviour: LITTERING, points: -20 }, { who: 1, behaviour: HELPING, points: 10 })
    arrive(stage, 2, { who: 1, behaviour: PETITION, points: -50 })
    const own = stage.world.subscore.subarray(CONTEXTS, 2 * CONTEXTS)
    expect([own[SOCIAL], own[GOVERNMENT], own[1], own[3]]).toEqual([-10, -50, 0, 0])
    expect(stage.world.score[1]).toBe(990)
    expect(stage.world.subscore.reduce((a, b) => a + b, 0)).toBe(-60)
  })
})

describe('appeals', () => {
  const appealing = { points: -20, flags: flag.told | flag.appeals }
  const winning = { points: -20, flags: flag.told | flag.appeals | flag.upheld | flag.wrong }

  test('are decided after their time; if upheld the points come back', () => {
    const stage = onStage(smallScenario(withErrors))
    arrive(stage, 3, { who: 1, ...winning }, { who: 2, ...appealing })
    expect([...stage.world.score.subarray(1, 3)]).toEqual([980, 980])
    arrive(stage, 4)
    expect([...file(stage, 'appeals'), stage.world.score[1]]).toEqual([0, 980])
    arrive(stage, 5)
    expect([...stage.world.score.subarray(1, 3)]).toEqual([1000, 980])
    expect(stage.world.subscore[CONTEXTS + GOVERNMENT] + stage.world.subscore[CONTEXTS + SOCIAL]).toBe(0)
    expect(onTheWay(stage)).toEqual([])
    expect(file(stage, 'appeals', 'appeals_wrong', 'upheld_wrong', 'upheld_right')).toEqual([2, 1, 1, 0])
    expect(file(stage, 'points_restored', 'records')).toEqual([20, 2])
  })

  test('that succeed against a right charge are counted as such', () => {
    const stage = onStage(smallScenario(withErrors))
    arrive(stage, 0, { who: 1, ...winning, flags: winning.flags & ~flag.wrong })
    arrive(stage, 2)
    expect([...file(stage, 'upheld_right', 'upheld_wrong'), stage.world.score[1]]).toEqual([1, 0, 1000])
  })

  test('an upheld mark without an appeal does nothing', () => {
    const stage = onStage(smallScenario(withErrors))
    arrive(stage, 0, { who: 1, points: -20, flags: flag.told | flag.upheld })
    for (let tick = 1; tick < 6; tick++) arrive(stage, tick)
    expect([stage.world.score[1], ...file(stage, 'appeals')]).toEqual([980, 0])
  })
})

describe('expiry', () => {
  test('gives points taken back after their life, and takes points given', () => {
    const stage = onStage()
    arrive(stage, 2, { who: 1, points: -20, life: 3 }, { who: 2, points: 10, life: 1 }, { who: 3, points: -20 })
    const scores: number[][] = []
    for (let tick = 3; tick < 8; tick++) {
      arrive(stage, tick)
      scores.push([...stage.world.score.subarray(1, 4)])
    }
    expect(scores.map(([one]) => one)).toEqual([980, 980, 1000, 1000, 1000])
    expect(scores.map(([, two]) => two)).toEqual([1000, 1000, 1000, 1000, 1000])
    expect(scores.map(([, , three]) => three)).toEqual([980, 980, 980, 980, 980])
    expect(file(stage, 'points_expired')).toEqual([20])
    expect(onTheWay(stage)).toEqual([])
  })

  test('does not give back what a successful appeal gives back', () => {
    const stage = onStage(smallScenario(withErrors))
    const told = flag.told | flag.appeals
    arrive(
      stage,
      0,
      { who: 1, points: -20, life: 6, flags: told | flag.upheld },
      { who: 2, points: -20, life: 6, flags: told },
    )
    for (let tick = 1; tick < 9; tick++) arrive(stage, tick)
    expect([...stage.world.score.subarray(1, 3)]).toEqual([1000, 1000])
    expect(file(stage, 'points_restored', 'points_expired')).toEqual([20, 20])
  })

  test('works on the true score from the tick of the act', () => {
    const stage = onStage()
    stage.goTo(2)
    scoreTruth(stage.place, 1, LITTERING, -20, 4, false)
    scoreTruth(stage.place, 2, LITTERING, -20, 0, false)
    expect(onTheWay(stage)).toMatchObject([{ due: 6, kind: entryKind.trueExpiry, who: 1, points: -20 }])
    arrive(stage, 5)
    expect([...stage.world.truth.subarray(1, 3)]).toEqual([980, 980])
    arrive(stage, 6)
    expect([...stage.world.truth.subarray(1, 3)]).toEqual([1000, 980])
    expect(stage.world.score[1]).toBe(1000)
  })
})

describe('bounds', () => {
  test('give back no more than they let through, so that nobody gains by losing', () => {
    const stage = onStage(smallScenario(withErrors))
    stage.tables.score.lowest = 970
    const upheld = flag.told | flag.appeals | flag.upheld
    arrive(
      stage,
      0,
      { who: 1, points: -20, life: 4 },
      { who: 1, points: -20, life: 5 },
      { who: 1, points: -20, life: 6 },
    )
    arrive(stage, 0, { who: 2, points: -50, flags: upheld })
    scoreTruth(stage.place, 3, LITTERING, -50, 5, false)
    const scores: number[][] = []
    for (let tick = 1; tick < 8; tick++) {
      arrive(stage, tick)
      scores.push([stage.world.score[1], stage.world.score[2], stage.world.truth[3]])
    }
    expect(scores.map(([one]) => one)).toEqual([970, 970, 970, 990, 1000, 1000, 1000])
    expect(scores.map(([, two]) => two)).toEqual([970, 1000, 1000, 1000, 1000, 1000, 1000])
    expect(scores.map(([, , truth]) => truth)).toEqual([970, 970, 970, 970, 1000, 1000, 1000])
    expect(file(stage, 'points_expired', 'points_restored')).toEqual([30, 30])
    // by context every point counts and every point comes back
    expect(new Set(stage.world.subscore)).toEqual(new Set([0]))
  })

  test('take away no more than they let through, when points given expire', () => {
    const stage = onStage()
    stage.tables.score.highest = 1005
    arrive(stage, 0, { who: 1, behaviour: HELPING, points: 10, life: 2 })
    expect(stage.world.score[1]).toBe(1005)
    arrive(stage, 2)
    expect(stage.world.score[1]).toBe(1000)
  })

  test('hold scores and true scores within the range of the scheme, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -32768, max: 32767 }), { minLength: 1, maxLength: 20 }), (points) => {
        const stage = onStage()
        Object.assign(stage.tables.score, { lowest: 900, highest: 1050 })
        let expected = 1000
        for (const each of points) {
          expected = Math.min(1050, Math.max(900, expected + each))
          scoreTruth(stage.place, 4, LITTERING, each, 0, false)
          arrive(stage, 0, { who: 4, points: each })
          expect([stage.world.truth[4], stage.world.score[4]]).toEqual([expected, expected])
        }
      }),
      { numRuns: 20 },
    )
  })

  test('without bounds of its own a score stops at 16 bits and never wraps around', () => {
    const stage = onStage()
    for (let i = 0; i < 3; i++) {
      scoreTruth(stage.place, 1, LITTERING, -32768, 0, false)
      arrive(stage, 0, { who: 1, points: -32768 }, { who: 2, points: 32767 })
    }
    expect([stage.world.truth[1], stage.world.score[1], stage.world.score[2]]).toEqual([-32768, -32768, 32767])
    expect(stage.world.subscore[CONTEXTS + SOCIAL]).toBe(-32768)
    expect(stage.world.subscore[2 * CONTEXTS + SOCIAL]).toBe(32767)
  })
})
