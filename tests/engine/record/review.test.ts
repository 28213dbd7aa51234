import { describe, expect, test } from 'vitest'
import { fileMetric } from '../../../src/engine/counters.js'
import { claim } from '../../../src/engine/observe/observe.js'
import { record } from '../../../src/engine/record/record.js'
import { zOfShare } from '../../support/flows.js'
import { type Written, smallScenario } from '../../support/small.js'
import { type Stage, onStage, onTheWay } from '../../support/stage.js'

const MANY = 10_000

const reviewing = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.safeguards.review = { on: true, of: ['patrol'], reviewed: '50 %', drops_wrong: '80 %', drops_right: '10 %' }
    change(written)
  })

function file(stage: Stage, wrong: 0 | 1, points = -20): number {
  const { place } = stage
  const { filePurpose, fatePurpose } = stage.tables.sensors[0]
  place.scratch.observations.count = 0
  for (let i = 0; i < MANY; i++) {
    const address = { subject: i, ordinal: 0, filePurpose, fatePurpose }
    claim(place, { who: i % 1024, behaviour: 0, points, life: 0, sensor: 0, wrong, repairs: false, ...address })
  }
  record(place)
  return onTheWay(stage).length
}

const counts = (stage: Stage) =>
  (['reviews', 'dropped_wrong', 'dropped_right'] as const).map((metric) =>
    stage.flow(fileMetric(stage.place.layout, metric)),
  )

describe('human review', () => {
  test.each([
    [1, 0.8],
    [0, 0.1],
  ] as const)('of findings with wrong = %d drops its share of those it looks at', (wrong, share) => {
    const stage = onStage(reviewing())
    const filed = file(stage, wrong)
    const [reviews, ...dropped] = counts(stage)
    expect(Math.abs(zOfShare(reviews, MANY, 0.5))).toBeLessThan(4)
    expect(Math.abs(zOfShare(dropped[1 - wrong], reviews, share))).toBeLessThan(4)
    expect(dropped[wrong]).toBe(0)
    expect(filed).toBe(MANY - dropped[1 - wrong])
  })

  test('does not look at praise, at other sensors, or at anything while it is off', () => {
    const off: ((written: Written) => void)[] = [
      (written) => (written.safeguards.review.of = ['camera']),
      (written) => (written.safeguards.review.on = false),
    ]
    const stages: [Stage, number][] = [[onStage(reviewing()), 10]]
    for (const change of off) stages.push([onStage(reviewing(change)), -20])
    for (const [stage, points] of stages) {
      expect(file(stage, 1, points)).toBe(MANY)
      expect(counts(stage)).toEqual([0, 0, 0])
    }
  })

  test('does not move the luck of what it lets pass', () => {
    const [with_, without] = [onStage(reviewing()), onStage()]
    file(with_, 1)
    file(without, 1)
    const all = new Set(onTheWay(without).map((entry) => JSON.stringify(entry)))
    for (const entry of onTheWay(with_)) expect(all).toContain(JSON.stringify(entry))
    expect(onTheWay(with_).length).toBeLessThan(MANY)
  })
})
