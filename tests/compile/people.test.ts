/** People as a run asks for them, and as the module draws them, are those that the population module draws one number after the other. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Society, fastPeopleOf, peopleOf } from '../../src/compile/people.js'
import { drawer, purpose } from '../../src/engine/draw/purposes.js'
import { drawSubjects } from '../../src/population/community.js'
import { formHouseholds } from '../../src/population/households.js'
import { planPopulation, residentsOf } from '../../src/population/plan.js'
import { tieCommunity } from '../../src/population/ties.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { smallPopulation, withBusinesses } from '../support/small.js'

function compare(society: Society): void {
  const { plan, tables } = society
  const both = [peopleOf(society), fastPeopleOf(society)]
  const draw = drawer(tables.seedLow, tables.seedHigh)
  const isTied = plan.businesses !== undefined || plan.official !== undefined
  for (let community = 0; community < plan.communities; community++) {
    const cells = drawSubjects(plan, community, draw, purpose)
    const residents = cells.subarray(0, residentsOf(plan, community))
    const { householdOf } = formHouseholds(plan, community, residents, draw, purpose.household)
    const ties = isTied ? tieCommunity(plan, community, cells, draw, purpose) : undefined
    for (const each of both) {
      const drawn = each.cells(community)
      expect(drawn).toEqual(cells)
      expect(each.households(community, drawn)).toEqual(householdOf)
      expect(each.ties?.(community, drawn)).toEqual(ties)
    }
  }
}

// a county; many regions, with businesses and officials; a city; fiction without most traits
it.each(['suining-2010', 'national-2020', 'sesame-2015', 'judgment-defaulters', 'thin-file', 'nosedive'])(
  'of %s',
  { timeout: 60_000 },
  async (name) => {
    const { blueprint } = await prepare(name, { reader: diskReader(), residents: 90_000, ticks: 2, seed: 5 })
    compare(blueprint)
  },
)

it('whoever is of age, owns, works, holds office, and however many live together', () => {
  const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
  const chance = fc.constantFrom(0, 0.1, 0.7, 1)
  const chances = fc.record({ adult: chance, owner: chance, worker: chance, official: chance })
  const residents = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 900, max: 3000 }))
  fc.assert(
    fc.property(
      residents,
      fc.nat(),
      sizes,
      chances,
      fc.boolean(),
      fc.nat(400),
      fc.integer({ min: 0, max: 4 }),
      (residents, seed, of, share, open, most, some) => {
        // officials without businesses in one case of five, and businesses without officials in another
        const plan = planPopulation(some === 1 ? smallPopulation() : withBusinesses(), residents)
        const words = new Uint32Array(4)
        const draw = drawer(seed, 1)
        const luck = (cell: number, what: number) => {
          draw(cell, 0, what, 0, words)
          return words[0] / 4294967296
        }
        const { adult, householdSize, businesses } = plan
        const official = new Uint8Array(adult.length)
        adult.forEach((_, cell) => (adult[cell] = Number(luck(cell, 0) < share.adult)))
        householdSize.forEach((_, cell) => (householdSize[cell] = of[Math.floor(luck(cell, 1) * of.length)]))
        plan.householdSizes = [...new Set(householdSize)].toSorted((a, b) => a - b)
        plan.largestIsOpen = open
        adult.forEach((_, cell) => {
          official[cell] = Number(luck(cell, 4) < share.official)
          if (!businesses || cell >= businesses.firstCell) return
          businesses.owner[cell] = Number(luck(cell, 2) < share.owner)
          businesses.worker[cell] = Number(luck(cell, 3) < share.worker)
        })
        businesses?.staff.forEach((_, cell) => {
          if (cell >= businesses.firstCell) businesses.staff[cell] = Math.floor(luck(cell, 5) * most)
        })
        if (some > 0) plan.official = official
        compare({ plan, tables: { seedLow: seed, seedHigh: 7 } })
      },
    ),
    { numRuns: 60 },
  )
})

it('are refused by the module if they are not those of the community drawn last', () => {
  const plan = planPopulation(withBusinesses(), 5000)
  const people = fastPeopleOf({ plan, tables: { seedLow: 1, seedHigh: 2 } })
  const cells = people.cells(1)
  people.cells(2)
  expect(() => people.households(1, cells)).toThrow('community 1')
  expect(() => people.households(1, people.cells(2))).toThrow('community 1')
  expect(() => people.ties!(2, people.cells(2).slice())).toThrow('community 2')
  expect(people.households(2, people.cells(2)).length).toBe(residentsOf(plan, 2))
})
