import { describe, expect, it } from 'vitest'
import { describeCell, drawCommunity, residentNumber, TIMELESS, traitOf } from '../../src/population/community.js'
import { planPopulation, residentsOf } from '../../src/population/plan.js'
import { CELL, draw, village } from './helpers.js'

const plan = planPopulation(village(), 40_500)
const all = Array.from({ length: plan.communities }, (_, community) => drawCommunity(plan, community, draw, CELL))

describe('a community', () => {
  it('is sorted by cell and complete', () => {
    for (const [community, cells] of all.entries()) {
      expect(cells).toHaveLength(residentsOf(plan, community))
      expect([...cells]).toEqual([...cells].toSorted((a, b) => a - b))
    }
  })

  it('drawn alone is the same as drawn among others', () => {
    for (const community of [39, 0, 17]) expect(drawCommunity(plan, community, draw, CELL)).toEqual(all[community])
  })

  it('does not depend on how many communities there are', () => {
    const larger = planPopulation(village(), 80_000)
    expect(drawCommunity(larger, 3, draw, CELL)).toEqual(all[3])
  })

  it('shares one kind of place', () => {
    for (const [community, cells] of all.entries()) {
      const places = new Set(Array.from(cells, (cell) => traitOf(plan, cell, 1)))
      expect([...places]).toEqual([plan.placeOfCommunity[community]])
    }
  })

  it('holds nobody who cannot be', () => {
    const alone = all.flatMap((cells) =>
      [...cells].filter((cell) => traitOf(plan, cell, 0) === 0 && traitOf(plan, cell, 2) === 0),
    )
    expect(alone).toEqual([])
  })

  it('differs from its neighbours and with the purpose', () => {
    expect([...all[1]]).not.toEqual([...all[2]])
    expect([...drawCommunity(plan, 1, draw, CELL + 1)]).not.toEqual([...all[1]])
  })

  it('asks for one draw for each resident, under its own number and no tick', () => {
    const asked: number[][] = []
    drawCommunity(plan, 2, (...[subject, tick, purpose, n]) => void asked.push([subject, tick, purpose, n]), CELL)
    expect(asked).toHaveLength(1024)
    expect(asked[5]).toEqual([residentNumber(2, 5), TIMELESS, CELL, 0])
    expect(residentNumber(2, 5)).toBe(2053)
  })

  it('can be drawn into an array at hand', () => {
    const into = new Uint16Array(1024)
    const cells = drawCommunity(plan, 4, draw, CELL, into)
    expect(cells.buffer).toBe(into.buffer)
    expect(cells).toEqual(all[4])
  })

  it('is refused if it does not exist', () => {
    expect(() => drawCommunity(plan, plan.communities, draw, CELL)).toThrow(RangeError)
  })
})

describe('a cell', () => {
  it('is described by its categories', () => {
    expect(describeCell(plan, 0)).toEqual({ age: '14-17', place: 'urban', household: '2' })
    expect(describeCell(plan, plan.cells - 1)).toEqual({ age: '60+', place: 'rural', household: '3+' })
  })
})

describe('the shares drawn', () => {
  it('lie within four standard deviations of the joint table', () => {
    const large = planPopulation(village(), 200_000)
    const counts = new Float64Array(large.cells)
    const expected = new Float64Array(large.cells)
    for (let community = 0; community < large.communities; community++) {
      const cells = drawCommunity(large, community, draw, CELL)
      for (const cell of cells) counts[cell]++
    }
    for (const region of [0, 1]) {
      for (const place of [0, 1]) {
        const table = large.alias[region * 2 + place]
        const capacity = 2 ** (32 - table.bits)
        let residents = 0
        for (let community = 0; community < large.communities; community++) {
          const { firstCommunity, communities } = large.regions[region]
          const here = community >= firstCommunity && community < firstCommunity + communities
          if (here && large.placeOfCommunity[community] === place) residents += residentsOf(large, community)
        }
        for (const [column, below] of table.threshold.entries()) {
          expected[table.own[column]] += (residents * below) / 2 ** 32
          expected[table.other[column]] += (residents * (capacity - below)) / 2 ** 32
        }
      }
    }
    for (let cell = 0; cell < large.cells; cell++) {
      expect(Math.abs(counts[cell] - expected[cell])).toBeLessThan(4 * Math.sqrt(expected[cell]))
    }
  })
})
