import { describe, expect, test } from 'vitest'
import { tryDoors } from '../../../src/engine/consequence/doors.js'
import { type DoorMetric, doorMetric, fileMetric, flowIndex } from '../../../src/engine/counters.js'
import { zOfShare } from '../../support/flows.js'
import { listScenario } from '../../support/listed.js'
import { smallScenario } from '../../support/small.js'
import { NEVER, type Stage, onStage, setActs, setFieldGrades, setLuck } from '../../support/stage.js'

const [A, B, C, NONE] = [0, 1, 2, 3]
const SCHOOL = 3
const metrics: DoorMetric[] = ['attempts', 'refused', 'refused_by_scheme', 'opened_by_scheme']
const counts = (stage: Stage) => metrics.map((metric) => stage.flow(doorMetric(stage.place.layout, 0, metric)))

/** Some luck just below 5, 10 and 100 %: refused to everybody, to all but grade A, to grade C alone. */
const [LOW, MIDDLE, HIGH] = [0.049, 0.099, 0.5].map((share) => Math.floor(share * 2 ** 32))

function attempt(stage: Stage, grade: number, word: number): number[] {
  stage.counters.flow.fill(0)
  stage.world.grade[0] = grade
  setLuck(stage, [word, NEVER, 0, 0])
  setActs(stage, [{ who: 0, what: SCHOOL }])
  tryDoors(stage.place)
  return counts(stage)
}

describe('a door', () => {
  test.each([
    [A, LOW, [1, 1, 0, 0]],
    [A, MIDDLE, [1, 0, 0, 1]],
    [A, HIGH, [1, 0, 0, 0]],
    [B, MIDDLE, [1, 1, 0, 0]],
    [B, HIGH, [1, 0, 0, 0]],
    [C, MIDDLE, [1, 1, 0, 0]],
    [C, HIGH, [1, 1, 1, 0]],
    [NONE, MIDDLE, [1, 1, 0, 0]],
    [NONE, HIGH, [1, 0, 0, 0]],
  ])('of grade %d at luck %d: attempts, refused, by the scheme, opened by it', (grade, word, expected) => {
    expect(attempt(onStage(), grade, word)).toEqual(expected)
  })

  test('ignores grades while its treatment is not in force', () => {
    const stage = onStage(smallScenario((written) => (written.doors.school.in_force = { until: '2010-06-01' })))
    stage.goTo(4)
    expect(attempt(stage, C, HIGH)).toEqual([1, 1, 1, 0])
    stage.goTo(5)
    expect(attempt(stage, C, HIGH)).toEqual([1, 0, 0, 0])
  })

  test('ignores grades after a repeal', () => {
    const stage = onStage()
    stage.regions[0].repealed = 1
    stage.goTo(3)
    expect(attempt(stage, C, HIGH)).toEqual([1, 0, 0, 0])
  })

  test('counts with the grade that was shown', () => {
    const stage = onStage()
    attempt(stage, B, MIDDLE)
    const at = (state: number) =>
      stage.counters.flow[flowIndex(stage.place.layout, 0, 0, state, doorMetric(stage.place.layout, 0, 'refused'))]
    expect([A, B, C, NONE].map(at)).toEqual([0, 1, 0, 0])
  })

  test('refuses each grade its share', () => {
    for (const [grade, share] of [
      [A, 0.05],
      [B, 0.1],
      [NONE, 0.1],
    ] as const) {
      const stage = onStage()
      stage.world.grade.fill(grade)
      setActs(
        stage,
        Array.from({ length: 20_000 }, (_, i) => ({ who: i % 1024, what: SCHOOL, ordinal: i >> 10 })),
      )
      tryDoors(stage.place)
      expect(Math.abs(zOfShare(counts(stage)[1], 20_000, share))).toBeLessThan(4)
    }
  })

  test('is not tried by what is no attempt', () => {
    const stage = onStage()
    setActs(stage, [
      { who: 0, what: 0 },
      { who: 0, what: 2 },
    ])
    tryDoors(stage.place)
    expect(counts(stage)).toEqual([0, 0, 0, 0])
  })
})

