import { describe, expect, test } from 'vitest'
import { tryDoors } from '../../../src/engine/consequence/doors.js'
import { termMetric, termMetrics } from '../../../src/engine/counters.js'
import { BANK, bankScenario } from '../../support/lending.js'
import { type Stage, onStage, setActs, setLuck } from '../../support/stage.js'

const [A, B, C, NONE] = [0, 1, 2, 3]
const [INTEREST, WAIT] = [0, 1]
/** Luck that lets everybody through, and luck that lets nobody through but grade A. */
const [THROUGH, HARDLY] = [0xffffffff, 1]

function attempt(stage: Stage, grade: number, word = THROUGH): void {
  stage.counters.flow.fill(0)
  stage.world.grade[0] = grade
  setLuck(stage, [word, 0xffffffff, 0, 0])
  setActs(stage, [{ who: 0, what: stage.tables.doing.behaviours + BANK }])
  tryDoors(stage.place)
}

const counts = (stage: Stage, thing: number) =>
  termMetrics.map((metric) => stage.flow(termMetric(stage.place.layout, thing, metric)))

describe('terms of a door', () => {
  // let through, asked, asked anyway, asked less, asked more, saved, paid more
  test.each([
    ['better for grade A', A, [1, 400, 600, 1, 0, 200, 0], [1, 1, 10, 1, 0, 9, 0]],
    ['as they were for grade B', B, [1, 600, 600, 0, 0, 0, 0], [1, 10, 10, 0, 0, 0, 0]],
    ['worse for grade C, but for the wait', C, [1, 1250, 600, 0, 1, 0, 650], [1, 10, 10, 0, 0, 0, 0]],
    ['as they were without a letter', NONE, [1, 600, 600, 0, 0, 0, 0], [1, 10, 10, 0, 0, 0, 0]],
  ])('are %s', (_, grade, interest, wait) => {
    const stage = onStage(bankScenario())
    attempt(stage, grade)
    expect(counts(stage, INTEREST)).toEqual(interest)
    expect(counts(stage, WAIT)).toEqual(wait)
  })

  test('are not asked of somebody refused', () => {
    const stage = onStage(bankScenario())
    attempt(stage, C, HARDLY)
    expect(counts(stage, INTEREST)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  test('are as without the scheme while its treatment is not in force', () => {
    const stage = onStage(bankScenario((written) => (written.doors.bank.in_force = { from: '2010-06-01' })))
    attempt(stage, A)
    expect(counts(stage, INTEREST)).toEqual([1, 600, 600, 0, 0, 0, 0])
    stage.goTo(6)
    attempt(stage, A)
    expect(counts(stage, INTEREST)).toEqual([1, 400, 600, 1, 0, 200, 0])
  })

  test('leave something behind in somebody asked for more, where people respond', () => {
    const responding = bankScenario((written) => (written.response.on = true))
    const felt = (grade: number, scenario = responding) => {
      const stage = onStage(scenario)
      attempt(stage, grade)
      return [stage.world.strain[0], stage.world.hardship[0]]
    }
    expect(felt(C)).toEqual([26, 10])
    expect(felt(A)).toEqual([0, 0])
    expect(felt(NONE)).toEqual([0, 0])
    expect(felt(C, bankScenario())).toEqual([0, 0])
  })

  test('are no tables at all where no door asks anything', () => {
    const stage = onStage()
    expect([stage.tables.terms, stage.place.layout.terms]).toEqual([null, 0])
  })
})
