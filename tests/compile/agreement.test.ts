import { describe, expect, test } from 'vitest'
import { agreementByChance, codeShares, daysOf } from '../../src/compile/agreement.js'
import { sharesOfCells } from '../../src/compile/shares.js'
import { createWorld } from '../../src/engine/world.js'
import { peopleOf } from '../../src/compile/people.js'
import { planPopulation } from '../../src/population/plan.js'
import { withRegistry } from '../support/registry.js'
import { twoRegions } from '../support/regions.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

test.each([
  ['18-29', 12],
  ['0-0', 1],
  ['30', 1],
  ['75+', 25],
])('the ages %s have the days of %d years', (label, years) => expect(daysOf(label)).toBe(years * 365))

test('shares of cells sum to one and are those of residents as drawn', () => {
  const plan = planPopulation(twoRegions(), 60_000)
  const shares = sharesOfCells(plan)
  expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
  const blueprint = smallBlueprint(smallScenario(), { residents: 60_000, population: twoRegions() })
  const { cell } = createWorld(blueprint.tables, 0, blueprint.tables.communities, peopleOf(blueprint))
  shares.forEach((share, c) => {
    const counted = cell.reduce((sum, each) => sum + (each === c ? 1 : 0), 0) / cell.length
    expect(Math.abs(counted - share)).toBeLessThan(5 * Math.sqrt(share / cell.length) + 1e-4)
  })
})

test('a band splits its share evenly', () => {
  const { family } = smallScenario(withRegistry).registry!.fields
  const shares = codeShares(family as Parameters<typeof codeShares>[0])
  expect(shares.length).toBe(1000)
  expect([shares[0], shares[3], shares[999]]).toEqual([
    expect.closeTo(0.07, 12),
    expect.closeTo(0.64 / 97, 12),
    expect.closeTo(0.15 / 900, 12),
  ])
})

describe('agreement by chance is what pairs of a community show', () => {
  const scenario = smallScenario((written) => {
    withRegistry(written)
    written.registry.fields.family.shared_in_household = '60 %'
  })
  const blueprint = smallBlueprint(scenario, { residents: 80 * 1024 })
  const { tables, plan } = blueprint
  const { identity, start } = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
  const shares = sharesOfCells(plan)

  test.each(Object.entries(scenario.registry!.fields).map(([name, field], f) => [name, field, f] as const))(
    'in the field %s',
    (_, field, f) => {
      const column = identity!.marks[f]
      let same = 0
      let pairs = 0
      for (let k = 0; k < tables.communities; k++) {
        const held = new Map<number, number>()
        for (let i = start[k]; i < start[k + 1]; i++) held.set(column[i], (held.get(column[i]) ?? 0) + 1)
        for (const n of held.values()) same += (n * (n - 1)) / 2
        pairs += (1024 * 1023) / 2
      }
      const u = agreementByChance(field, plan, shares)
      // pairs within a community overlap, so the figure scatters by more than its own square root
      expect(Math.abs(same / pairs - u)).toBeLessThan(0.03 * u + 1e-9)
    },
  )
})