describe('a context wall', () => {
  // the school is a matter of social conduct, third of the four contexts
  const across = (own: number, word: number) => {
    const stage = onStage()
    setFieldGrades(stage, 0, [C, C, own, C])
    attempt(stage, C, word)
    return stage.flow(doorMetric(stage.place.layout, 0, 'refused_across_contexts'))
  }

  test.each([
    [A, HIGH, 1],
    [B, HIGH, 1],
    [C, HIGH, 0],
    // refused without any scheme: not its doing, so not a matter of contexts
    [A, LOW, 0],
    [A, MIDDLE, 0],
  ])('with grade %d from social conduct alone at luck %d: %d refused for other things', (own, word, expected) => {
    expect(across(own, word)).toBe(expected)
  })
})

describe('where a context wall stands', () => {
  test.each([
    [C, A, HIGH, [1, 0, 0, 0]],
    [C, A, MIDDLE, [1, 0, 0, 1]],
    [A, C, HIGH, [1, 1, 1, 0]],
    [NONE, C, HIGH, [1, 0, 0, 0]],
  ])('of grade %d, but %d by its own field, at luck %d', (grade, own, word, expected) => {
    const stage = onStage(smallScenario((written) => (written.safeguards.context_wall = { on: true })))
    setFieldGrades(stage, 0, [grade, grade, own, grade])
    expect(attempt(stage, grade, word)).toEqual(expected)
    expect(stage.flow(doorMetric(stage.place.layout, 0, 'refused_across_contexts'))).toBe(0)
  })
})

describe('a refusal', () => {
  const responding = smallScenario((written) => {
    written.response.on = true
    written.opinion.outcry.speaks_out.after_refusal = '100 %'
  })
  const protests = (stage: Stage) =>
    stage.flow(fileMetric(stage.place.layout, 'protests')) +
    stage.flow(fileMetric(stage.place.layout, 'protests_silenced'))

  test('leaves strain and hardship behind, by whomever; protest only where the scheme did it', () => {
    const usual = onStage(responding)
    attempt(usual, B, MIDDLE)
    expect([usual.world.strain[0], usual.world.hardship[0], protests(usual)]).toEqual([51, 26, 0])
    const scheme = onStage(responding)
    attempt(scheme, C, HIGH)
    expect([scheme.world.strain[0], scheme.world.hardship[0]]).toEqual([51, 26])
  })

  test('leaves nothing behind where nobody responds, or nobody is refused', () => {
    const calm = onStage()
    attempt(calm, C, HIGH)
    const opened = onStage(responding)
    attempt(opened, A, HIGH)
    for (const { world } of [calm, opened]) expect([world.strain[0], world.hardship[0]]).toEqual([0, 0])
  })

  test('by the scheme makes people speak out', () => {
    const stage = onStage(responding)
    stage.world.grade.fill(C)
    setActs(
      stage,
      Array.from({ length: 1000 }, (_, who) => ({ who, what: SCHOOL })),
    )
    tryDoors(stage.place)
    expect(protests(stage)).toBe(counts(stage)[2])
    expect(counts(stage)[2]).toBeGreaterThan(850)
  })
})

test('counts people beside times, and what falls on somebody else', () => {
  const stage = onStage(listScenario(({ doors }) => (doors.school.judged_by = 'guardian')))
  stage.tables.adultOfCell.fill(1)
  stage.world.listed[0] = 1
  stage.world.household.fill(3)
  setLuck(stage, [HIGH, NEVER, 0, 0])
  const tried = [{ who: 0, what: SCHOOL }, ...[1, 2].map((ordinal) => ({ who: 9, what: SCHOOL, ordinal }))]
  setActs(stage, tried)
  tryDoors(stage.place)
  const of = (metric: DoorMetric) => stage.flow(doorMetric(stage.place.layout, 0, metric))
  expect([of('refused_by_scheme'), of('fell_on_another'), stage.counters.people[0]]).toEqual([3, 2, 2])
  setActs(stage, tried)
  tryDoors(stage.place)
  expect([of('refused_by_scheme'), stage.counters.people[0]]).toEqual([6, 2])
})
