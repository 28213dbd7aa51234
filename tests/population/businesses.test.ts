import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { purpose } from '../../src/engine/draw/purposes.js'
import { businessesBeside, residentsBeside } from '../../src/population/businesses.js'
import { describeCell, drawCommunity, drawSubjects } from '../../src/population/community.js'
import { COMMUNITY_SIZE, planPopulation, residentsOf, subjectsInAll, subjectsOf } from '../../src/population/plan.js'
import { smallPopulation, withBusinesses } from '../support/small.js'
import { draw } from './helpers.js'

const plan = planPopulation(withBusinesses(), 20_000)
const bare = planPopulation(smallPopulation(), 20_000)

const subjects = Array.from({ length: plan.communities }, (_, c) => drawSubjects(plan, c, draw, purpose))
const firms = subjects.flatMap((cells, c) => [...cells.subarray(residentsOf(plan, c))])

describe('places in a community', () => {
  test('are shared in the proportion asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 1024 }), (per1000, some) => {
        const full = residentsBeside(per1000)
        const beside = businessesBeside(full, full)
        expect(full + beside).toBe(COMMUNITY_SIZE)
        expect(Math.abs(beside - (full * per1000) / 1000)).toBeLessThan(1)
        const residents = Math.min(some, full)
        expect(residents + businessesBeside(residents, full)).toBeLessThanOrEqual(COMMUNITY_SIZE)
      }),
    )
  })

  test('leave the number of residents as it was asked for', () => {
    const residents = subjects.reduce((sum, _, c) => sum + residentsOf(plan, c), 0)
    expect(residents).toBe(20_000)
    expect(plan.residents).toBe(20_000)
    expect(subjects.map(({ length }) => length)).toEqual(subjects.map((_, c) => subjectsOf(plan, c)))
    expect(subjects.reduce((sum, { length }) => sum + length, 0)).toBe(subjectsInAll(plan))
    expect(firms).toHaveLength(subjectsInAll(plan) - 20_000)
    expect(firms.length / 20_000).toBeCloseTo(0.04, 3)
    expect(subjectsInAll(bare)).toBe(20_000)
  })
})

describe('businesses', () => {
  test('come in the shares of their traits, in the place of their community', () => {
    const traits = firms.map((cell) => describeCell(plan, cell))
    const share = (trait: string, category: string) =>
      traits.filter((each) => each[trait] === category).length / firms.length
    const sd = (p: number) => Math.sqrt((p * (1 - p)) / firms.length)
    expect(Math.abs(share('sector', 'food') - 0.25)).toBeLessThan(4 * sd(0.25))
    expect(Math.abs(share('size', 'large') - 0.1)).toBeLessThan(4 * sd(0.1))
    for (const each of traits) expect(Object.keys(each).toSorted()).toEqual(['residence', 'sector', 'size'])
    subjects.forEach((cells, c) => {
      const place = plan.traits[2].categories[plan.placeOfCommunity[c]]
      for (const cell of cells) expect(describeCell(plan, cell).residence).toBe(place)
    })
  })

  test('have cells of their own behind those of residents, so that a community is in order', () => {
    const { firstCell } = plan.businesses!
    subjects.forEach((cells, c) => {
      const residents = residentsOf(plan, c)
      expect([...cells]).toEqual([...cells].toSorted((a, b) => a - b))
      expect(cells.subarray(0, residents).every((cell) => cell < firstCell)).toBe(true)
      expect(cells.subarray(residents).every((cell) => cell >= firstCell && cell < plan.cells)).toBe(true)
    })
    expect(plan.cells).toBe(firstCell + 8)
  })

  test('change nobody among the residents beside them', () => {
    expect(plan.businesses!.firstCell).toBe(bare.cells)
    const full = residentsOf(plan, 0)
    const drawn = new Uint16Array(1024)
    drawCommunity(bare, 0, draw, purpose.cell, drawn)
    // the first places are drawn under the same numbers; they are sorted only among themselves
    const alone: number[] = []
    drawCommunity(plan, 0, (...[subject]) => void alone.push(subject), purpose.cell)
    expect(alone).toEqual(Array.from({ length: full }, (_, i) => i))
  })
})
