import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowIndex } from '../../src/engine/counters.js'
import { count, enter, somebodyElse } from '../../src/engine/place.js'
import { onStage } from '../support/stage.js'

test('entering a community says where it lies, here and in the whole society', () => {
  const { place } = onStage(undefined, { residents: 2500 })
  enter(place, 2)
  expect([place.first, place.size, place.region, place.subject]).toEqual([2048, 452, 0, 2048])
  place.world.firstCommunity = 7
  enter(place, 1)
  expect([place.first, place.size, place.subject]).toEqual([1024, 1024, 8 * 1024])
})

test('counting adds to every group of the resident, at the present grade', () => {
  const stage = onStage()
  const { place, tables } = stage
  const resident = 77
  place.world.grade[resident] = 1
  count(place, resident, 4)
  count(place, resident, 4, 10)
  const { counters } = stage
  const found: number[] = []
  for (let group = 0; group < counters.layout.groups; group++)
    for (let state = 0; state < counters.layout.states; state++)
      if (counters.flow[flowIndex(counters.layout, 0, group, state, 4)] > 0) found.push(group * 10 + state)
  const { classOfCell, groupsOfClass, groupStart } = tables.group
  const sort = classOfCell[place.world.cell[resident]]
  const groups = [...groupsOfClass.subarray(groupStart[sort], groupStart[sort + 1])]
  expect(found).toEqual(groups.map((group) => group * 10 + 1))
  expect(found[0]).toBe(1)
  expect(counters.flow.reduce((a, b) => a + b, 0)).toBe(11 * groups.length)
})

test('somebody else is never oneself, and everybody else can be hit', () => {
  const { place } = onStage()
  place.size = place.residents = 10
  fc.assert(
    fc.property(fc.nat(9), fc.integer({ min: 0, max: 0xffffffff }), (local, word) => {
      const other = somebodyElse(place, local, word)
      expect(other).not.toBe(local)
      expect(other >= 0 && other < 10).toBe(true)
    }),
  )
  const ninths = Array.from({ length: 9 }, (_, i) => somebodyElse(place, 4, Math.floor(((i + 0.5) * 2 ** 32) / 9)))
  expect(ninths).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9])
  place.size = place.residents = 1
  expect(somebodyElse(place, 0, 12345)).toBe(0)
})
