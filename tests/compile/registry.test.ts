import { describe, expect, test } from 'vitest'
import { compileLinks, compileRegistry, weighFields, weightsOf } from '../../src/compile/registry.js'
import { PER_BIT } from '../../src/engine/link/tables.js'
import { CERTAIN } from '../../src/engine/tables.js'
import { planPopulation } from '../../src/population/plan.js'
import { withCarelessOffice, withRegistry } from '../support/registry.js'
import { type Written, smallPopulation, smallScenario } from '../support/small.js'

const plan = planPopulation(smallPopulation(), 5000)
const registryOf = (change: (written: Written) => void) => smallScenario(change)

describe('weights', () => {
  test('are those of Fellegi and Sunter', () => {
    const { agrees, differs } = weightsOf(0.9, 0.01)
    expect(agrees).toBeCloseTo(Math.log2(90), 12)
    expect(differs).toBeCloseTo(Math.log2(0.1 / 0.99), 12)
  })

  test('never settle everything alone', () => {
    const { agrees, differs } = weightsOf(1, 0)
    expect(agrees).toBeCloseTo(20, 5)
    expect(differs).toBeCloseTo(-20, 5)
  })

  test('take m from the errors of the database over everybody, or from the scenario', () => {
    const [fields] = weighFields(registryOf(withCarelessOffice), plan)
    const [family, given] = fields
    // half are women, with twice the errors: 4.5 of 98.5 in a hundred
    expect(family.m).toBeCloseTo((0.5 * (0.99 - 0.03) + 0.5 * (0.98 - 0.06)) / (0.5 * 0.99 + 0.5 * 0.98), 9)
    expect(given.m).toBeCloseTo(0.92 / 0.98, 9)
    const [stated] = weighFields(
      registryOf((written) => {
        withCarelessOffice(written)
        Object.assign(written.registry.fields.family, { agrees_if_same: '80 %', agrees_if_other: '5 %' })
      }),
      plan,
    )
    expect([stated[0].m, stated[0].u]).toEqual([0.8, 0.05])
  })
})

describe('a database', () => {
  test('holds the fields it has identifiers for, those that tell most first', () => {
    const scenario = registryOf(withCarelessOffice)
    const [office] = compileLinks(scenario, plan, [0])
    expect([...office!.fields]).toEqual([1, 3, 0, 2])
    const [weighed] = weighFields(scenario, plan)
    expect(office!.all / PER_BIT).toBeCloseTo(
      weighed.reduce((sum, { agrees }) => sum + agrees, 0),
      1,
    )
    expect([office!.own, office!.twinBit]).toEqual([-1, 1])
  })

  test('errs by profile, missing below wrong', () => {
    const [woman, man] = [0, 6]
    const [office] = compileLinks(registryOf(withCarelessOffice), plan, [woman, man])
    const family = office!.fields.indexOf(0)
    const at = (thresholds: Float64Array, profile: number) => thresholds[profile * 4 + family] / CERTAIN
    expect([at(office!.missing, 0), at(office!.wrong, 0)]).toEqual([expect.closeTo(0.02, 8), expect.closeTo(0.08, 8)])
    expect([at(office!.missing, 1), at(office!.wrong, 1)]).toEqual([expect.closeTo(0.01, 8), expect.closeTo(0.04, 8)])
  })

  test('needs no look at twins where it has a number, and has no link without identifiers', () => {
    const links = compileLinks(
      registryOf((written) => {
        withRegistry(written)
        written.databases.other = { title: 'Other', delay: '0 days', misfiled: '1 %' }
      }),
      plan,
      [0],
    )
    expect(links[0]).toMatchObject({ own: 0, twinBit: 0 })
    expect(links[1]).toBeNull()
    expect(compileLinks(smallScenario(), plan, [0])).toEqual([null])
  })
})

test('thresholds are parts of bits; without clerks both are one', () => {
  expect(compileRegistry(registryOf(withRegistry), plan)).toMatchObject({ linkAbove: 4096, reviewAbove: 2048 })
  const alone = compileRegistry(
    registryOf((written) => {
      withRegistry(written)
      written.registry.link_above = '10.5 bits'
      delete written.registry.review_above
    }),
    plan,
  )
  expect([alone!.linkAbove, alone!.reviewAbove]).toEqual([2688, 2688])
  expect(compileRegistry(smallScenario(), plan)).toBeNull()
})

test('codes of categories do not meet, and every word has a code', () => {
  const { fields } = compileRegistry(registryOf(withRegistry), plan)!
  const given = fields[1]
  if (given.kind !== 'codes') throw new Error('given names are codes')
  expect(new Set(given.offset)).toEqual(new Set([0, 5100]))
  expect(given.cumulative.at(-1)).toBe(CERTAIN)
  expect(given.cumulative[99] / CERTAIN).toBeCloseTo(0.4, 8)
})
