/** The people of a community as the engine asks for them, drawn by the population module with the run's own luck. */
import { drawLots, roomForLots } from '../engine/draw/drawLots.js'
import { type Drawer, TIMELESS, drawer, purpose } from '../engine/draw/purposes.js'
import { isAvailable } from '../engine/fast/module.js'
import { peopleIn } from '../engine/fast/people.js'
import type { Tables } from '../engine/tables.js'
import type { People } from '../engine/world.js'
import { type Draw4, drawSubjects } from '../population/community.js'
import { formHouseholds } from '../population/households.js'
import { type PopulationPlan, regionOf, residentsOf, subjectsOf } from '../population/plan.js'
import { tieCommunity } from '../population/ties.js'

/** What people are drawn from: where they live, and the luck of a run. */
export interface Society {
  plan: PopulationPlan
  tables: Pick<Tables, 'seedLow' | 'seedHigh'>
}

/** The same draws, and those of a whole community at a time. */
function together(draw: Drawer): Draw4 {
  const lots = roomForLots()
  return Object.assign((...at: Parameters<Drawer>) => draw(...at), {
    row(first: number, count: number, purpose: number, among?: Uint16Array) {
      if (among) for (let i = 0; i < count; i++) lots.subject[i] = first + among[i]
      else for (let i = 0; i < count; i++) lots.subject[i] = first + i
      lots.n.fill(0, 0, count)
      drawLots(draw, lots, TIMELESS, purpose, count)
      return lots.words[0]
    },
  })
}

/** The people of communities, drawn when they are asked for. */
export function peopleOf({ tables, plan }: Society): People {
  const draw = together(drawer(tables.seedLow, tables.seedHigh))
  return {
    cells: (community) => drawSubjects(plan, community, draw, purpose),
    households: (community, cells) =>
      formHouseholds(plan, community, cells.subarray(0, residentsOf(plan, community)), draw, purpose.household)
        .householdOf,
    ...((plan.businesses || plan.official) && {
      ties: (community: number, cells: Uint16Array) => tieCommunity(plan, community, cells, draw, purpose),
    }),
  }
}

/**
 * The same people drawn by the module of the fast kernel where there is one, for whoever builds many communities. What is drawn is
 * overwritten by the next community, and the cells handed back must be those just drawn.
 */
export function fastPeopleOf(society: Society): People {
  const { tables, plan } = society
  if (!isAvailable()) return peopleOf(society)
  const all = [...plan.alias, ...(plan.businesses?.alias ?? [])]
  const community = (number: number) => {
    const place = plan.placeOfCommunity[number]
    return {
      residents: residentsOf(plan, number),
      subjects: subjectsOf(plan, number),
      table: plan.alias[regionOf(plan, number) * plan.places + place],
      businesses: plan.businesses?.alias[place],
    }
  }
  return peopleIn({ ...plan, tables: all, community }, tables.seedLow, tables.seedHigh)
}
