/** The people of a community as the engine asks for them, drawn by the population module with the run's own luck. */
import { drawer, purpose } from '../engine/draw/purposes.js'
import type { People } from '../engine/world.js'
import { drawCommunity } from '../population/community.js'
import { formHouseholds } from '../population/households.js'
import type { Blueprint } from './compile.js'

export function peopleOf({ tables, plan }: Blueprint): People {
  const draw = drawer(tables.seedLow, tables.seedHigh)
  return {
    cells: (community) => drawCommunity(plan, community, draw, purpose.cell),
    households: (community, cells) => formHouseholds(plan, community, cells, draw, purpose.household).householdOf,
  }
}
