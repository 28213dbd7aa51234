import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SPELL_BINS, fileMetric } from '../../../src/engine/counters.js'
import { fieldGradeOf } from '../../../src/engine/grade/fields.js'
import { gradeOf, regrade } from '../../../src/engine/grade/regrade.js'
import { smallScenario } from '../../support/small.js'
import { type Stage, onStage } from '../../support/stage.js'

const [A, B, C, NONE] = [0, 1, 2, 3]

/** Moves from one state to another, of everybody. */
function moves({ counters }: Stage, from: number, to: number): number {
  return counters.moves[from * counters.layout.states + to]
}

function spells({ counters }: Stage, state: number): number[] {
  return [...counters.spells.subarray(state * SPELL_BINS, (state + 1) * SPELL_BINS)]
}

/** Sets grades anew at a tick, with these scores for the first residents and 1000 for the rest. */
function gradeAt(stage: Stage, tick: number, scores: number[]): number[] {
  stage.world.score.fill(1000)
  stage.world.score.set(scores)
  stage.goTo(tick)
  regrade(stage.place)
  return [...stage.world.grade.subarray(0, scores.length)]
}

describe('gradeOf', () => {
  const { grade } = onStage().tables

  test.each([
    [32767, A],
    [1000, A],
    [999, B],
    [950, B],
    [949, C],
    [-32768, C],
  ])('of %d is %d', (score, expected) => expect(gradeOf(grade, score)).toBe(expected))

  test('never gets better as the score gets lower', () => {
    const score = fc.integer({ min: 800, max: 1100 })
    fc.assert(fc.property(score, score, (a, b) => gradeOf(grade, Math.min(a, b)) >= gradeOf(grade, Math.max(a, b))))
  })

  test('is always the same in a scheme of one band', () => {
    expect(gradeOf({ ...grade, count: 1, from: new Int16Array(0) }, -5000)).toBe(0)
  })
})

describe('regrade', () => {
  test('waits for the dates of the scheme', () => {
    const stage = onStage()
    expect(gradeAt(stage, 5, [900])).toEqual([NONE])
    expect(gradeAt(stage, 6, [900, 970, 1000])).toEqual([C, B, A])
    expect(gradeAt(stage, 7, [1000])).toEqual([C])
    expect(gradeAt(stage, 12, [1000])).toEqual([A])
  })

  test('grades the truth beside it', () => {
    const stage = onStage()
    stage.world.truth[0] = 960
    gradeAt(stage, 6, [900])
    expect([stage.world.grade[0], stage.world.trueGrade[0], stage.world.trueGrade[1]]).toEqual([C, B, A])
  })

  test('grades each context by its own points, counted from the base', () => {
    const stage = onStage()
    stage.world.subscore.set([0, -1, -50, -51, 10])
    gradeAt(stage, 6, [900])
    const { fieldGrades } = stage.world
    expect([0, 1, 2, 3].map((c) => fieldGradeOf(fieldGrades, 0, c))).toEqual([A, B, B, C])
    expect(fieldGradeOf(fieldGrades, 1, 0)).toBe(A)
  })

  test('counts every move, staying included, and the length of spells that end', () => {
    const stage = onStage()
    gradeAt(stage, 6, [900, 970])
    expect([moves(stage, NONE, A), moves(stage, NONE, B), moves(stage, NONE, C)]).toEqual([1022, 1, 1])
    gradeAt(stage, 12, [900, 970])
    expect([moves(stage, A, A), moves(stage, B, B), moves(stage, C, C)]).toEqual([1022, 1, 1])
    expect(stage.counters.spells.every((n) => n === 0)).toBe(true)
    gradeAt(stage, 18, [900, 1000, 900])
    expect([moves(stage, B, A), moves(stage, A, C)]).toEqual([1, 1])
    // both spells had lasted two gradings; C goes on and is not counted yet
    expect([spells(stage, A)[1], spells(stage, B)[1]]).toEqual([1, 1])
    expect(spells(stage, C).every((n) => n === 0)).toBe(true)
    expect(stage.world.since[1]).toBe(18)
    expect(stage.world.since[0]).toBe(6)
  })

  test('puts the longest spells into the last bin', () => {
    const stage = onStage()
    gradeAt(stage, 6, [1000])
    stage.place.now = { ...stage.place.now, tick: 6 + 6 * 40, regrades: 1 }
    stage.world.score[0] = 900
    regrade(stage.place)
    expect(spells(stage, A)[SPELL_BINS - 1]).toBe(1)
  })

  test('takes the letters away where the scheme dropped them, whatever the date, and the score stays', () => {
    const stage = onStage()
    gradeAt(stage, 6, [900])
    stage.regions[0].dropped = 1
    expect(gradeAt(stage, 8, [900])).toEqual([NONE])
    expect(moves(stage, C, NONE)).toBe(1)
    expect(stage.world.trueGrade[0]).toBe(NONE)
    expect(gradeAt(stage, 12, [900])).toEqual([NONE])
    expect(moves(stage, NONE, NONE) + moves(stage, NONE, C)).toBe(1)
    expect(stage.world.score[0]).toBe(900)
  })

  test('does nothing in a scheme without letters', () => {
    const scenario = smallScenario((written) => {
      delete written.grades
      written.doors.school.treatment = {}
    })
    expect(gradeAt(onStage(scenario), 6, [900])).toEqual([0])
  })
})

