/** The people of a community as the engine asks for them, drawn by the population module with the run's own luck. */
import { drawer, purpose } from '../engine/draw/purposes.js'
import type { Tables } from '../engine/tables.js'
import type { People } from '../engine/world.js'
import { drawSubjects } from '../population/community.js'
import { formHouseholds } from '../population/households.js'
import { type PopulationPlan, residentsOf } from '../population/plan.js'
import { tieCommunity } from '../population/ties.js'

/** What people are drawn from: where they live, and the luck of a run. */
export interface Society {
  plan: PopulationPlan
  tables: Pick<Tables, 'seedLow' | 'seedHigh'>
}

/** The people of communities, drawn when they are asked for. */
export function peopleOf({ tables, plan }: Society): People {
  const draw = drawer(tables.seedLow, tables.seedHigh)
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
