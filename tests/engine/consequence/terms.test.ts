import { describe, expect, test } from 'vitest'
import { tryDoors } from '../../../src/engine/consequence/doors.js'
import { termMetric, termMetrics } from '../../../src/engine/counters.js'
import { askedOf } from '../../../src/engine/consequence/terms.js'
import { member } from '../../../src/engine/respond/tables.js'
import { Q16 } from '../../../src/engine/tables.js'
import { BANK, bankScenario } from '../../support/lending.js'
import { listScenario } from '../../support/listed.js'
import type { Written } from '../../support/small.js'
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

describe('terms by list', () => {
  const lending = (change: (written: Written) => void = () => {}) =>
    listScenario((written) => {
      written.lists.red = { title: 'Redlist', kind: 'redlist', context: 'commerce', evidence: 'assumed' }
      Object.assign(written.doors.school, {
        terms: { deposit: '100 yuan', fee: '10 yuan' },
        listed: {
          court: { kind: 'vetting', refused: '10 %', asks: { deposit: '400 yuan' } },
          red: { kind: 'priority', refused: '10 %', asks: { deposit: '0 yuan', fee: '4 yuan' } },
        },
        unlisted: { red: { kind: 'normal', refused: '10 %', asks: { fee: '12 yuan' } } },
      })
      change(written)
    })
  const [DEPOSIT, FEE, COURT, RED] = [0, 1, 0, 1]
  const asked = (stage: Stage, who = 0) =>
    [DEPOSIT, FEE].map((thing) => askedOf(stage.place, stage.tables.terms!, who, 0, thing))

  test('are those of the lists somebody is on, and not on', () => {
    const stage = onStage(lending())
    const { listed } = stage.world
    expect(asked(stage)).toEqual([100, 12])
    listed[RED] = 1
    expect(asked(stage)).toEqual([0, 4])
    // of what asks for more and what asks for less, more counts
    listed[COURT] = 1
    expect(asked(stage)).toEqual([400, 4])
  })

  test('are as without the scheme before the door looks', () => {
    const stage = onStage(lending((written) => (written.doors.school.in_force = { from: '2010-06-01' })))
    expect(asked(stage)).toEqual([100, 10])
    stage.goTo(6)
    expect(asked(stage)).toEqual([100, 12])
  })

  test('stop at the wall between fields of life', () => {
    const stage = onStage(lending((written) => (written.safeguards.context_wall = { on: true })))
    stage.world.listed.set([1, 1])
    expect(asked(stage)).toEqual([100, 10])
    const own = onStage(
      lending((written) => {
        written.safeguards.context_wall = { on: true }
        written.lists.red.context = 'social'
      }),
    )
    own.world.listed.set([1, 1])
    expect(asked(own)).toEqual([0, 4])
  })

  test('are counted as saved and as paid more', () => {
    const stage = onStage(lending())
    stage.world.listed[COURT] = 1
    setLuck(stage, [THROUGH, 0xffffffff, 0, 0])
    setActs(stage, [{ who: 0, what: stage.tables.doing.behaviours }])
    tryDoors(stage.place)
    expect(counts(stage, DEPOSIT)).toEqual([1, 400, 100, 0, 1, 0, 300])
    expect(counts(stage, FEE)).toEqual([1, 12, 10, 0, 1, 0, 2])
  })

  test('are those of the worst guardian, where the door looks at guardians', () => {
    const stage = onStage(lending((written) => (written.doors.school.judged_by = 'guardian')))
    const { world, tables } = stage
    world.household.fill(9).set([7, 7])
    tables.adultOfCell.fill(1)
    world.cell.set([0, 1])
    tables.adultOfCell[0] = 0
    expect(asked(stage)).toEqual([100, 12])
    world.listed[tables.lists!.count + COURT] = 1
    expect(asked(stage)).toEqual([400, 12])
    world.listed.fill(0)[COURT] = 1
    expect(asked(stage)).toEqual([100, 12])
  })
})

describe('terms of outsiders', () => {
  const joining = bankScenario((written) => {
    written.membership = { held_at_start: '50 %', joins: '0 per year' }
    written.doors.bank.outsiders = { as_members_grow: '20 %', asks: { interest: '10 %' } }
  })

  test('grow with the share of members, and are nobody else’s', () => {
    const stage = onStage(joining)
    const { place, world, tables } = stage
    const outsider = world.member.indexOf(member.never)
    const insider = world.member.indexOf(member.is)
    const interest = (who: number) => askedOf(place, tables.terms!, who, BANK, INTEREST)
    for (const [share, expected] of [
      [0, 600],
      [0.25, 700],
      [1, 1000],
    ]) {
      place.now.members[0] = share * Q16
      expect([interest(outsider), interest(insider)]).toEqual([expected, 600])
      expect(askedOf(place, tables.terms!, outsider, BANK, WAIT)).toBe(10)
    }
  })
})
