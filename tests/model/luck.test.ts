/** Common random numbers: what two worlds do not differ in by policy, they do not differ in by luck. */
import { describe, expect, test } from 'vitest'
import { type Counters, behaviourMetric, fileMetric, fileMetrics, flowIndex } from '../../src/engine/counters.js'
import { acts, attempts, files } from '../support/flows.js'
import { type Written, live, smallBlueprint, smallScenario, withErrors } from '../support/small.js'

const BEHAVIOURS = [0, 1, 2]

/** Lives a changed small society, and keeps one number per tick, group and behaviour or door. */
function story(change: (written: Written) => void, read: (counters: Counters) => number[]) {
  const series: number[][] = []
  const scenario = smallScenario((written) => {
    withErrors(written)
    change(written)
  })
  const lived = live(smallBlueprint(scenario, { residents: 5000, seed: 9, ticks: 14 }), (_tick, counters) =>
    series.push(read(counters)),
  )
  return { series, ...lived }
}

/** Acts of each behaviour by group, summed over letters, which policy does change. */
function done(counters: Counters): number[] {
  const { groups, states } = counters.layout
  return BEHAVIOURS.flatMap((behaviour) =>
    Array.from({ length: groups }, (_, group) => {
      let sum = 0
      for (let state = 0; state < states; state++)
        sum += counters.flow[flowIndex(counters.layout, 0, group, state, behaviourMetric(behaviour, 'done'))]
      return sum
    }),
  )
}

const doors = (counters: Counters) => [attempts(counters, 0, 'attempts')]
const refusedAnyway = (counters: Counters) => [
  attempts(counters, 0, 'refused') -
    attempts(counters, 0, 'refused_by_scheme') +
    attempts(counters, 0, 'opened_by_scheme'),
]
const lives = (counters: Counters) => [...done(counters), ...doors(counters), ...refusedAnyway(counters)]

describe('without responses acts are the same', () => {
  const usual = story(() => {}, lives).series

  test.each<[string, (written: Written) => void]>([
    ['whatever a sensor sees', (written) => (written.sensors.patrol.sees = { littering: '5 %' })],
    ['without any sensor', (written) => Object.assign(written, { sensors: {} })],
    ['without any rule', (written) => (written.rules = {})],
    [
      'without letters',
      (written) => {
        delete written.grades
        written.doors.school.treatment = {}
      },
    ],
    ['with or without appeals', (written) => (written.safeguards = {})],
    ['whatever doors do', (written) => (written.doors.school.treatment.C.refused = '20 %')],
    ['however late records are', (written) => (written.databases.office.delay = '7 months')],
  ])('%s', (_, change) => expect(story(change, lives).series).toEqual(usual))

  test('and there are some', () => expect(usual[0].reduce((a, b) => a + b)).toBeGreaterThan(300))
})

describe('observations', () => {
  const seenBy = (counters: Counters) =>
    BEHAVIOURS.map((b) => acts(counters, b, 'seen') + acts(counters, b, 'mistaken'))

  test('of the first sensor stay when a second one comes after it', () => {
    // the camera sees nothing that the patrol is made for
    const alone = story((written) => delete written.sensors.patrol.sees.petition, seenBy)
    const camera = (written: Written) => {
      delete written.sensors.patrol.sees.petition
      written.sensors.camera = { ...written.sensors.patrol, sees: { petition: '50 %' }, false_alarms: {} }
    }
    const both = story(camera, seenBy)
    expect(both.series.map(([litter, help]) => [litter, help])).toEqual(
      alone.series.map(([litter, help]) => [litter, help]),
    )
    expect(both.series.some(([, , petitions]) => petitions > 0)).toBe(true)
    expect(alone.series.some(([, , petitions]) => petitions > 0)).toBe(false)
  })

  test('of a sensor with a higher recall are those of the lower one and more', () => {
    const few = story((written) => (written.sensors.patrol.sees.littering = '20 %'), seenBy).series
    const many = story((written) => (written.sensors.patrol.sees.littering = '60 %'), seenBy).series
    many.forEach(([litter, ...others], tick) => {
      expect(litter).toBeGreaterThan(few[tick][0])
      expect(others).toEqual(few[tick].slice(1))
    })
  })
})

describe('appeals', () => {
  test('change the scores of those alone who win one, by what they won', () => {
    const on = story(
      () => {},
      () => [],
    )
    const off = story(
      (written) => (written.safeguards.appeal.on = false),
      () => [],
    )
    let regained = 0
    on.world.score.forEach((score, i) => {
      expect(score).toBeGreaterThanOrEqual(off.world.score[i])
      regained += score - off.world.score[i]
    })
    expect(regained).toBe(files(on.total, 'points_restored'))
    expect(regained).toBeGreaterThan(0)
    expect(off.world.truth).toEqual(on.world.truth)
    const metrics = fileMetrics.filter((metric) => !/appeal|upheld|restored|graded_down/.test(metric))
    const all = (counters: Counters) => metrics.map((metric) => files(counters, metric))
    expect(all(on.total)).toEqual(all(off.total))
  })
})

describe('a scheme without rules', () => {
  const none = (written: Written) => {
    written.rules = {}
    written.doors.school.treatment = {}
  }
  const unmoved = (written: Written) => (written.response.on = true)

  test('records nothing, takes nothing, refuses nobody and provokes nothing', () => {
    const { total, world } = story(
      (written) => [none, unmoved].forEach((change) => change(written)),
      () => [],
    )
    for (const metric of ['records', 'told', 'points_due_taken', 'protests', 'protests_silenced'] as const)
      expect(
        total.flow[flowIndex(total.layout, 0, 0, 0, fileMetric(total.layout, metric))] + files(total, metric),
      ).toBe(0)
    expect([attempts(total, 0, 'refused_by_scheme'), attempts(total, 0, 'opened_by_scheme')]).toEqual([0, 0])
    expect(new Set(world.score)).toEqual(new Set([1000]))
    for (const behaviour of BEHAVIOURS)
      expect([acts(total, behaviour, 'withheld'), acts(total, behaviour, 'provoked')]).toEqual([0, 0])
  })

  test('leaves acts and doors as they are where nobody responds', () => {
    const responding = story((written) => [none, unmoved].forEach((change) => change(written)), lives)
    expect(responding.series).toEqual(story(none, lives).series)
    // what doors refuse anyway leaves strain behind, and nothing follows from it without a strain factor
    expect(Math.max(...responding.world.strain)).toBeGreaterThan(0)
  })

  test('with strain that drives people the world before the scheme is the same for all schemes without rules', () => {
    const driven = (written: Written) => {
      none(written)
      unmoved(written)
      written.behaviours.littering.strain_factor = '2 times'
    }
    const one = story(driven, lives)
    const other = story((written) => {
      driven(written)
      written.sensors = {}
      written.response.chill.strength = '50 times'
      written.response.deterrence.strength = '50 times'
    }, lives)
    expect(other.series).toEqual(one.series)
    expect(acts(one.total, 0, 'provoked')).toBeGreaterThan(0)
  })
})
