import { describe, expect, test } from 'vitest'
import { fallsOnAnother, letterAt, refusal, refusalWithinField } from '../../../src/engine/consequence/standing.js'
import { listScenario } from '../../support/listed.js'
import { smallScenario } from '../../support/small.js'
import { onStage, setFieldGrades } from '../../support/stage.js'

const [A, B, C, NONE] = [0, 1, 2, 3]
const share = (part: number) => Math.round(part * 2 ** 32)

test('the letter that a door looks at is the grade, that of its own field behind a wall, or none', () => {
  const stage = onStage()
  const { place, world, tables } = stage
  world.grade[0] = B
  setFieldGrades(stage, 0, [C, C, C, C])
  expect(letterAt(place, 0, 0)).toBe(B)
  tables.safeguard.contextWall = 1
  expect(letterAt(place, 0, 0)).toBe(C)
  place.now.treated.fill(0)
  expect(letterAt(place, 0, 0)).toBe(NONE)
  place.now.treated.fill(1)
  world.grade[0] = NONE
  expect(letterAt(place, 0, 0)).toBe(NONE)
})

test('refuses by the letter as things stand, and by that of its own field for comparison', () => {
  const stage = onStage()
  const { place, world } = stage
  world.grade[0] = C
  // the school is a matter of social conduct, third of the four contexts
  setFieldGrades(stage, 0, [C, C, A, C])
  expect(refusal(place, 0, 0)).toBe(2 ** 32)
  expect(refusalWithinField(place, 0, 0)).toBe(share(0.05))
  world.grade[0] = NONE
  expect(refusal(place, 0, 0)).toBe(share(0.1))
})

describe('lists', () => {
  const two = listScenario(({ lists, doors }) => {
    lists.court.context = 'social'
    lists.good = { title: 'Good', kind: 'redlist', context: 'commerce', held_at_start: '0 %' }
    Object.assign(doors.school, {
      listed: { court: { kind: 'vetting', refused: '60 %' }, good: { kind: 'priority', refused: '2 %' } },
    })
  })

  test.each([
    ['neither', 0, 0, 0.1],
    ['the blacklist', 1, 0, 0.6],
    ['the redlist', 0, 1, 0.02],
    ['both, and the strictest counts', 2, 1, 0.6],
  ])('of %s', (_, court, good, chance) => {
    const { place, world } = onStage(two)
    world.listed.set([court, good])
    expect(refusal(place, 0, 0)).toBe(share(chance))
    place.now.treated.fill(0)
    expect(refusal(place, 0, 0)).toBe(share(0.1))
  })

  test('of another field of life are not looked at behind a wall, nor for comparison', () => {
    const { place, world, tables } = onStage(two)
    world.listed.set([0, 1])
    expect([refusal(place, 0, 0), refusalWithinField(place, 0, 0)]).toEqual([share(0.02), share(0.1)])
    tables.safeguard.contextWall = 1
    expect(refusal(place, 0, 0)).toBe(share(0.1))
    world.listed.set([1, 1])
    expect(refusal(place, 0, 0)).toBe(share(0.6))
  })

  test('without a pass', () => {
    const { place, world } = onStage(
      listScenario(({ lists, doors }) => {
        lists.court.kind = 'pass'
        doors.school.listed = undefined
        doors.school.unlisted = { court: { kind: 'barred', refused: '100 %' } }
      }),
    )
    expect(refusal(place, 0, 0)).toBe(2 ** 32)
    world.listed[0] = 1
    expect(refusal(place, 0, 0)).toBe(share(0.1))
  })

  test('and letters together: the strictest of both', () => {
    const { place, world } = onStage(
      smallScenario((written) => {
        written.lists = { court: { title: 'Court', kind: 'blacklist', context: 'justice' } }
        written.doors.school.listed = { court: { kind: 'vetting', refused: '50 %' } }
      }),
    )
    world.listed[0] = 1
    world.grade.fill(A)
    expect(refusal(place, 0, 0)).toBe(share(0.5))
    world.grade.fill(C)
    expect(refusal(place, 0, 0)).toBe(2 ** 32)
  })
})

describe('a door that looks at guardians', () => {
  const guarded = listScenario(({ doors }) => (doors.school.judged_by = 'guardian'))

  /** Resident 0 is a child who lives with 1 and 2, both grown up; 3 is a child who lives alone. */
  function family() {
    const stage = onStage(guarded)
    stage.world.household.set([7, 7, 7, 8])
    stage.world.household.fill(9, 4)
    stage.tables.adultOfCell.fill(1)
    stage.world.cell.set([0, 1, 1, 0])
    stage.tables.adultOfCell[0] = 0
    return stage
  }

  test('takes the worst of them, whatever the child is', () => {
    const { place, world } = family()
    expect(refusal(place, 0, 0)).toBe(share(0.1))
    world.listed[2] = 1
    expect(refusal(place, 0, 0)).toBe(2 ** 32)
    expect(fallsOnAnother(place, 0, 0)).toBe(true)
    world.listed.set([1, 0, 0])
    expect(refusal(place, 0, 0)).toBe(share(0.1))
  })

  test('looks at the child itself where there is nobody else', () => {
    const { place, world } = family()
    world.listed[3] = 1
    expect(refusal(place, 3, 0)).toBe(2 ** 32)
    expect(fallsOnAnother(place, 3, 0)).toBe(false)
  })
})
