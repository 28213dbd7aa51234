import { expect, test } from 'vitest'
import { firstOf, nextOf } from '../../src/engine/homes.js'
import { type Place, enter } from '../../src/engine/place.js'
import { NOBODY } from '../../src/engine/world.js'
import { onStage } from '../support/stage.js'

function membersOf(place: Place, household: number): number[] {
  const found: number[] = []
  for (let i = firstOf(place, household); i !== NOBODY; i = nextOf(place, i)) found.push(i)
  return found
}

test('a household is followed through its members, ascending', () => {
  const { place, world } = onStage(undefined, { residents: 2500 })
  for (const k of [0, 2, 1]) {
    enter(place, k)
    const column = [...world.household.subarray(place.first, place.first + place.size)]
    for (const home of new Set(column))
      expect(membersOf(place, home)).toEqual(column.flatMap((h, i) => (h === home ? [i] : [])))
  }
})

test('those who belong to no household are kept apart from all that do', () => {
  const { place, world } = onStage()
  world.household.fill(NOBODY, 1000, 1024)
  expect(membersOf(place, NOBODY)).toEqual(Array.from({ length: 24 }, (_, i) => 1000 + i))
  expect(membersOf(place, world.household[0])).not.toContain(1000)
})

test('a household without members is empty', () => {
  const { place, world } = onStage()
  world.household.fill(3)
  expect(membersOf(place, 4)).toEqual([])
})
