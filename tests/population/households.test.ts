import { describe, expect, it } from 'vitest'
import { drawCommunity } from '../../src/population/community.js'
import { formHouseholds, housemate, type Households } from '../../src/population/households.js'
import { planPopulation } from '../../src/population/plan.js'
import { CELL, draw, HOUSEHOLD, population, village } from './helpers.js'

const plan = planPopulation(village(), 30_500)
const communities = Array.from({ length: plan.communities }, (_, community) => {
  const cells = drawCommunity(plan, community, draw, CELL)
  return { community, cells, households: formHouseholds(plan, community, cells, draw, HOUSEHOLD) }
})

const membersOf = ({ start, members }: Households, h: number) => [...members.subarray(start[h], start[h + 1])]

describe('households', () => {
  it('hold everybody once', () => {
    for (const { cells, households } of communities) {
      expect([...households.members].toSorted((a, b) => a - b)).toEqual([...cells.keys()])
      expect(households.start[households.count]).toBe(cells.length)
      for (let h = 0; h < households.count; h++) {
        expect(membersOf(households, h).length).toBeGreaterThan(0)
        expect(membersOf(households, h).every((i) => households.householdOf[i] === h)).toBe(true)
      }
    }
  })

  it('have the size their members were drawn with, but for the misfits', () => {
    for (const { cells, households } of communities) {
      let misfits = 0
      for (let h = 0; h < households.count; h++) {
        const members = membersOf(households, h)
        const size = plan.householdSize[cells[members[0]]]
        expect(members.every((i) => plan.householdSize[cells[i]] === size)).toBe(true)
        if (size === 3 ? members.length < 3 : members.length !== size) misfits += members.length
      }
      expect(households.misfits).toBe(misfits)
      // of the sizes 1, 2 and 3+ only 2 can leave somebody over
      expect(misfits).toBeLessThanOrEqual(1)
    }
  })

  it('let the largest size take in who is left over', () => {
    const sizes = communities
      .flatMap(({ cells, households }) =>
        Array.from({ length: households.count }, (_, h) => membersOf(households, h)).filter(
          ([first]) => plan.householdSize[cells[first]] === 3,
        ),
      )
      .map((members) => members.length)
    expect(new Set(sizes)).toEqual(new Set([3, 4, 5]))
  })

  it('have an adult wherever there are enough', () => {
    for (const { cells, households } of communities) {
      expect(households.withoutAdult).toBe(0)
      for (let h = 0; h < households.count; h++) {
        expect(membersOf(households, h).some((i) => plan.adult[cells[i]] === 1)).toBe(true)
      }
    }
  })

  it('are the same each time, and others with another purpose', () => {
    const { community, cells, households } = communities[3]
    expect(formHouseholds(plan, community, cells, draw, HOUSEHOLD)).toEqual(households)
    expect(formHouseholds(plan, community, cells, draw, HOUSEHOLD + 1).members).not.toEqual(households.members)
  })

  it('do not put together those who stand side by side', () => {
    const { households } = communities[0]
    const pairs = Array.from({ length: households.count }, (_, h) => membersOf(households, h)).filter(
      (m) => m.length === 2,
    )
    const neighbours = pairs.filter(([a, b]) => Math.abs(a - b) === 1)
    expect(pairs.length).toBeGreaterThan(100)
    expect(neighbours.length).toBeLessThan(pairs.length / 10)
  })

  it('do not grow where the largest size is meant exactly', () => {
    const traits = { place: ['all'], household: ['1', '3'] }
    const exact = planPopulation(
      population(traits, { all: { share: 1, marginals: { place: [1], household: [0.1, 0.9] } } }),
      1000,
    )
    const cells = drawCommunity(exact, 0, draw, CELL)
    const threes = [...cells].filter((cell) => exact.householdSize[cell] === 3).length
    const households = formHouseholds(exact, 0, cells, draw, HOUSEHOLD)
    const sizes = Array.from({ length: households.count }, (_, h) => membersOf(households, h).length)
    expect(Math.max(...sizes)).toBe(3)
    expect(households.misfits).toBe(threes % 3)
  })

  it('count those without an adult where there are too few', () => {
    const traits = { place: ['all'], age: ['14-17', '18+'], household: ['2'] }
    const children = population(traits, {
      all: { share: 1, marginals: { place: [1], age: [0.8, 0.2], household: [1] } },
    })
    const young = planPopulation(children, 1000)
    const cells = drawCommunity(young, 0, draw, CELL)
    const households = formHouseholds(young, 0, cells, draw, HOUSEHOLD)
    const adults = [...cells].filter((cell) => young.adult[cell]).length
    expect(households.withoutAdult).toBe(households.count - adults)
    const alone = Array.from({ length: households.count }, (_, h) => membersOf(households, h)).filter(
      (members) => !members.some((i) => young.adult[cells[i]]),
    )
    expect(alone).toHaveLength(households.withoutAdult)
  })

  it('are all of one where nothing is said about households', () => {
    const bare = planPopulation(population({ place: ['all'] }, { all: { share: 1, marginals: { place: [1] } } }), 10)
    const households = formHouseholds(bare, 0, drawCommunity(bare, 0, draw, CELL), draw, HOUSEHOLD)
    expect(households.count).toBe(10)
    expect(housemate(households, 4, 123)).toBe(-1)
  })
})

describe('a housemate', () => {
  const { cells, households } = communities[0]
  const large = Array.from(cells.keys()).find((i) => membersOf(households, households.householdOf[i]).length >= 3) ?? 0

  it('is each of the others equally often, never oneself', () => {
    const others = membersOf(households, households.householdOf[large]).filter((i) => i !== large)
    const steps = 6000
    const counts = new Map<number, number>()
    for (let k = 0; k < steps; k++) {
      const found = housemate(households, large, Math.floor((k * 2 ** 32) / steps))
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual(others.toSorted((a, b) => a - b))
    for (const times of counts.values()) expect(Math.abs(times - steps / others.length)).toBeLessThanOrEqual(1)
  })

  it('is nobody for those who live alone', () => {
    const alone = Array.from(cells.keys()).find((i) => plan.householdSize[cells[i]] === 1) ?? 0
    expect(housemate(households, alone, 0)).toBe(-1)
    expect(housemate(households, alone, 2 ** 32 - 1)).toBe(-1)
  })
})
