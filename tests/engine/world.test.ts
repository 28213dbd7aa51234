import { describe, expect, test } from 'vitest'
import { peopleOf } from '../../src/compile/people.js'
import { standingAt } from '../../src/engine/lineUp.js'
import { BYTES_PER_RESIDENT, communityResidents, createWorld, regionOfCommunity } from '../../src/engine/world.js'
import { zOfShare } from '../support/flows.js'
import { smallBlueprint, smallScenario, withErrors } from '../support/small.js'
import { twoRegions } from '../support/regions.js'

const blueprint = smallBlueprint(smallScenario(withErrors), { residents: 400_000 })
const { tables, plan } = blueprint
const world = createWorld(tables, 0, tables.communities, peopleOf(blueprint))

describe('a world before the first tick', () => {
  test('has everybody at the base, without a letter, without a past', () => {
    expect(world.score.length).toBe(400_000)
    for (const [field, value] of [
      ['score', 1000],
      ['truth', 1000],
      ['grade', 3],
      ['trueGrade', 3],
      // four bits for each field of life
      ['fieldGrades', 0x3333],
    ] as const)
      expect(new Set(world[field])).toEqual(new Set([value]))
    for (const field of ['since', 'strain', 'hardship', 'risk', 'subscore'] as const)
      expect(new Set(world[field])).toEqual(new Set([0]))
    expect(world.inFlight.every((entries) => entries.count === 0)).toBe(true)
  })

  test('lines residents up by stratum, everybody once', () => {
    const { line, cell, start } = world
    for (const k of [0, 1, world.communities - 1]) {
      const own = Array.from(line.subarray(start[k], start[k + 1]), standingAt)
      expect([...own].sort((a, b) => a - b)).toEqual(own.map((_, i) => i))
      const strata = own.map((local) => tables.doing.stratumOfCell[cell[start[k] + local]])
      for (let i = 1; i < own.length; i++) {
        expect(strata[i]).toBeGreaterThanOrEqual(strata[i - 1])
        if (strata[i] === strata[i - 1]) expect(own[i]).toBeGreaterThan(own[i - 1])
      }
    }
  })

  test('has sensors in as many communities as their coverage says, for good', () => {
    const covered = [0, 0]
    const communities = [0, 0]
    for (let k = 0; k < world.communities; k++) {
      const place = plan.placeOfCommunity[k]
      communities[place]++
      covered[place] += world.covered[k]
    }
    expect(Math.abs(zOfShare(covered[0], communities[0], 0.9))).toBeLessThan(4)
    expect(Math.abs(zOfShare(covered[1], communities[1], 0.5))).toBeLessThan(4)
  })

  test('can be built in parts', () => {
    const part = createWorld(tables, 3, 2, peopleOf(blueprint))
    const [from, to] = [world.start[3], world.start[5]]
    expect(part.cell).toEqual(world.cell.slice(from, to))
    expect(part.household).toEqual(world.household.slice(from, to))
    expect(part.line).toEqual(world.line.slice(from, to))
    expect(part.covered).toEqual(world.covered.slice(3, 5))
    expect([part.firstCommunity, part.communities, ...part.start]).toEqual([3, 2, 0, 1024, 2048])
  })

  test('takes the bytes per resident that it says', () => {
    const columns = Object.values(world).filter((column) => ArrayBuffer.isView(column) && column.byteLength >= 400_000)
    expect(columns.reduce((sum, column) => sum + column.byteLength, 0)).toBe(BYTES_PER_RESIDENT * 400_000)
  })
})

describe('communities', () => {
  test('of several regions follow each other, and only the last of a region is smaller', () => {
    const { tables: two } = smallBlueprint(smallScenario(), { residents: 5000, population: twoRegions() })
    const sizes = Array.from({ length: two.communities }, (_, c) =>
      communityResidents(two, regionOfCommunity(two, c), c),
    )
    expect(two.regions.map(({ residents }) => residents)).toEqual([3000, 2000])
    expect(sizes).toEqual([1024, 1024, 952, 1024, 976])
    expect([0, 2, 3, 4].map((c) => regionOfCommunity(two, c))).toEqual([0, 0, 1, 1])
  })

  test('of a region without residents are skipped', () => {
    const { tables: one } = smallBlueprint(smallScenario(), { residents: 1, population: twoRegions() })
    expect(one.communities).toBe(1)
    expect(communityResidents(one, regionOfCommunity(one, 0), 0)).toBe(1)
  })
})
