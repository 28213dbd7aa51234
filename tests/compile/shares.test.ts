import { expect, test } from 'vitest'
import { peopleOf } from '../../src/compile/people.js'
import { mostFirst, sharesOfCells } from '../../src/compile/shares.js'
import { createWorld } from '../../src/engine/world.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

const blueprint = smallBlueprint(smallScenario(), { residents: 40_000 })
const { plan, tables } = blueprint

test('of each cell there are about as many as expected', () => {
  const { cell } = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
  const found = new Float64Array(plan.cells)
  for (const each of cell) found[each]++
  const shares = sharesOfCells(plan)
  const all = shares.reduce((a, b) => a + b, 0)
  expect(all).toBeCloseTo(1, 9)
  for (const [c, count] of found.entries()) {
    const expected = (shares[c] / all) * cell.length
    expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1)
  }
})

test('kinds are numbered by how many there are, and as they were where there are as many', () => {
  const numbers = mostFirst(Float64Array.of(1, 5, 2, 2, 3), [0, 1, 2, 3, 0], 5)
  expect([...numbers]).toEqual([1, 0, 2, 3, 4])
})
