/** Where the tick stands: one community of one world, with all that its stages read and write. */
import type { Counters, Layout } from './counters.js'
import { flowIndex } from './counters.js'
import { type Draw4, oneOf } from './draw/purposes.js'
import type { Now } from './respond/now.js'
import type { Scratch } from './scratch.js'
import { COMMUNITY_SIZE, type Tables } from './tables.js'
import type { Watch } from './watch.js'
import type { World } from './world.js'

export interface Place {
  tables: Tables
  now: Now
  world: World
  counters: Counters
  layout: Layout
  scratch: Scratch
  draw: Draw4
  /** Community within the world. */
  k: number
  region: number
  /** First resident of the community within the world, and how many there are. */
  first: number
  size: number
  /** Number of the first resident across the whole society: the subject of draws. */
  subject: number
  /** Who looks on; nobody in a run. */
  watch?: Watch
}

/** Moves on to community `k` of the world. */
export function enter(place: Place, k: number): void {
  const { world } = place
  place.k = k
  place.region = world.region[k]
  place.first = world.start[k]
  place.size = world.start[k + 1] - world.start[k]
  place.subject = (world.firstCommunity + k) * COMMUNITY_SIZE
}

/** Adds to a flow counter, in every group the resident belongs to, at the resident's present grade. */
export function count(place: Place, resident: number, metric: number, amount = 1): void {
  place.watch?.counted?.(resident, metric, amount)
  const { tables, world, counters, layout } = place
  const { classOfCell, groupsOfClass, groupsPerClass } = tables.group
  const at = classOfCell[world.cell[resident]] * groupsPerClass
  const state = world.grade[resident]
  for (let i = 0; i < groupsPerClass; i++)
    counters.flow[flowIndex(layout, place.region, groupsOfClass[at + i], state, metric)] += amount
}

/** Somebody else of the community, with equal chances; the same resident if there is nobody else. */
export function somebodyElse(place: Place, local: number, word: number): number {
  if (place.size < 2) return local
  const other = oneOf(word, place.size - 1)
  return other < local ? other : other + 1
}
