/** People as a run asks for them are those that the population module draws one number after the other. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../src/compile/people.js'
import { drawer, purpose } from '../../src/engine/draw/purposes.js'
import { drawSubjects } from '../../src/population/community.js'
import { formHouseholds } from '../../src/population/households.js'
import { residentsOf } from '../../src/population/plan.js'
import { tieCommunity } from '../../src/population/ties.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'

// a county; many regions, with businesses and officials; a city; fiction without most traits
it.each(['suining-2010', 'national-2020', 'sesame-2015', 'judgment-defaulters', 'thin-file', 'nosedive'])(
  'of %s',
  { timeout: 60_000 },
  async (name) => {
    const { blueprint } = await prepare(name, { reader: diskReader(), residents: 90_000, ticks: 2, seed: 5 })
    const { plan, tables } = blueprint
    const people = peopleOf(blueprint)
    const draw = drawer(tables.seedLow, tables.seedHigh)
    for (let community = 0; community < plan.communities; community++) {
      const cells = drawSubjects(plan, community, draw, purpose)
      expect(people.cells(community)).toEqual(cells)
      const { householdOf } = formHouseholds(
        plan,
        community,
        cells.subarray(0, residentsOf(plan, community)),
        draw,
        purpose.household,
      )
      expect(people.households(community, cells)).toEqual(householdOf)
      if (people.ties)
        expect(people.ties(community, cells)).toEqual(tieCommunity(plan, community, cells, draw, purpose))
    }
  },
)
