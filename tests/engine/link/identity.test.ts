import { describe, expect, test } from 'vitest'
import { drawer } from '../../../src/engine/draw/purposes.js'
import { codeOf, drawTwins, drawTwinsAlone, noMarks } from '../../../src/engine/link/identity.js'
import { zOfShare } from '../../support/flows.js'
import { withCarelessOffice, withRegistry } from '../../support/registry.js'
import { smallScenario } from '../../support/small.js'
import { onStage } from '../../support/stage.js'

const RESIDENTS = 40 * 1024
const [FAMILY, GIVEN, SEX, HOME, NUMBER] = [0, 1, 2, 3, 4]
const stage = onStage(smallScenario(withRegistry), { residents: RESIDENTS })
const { marks } = stage.world.identity!

test('a word stands for the first code whose share reaches beyond it', () => {
  const cumulative = Float64Array.of(10, 20, 4294967296)
  expect([0, 9, 10, 19, 20, 4294967295].map((word) => codeOf(cumulative, word))).toEqual([0, 0, 1, 1, 2, 2])
})

describe('marks of identity', () => {
  test('are spread as the scenario says', () => {
    const few = marks[FAMILY].reduce((sum, code) => sum + (code < 3 ? 1 : 0), 0)
    expect(Math.abs(zOfShare(few, RESIDENTS, 0.21))).toBeLessThan(4)
    const rare = marks[GIVEN].reduce((sum, code) => sum + (code % 5100 >= 100 ? 1 : 0), 0)
    expect(Math.abs(zOfShare(rare, RESIDENTS, 0.6))).toBeLessThan(4)
  })

  test('follow trait, household and number', () => {
    for (let i = 0; i < RESIDENTS; i += 7) {
      expect(Math.floor(marks[GIVEN][i] / 5100)).toBe(marks[SEX][i])
      expect(marks[HOME][i]).toBe(stage.world.household[i])
      expect(marks[NUMBER][i]).toBe(i % 1024)
    }
  })

  test('are the same for a community drawn alone, and other for another seed', () => {
    const again = onStage(smallScenario(withCarelessOffice), { residents: RESIDENTS }).world.identity!
    expect(again.marks[FAMILY]).toEqual(marks[FAMILY])
    const other = onStage(smallScenario(withRegistry), { residents: RESIDENTS, seed: 2 }).world.identity!
    expect(other.marks[FAMILY]).not.toEqual(marks[FAMILY])
  })

  test('are shared at home where the scenario says so', () => {
    const scenario = smallScenario((written) => {
      withRegistry(written)
      written.registry.fields.family.shared_in_household = '100 %'
    })
    const { world } = onStage(scenario)
    const byHome = new Map<number, number>()
    for (let i = 0; i < 1024; i++) {
      const before = byHome.get(world.household[i])
      byHome.set(world.household[i], world.identity!.marks[FAMILY][i])
      if (before !== undefined) expect(world.identity!.marks[FAMILY][i]).toBe(before)
    }
  })

  test('are not drawn where no registry is', () => expect(onStage().world.identity).toBeNull())
})

const withTwins = smallScenario((written) => {
  withRegistry(written)
  written.databases.office.identifiers = { given: {}, sex: {} }
})

test('twins are those whom no field of a database tells apart', () => {
  const { world } = onStage(withTwins)
  const given = [...world.identity!.marks[GIVEN].subarray(0, 1024)]
  given.forEach((code, i) => {
    const alike = given.some((other, j) => other === code && j !== i)
    expect(world.identity!.twins[i]).toBe(alike ? 1 : 0)
  })
})

test('twins are the same where only those marks are drawn that they depend on', () => {
  const { world, tables } = onStage(withTwins)
  const draw = drawer(tables.seedLow, tables.seedHigh)
  const { marks, twins } = noMarks(tables.link!, world.start[world.communities])
  twins.fill(7)
  drawTwins(tables, { marks, twins }, world, draw)
  expect(twins).toEqual(world.identity!.twins)
  expect(twins.some((bits) => bits !== 0)).toBe(true)
  expect(marks[GIVEN]).toEqual(world.identity!.marks[GIVEN])
  expect(marks[FAMILY].every((mark) => mark === 0)).toBe(true)
  expect(drawTwinsAlone(tables, world, draw)).toEqual({ marks, twins })
})
