/** Where the tick stands: one community of one world, with all that its stages read and write. */
import type { Counters, Layout } from './counters.js'
import { type Drawer, oneOf } from './draw/purposes.js'
import type { Gradings } from './measure/gradings.js'
import type { Stocks } from './measure/stocks.js'
import type { Counting } from './measure/tally.js'
import type { Eyes } from './observe/eyes.js'
import type { OnItsWay } from './entries.js'
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
  stocks: Stocks
  tally: Counting
  gradings: Gradings
  draw: Drawer
  eyes: Eyes
  /** What is on its way in the community. */
  inFlight: OnItsWay
  /** Community within the world. */
  k: number
  region: number
  /** First subject of the community within the world, and how many there are. */
  first: number
  size: number
  /** Residents among them; the subjects after them are businesses. */
  residents: number
  /** Number of the first resident across the whole society: the subject of draws. */
  subject: number
  /** Who looks on; nobody in a run. */
  watch?: Watch
}

/** Moves on to community `k` of the world. */
export function enter(place: Place, k: number): void {
  const { tables, world, counters } = place
  place.k = k
  place.region = world.region[k]
  place.first = world.start[k]
  place.size = world.start[k + 1] - world.start[k]
  place.residents = world.residents[k]
  place.inFlight = world.inFlight[k]
  place.tally.enter(place.region, tables.regions[place.region].residents, counters.flow)
  place.subject = (world.firstCommunity + k) * COMMUNITY_SIZE
}

/**
 * Counts a flow of a resident, in every group the resident belongs to, at the resident's present grade. It reaches the
 * counters when the region is done with (`measure/tally.ts`).
 */
export function count(place: Place, resident: number, metric: number, amount = 1): void {
  place.watch?.counted?.(resident, metric, amount)
  const { tables, world, counters } = place
  if (counters.idle) return
  place.tally.add(tables.group.classOfCell[world.cell[resident]], world.grade[resident], metric, amount)
}

/**
 * Another subject of the same kind in the community, with equal chances: a resident for a resident, a business for a
 * business. The same subject if there is no other.
 */
export function somebodyElse(place: Place, local: number, word: number): number {
  const { residents } = place
  const from = local < residents ? 0 : residents
  const kind = local < residents ? residents : place.size - residents
  if (kind < 2) return local
  const other = from + oneOf(word, kind - 1)
  return other < local ? other : other + 1
}

/** True for a business, by number within the community. */
export function isBusiness(place: Place, local: number): boolean {
  return local >= place.residents
}