describe('consent', () => {
  const asking = smallScenario((written) => {
    written.safeguards.consent = { on: true, from: '2010-10-01', given: '30 %' }
  })

  test('is not asked for before its day; then only those who gave it keep letters, for good', () => {
    const stage = onStage(asking)
    expect(new Set(gradeAt(stage, 6, Array(1024).fill(960)))).toEqual(new Set([B]))
    const graded = gradeAt(stage, 12, Array(1024).fill(960))
    const agreed = graded.filter((grade) => grade === B).length
    expect(new Set(graded)).toEqual(new Set([B, NONE]))
    expect(Math.abs(agreed - 307)).toBeLessThan(60)
    expect(moves(stage, B, NONE)).toBe(1024 - agreed)
    expect(gradeAt(stage, 18, Array(1024).fill(960))).toEqual(graded)
    expect(new Set(stage.world.score.subarray(0, 1024))).toEqual(new Set([960]))
  })
})

describe('being graded down', () => {
  const responding = smallScenario((written) => {
    written.response.on = true
    written.opinion.outcry.speaks_out.after_lower_grade = '100 %'
  })

  test('hurts, and may be said in public; the first letter counts as lower unless it is the best', () => {
    const stage = onStage(responding)
    gradeAt(stage, 6, [900, 970, 1000])
    expect([...stage.world.strain.subarray(0, 3)]).toEqual([26, 26, 0])
    gradeAt(stage, 12, [900, 1000, 970])
    expect([...stage.world.strain.subarray(0, 3)]).toEqual([26, 26, 26])
    // everybody would speak out; fear may keep some of them silent, and they are counted
    const protests = stage.flow(fileMetric(stage.place.layout, 'protests'))
    const silenced = stage.flow(fileMetric(stage.place.layout, 'protests_silenced'))
    expect(protests + silenced).toBe(3)
  })

  test('leaves people cold where nobody responds', () => {
    const stage = onStage()
    gradeAt(stage, 6, [900])
    expect(stage.world.strain[0]).toBe(0)
    expect(stage.flow(fileMetric(stage.place.layout, 'protests'))).toBe(0)
  })

  test('is felt and said only by those who are told', () => {
    const telling = (told: string) => {
      const stage = onStage(
        smallScenario((written) => {
          written.response.on = true
          written.safeguards.notice = { on: true, told: '100 %', downgrades: told }
        }),
      )
      gradeAt(stage, 6, Array(1024).fill(900))
      const flow = (metric: Parameters<typeof fileMetric>[1]) => stage.flow(fileMetric(stage.place.layout, metric))
      const hurt = stage.world.strain.subarray(0, 1024).filter((strain) => strain > 0).length
      return { down: flow('graded_down'), untold: flow('graded_down_untold'), hurt }
    }
    expect(telling('100 %')).toEqual({ down: 1024, untold: 0, hurt: 1024 })
    expect(telling('0 %')).toEqual({ down: 1024, untold: 1024, hurt: 0 })
    const some = telling('40 %')
    expect(some.hurt).toBe(1024 - some.untold)
    expect(Math.abs(some.hurt - 410)).toBeLessThan(64)
  })
})
