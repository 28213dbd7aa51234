import { describe, expect, it } from 'vitest'
import { WHOLE } from '../../src/population/alias.js'
import { COMMUNITY_SIZE, planPopulation, regionOf, residentsOf, spreadPlaces } from '../../src/population/plan.js'
import { PopulationError } from '../../src/population/spec.js'
import { population, village } from './helpers.js'

const plan = planPopulation(village(), 10_001)

describe('regions', () => {
  it('share the residents without losing any', () => {
    expect(plan.regions.map(({ residents }) => residents)).toEqual([6001, 4000])
    expect(plan.residents).toBe(10_001)
  })

  it('number their communities one after the other', () => {
    expect(plan.regions.map(({ firstCommunity, communities }) => [firstCommunity, communities])).toEqual([
      [0, 6],
      [6, 4],
    ])
    expect(plan.communities).toBe(10)
  })

  it('know which community is theirs, and how many live there', () => {
    expect([0, 5, 6, 9].map((community) => regionOf(plan, community))).toEqual([0, 0, 1, 1])
    const sizes = Array.from({ length: 10 }, (_, community) => residentsOf(plan, community))
    expect(sizes.slice(0, 5).every((size) => size === COMMUNITY_SIZE)).toBe(true)
    expect(sizes[5]).toBe(6001 - 5 * COMMUNITY_SIZE)
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(10_001)
  })

  it('may be empty in a small run', () => {
    const small = planPopulation(village(), 1)
    expect(small.regions.map(({ residents, communities }) => [residents, communities])).toEqual([
      [1, 1],
      [0, 0],
    ])
    expect(regionOf(small, 0)).toBe(0)
    const spec = village()
    spec.regions.reverse()
    const reversed = planPopulation(spec, 1)
    expect(reversed.regions[0].communities).toBe(0)
    expect(regionOf(reversed, 0)).toBe(1)
  })

  it('refuse a community that does not exist', () => {
    expect(() => regionOf(plan, 10)).toThrow('no community 10; the last is 9')
    expect(() => regionOf(plan, -1)).toThrow(RangeError)
  })
})

describe('kinds of place', () => {
  it('are spread so that every start of the line is close to the shares', () => {
    const weights = Float64Array.from([WHOLE / 2, WHOLE / 4, WHOLE / 8, WHOLE / 8])
    const places = new Uint8Array(800)
    spreadPlaces(weights, places)
    const counts = [0, 0, 0, 0]
    for (const [k, place] of places.entries()) {
      counts[place]++
      for (const [p, weight] of weights.entries()) {
        expect(Math.abs(counts[p] - ((k + 1) * weight) / WHOLE)).toBeLessThan(2)
      }
    }
    expect(counts).toEqual([400, 200, 100, 100])
  })

  it('start with the most common and leave out what there is not', () => {
    const places = new Uint8Array(9)
    spreadPlaces(Float64Array.from([0, WHOLE / 3, (2 * WHOLE) / 3]), places)
    expect(places[0]).toBe(2)
    expect([...places].filter((place) => place === 1)).toHaveLength(3)
    expect([...places]).not.toContain(0)
  })

  it('follow the shares of each region', () => {
    const large = planPopulation(village(), 1_000_000)
    for (const [r, share] of [0.3, 0.75].entries()) {
      const { firstCommunity, communities } = large.regions[r]
      const places = large.placeOfCommunity.subarray(firstCommunity, firstCommunity + communities)
      const urban = places.filter((place) => place === 0).length
      expect(Math.abs(urban - communities * share)).toBeLessThan(1)
    }
  })
})

describe('the plan', () => {
  it('can be sent to another thread and means the same there', () => {
    expect(structuredClone(plan)).toEqual(plan)
  })

  it('is the same each time', () => {
    expect(planPopulation(village(), 10_001)).toEqual(plan)
  })

  it('knows who is of age and how large households are', () => {
    for (let cell = 0; cell < plan.cells; cell++) {
      const [age, , household] = plan.cellTraits.subarray(cell * 3)
      expect(plan.adult[cell]).toBe(age === 0 ? 0 : 1)
      expect(plan.householdSize[cell]).toBe(household + 1)
    }
  })

  it('takes everybody for an adult living alone if the file does not say otherwise', () => {
    const bare = population({ place: ['all'] }, { all: { share: 1, marginals: { place: [1] } } })
    const single = planPopulation(bare, 5)
    expect([single.cells, single.adult[0], single.householdSize[0]]).toEqual([1, 1, 1])
  })

  it('refuses numbers of residents that are none', () => {
    for (const residents of [0, -1, 1.5, 5e9, NaN]) {
      expect(() => planPopulation(village(), residents), String(residents)).toThrow(PopulationError)
    }
    expect(() => planPopulation(village(), 5e9)).toThrow('1 to 4 billion')
  })
})
