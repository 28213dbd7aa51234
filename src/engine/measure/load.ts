/** Stage `measure`, at the end of a year of the scheme: how many petitions have reached each official in it. */
import { LOADS, LOAD_BINS } from '../counters.js'
import type { Place } from '../place.js'
import { NOBODY } from '../world.js'

/** Counts the official of the community, if there is one, by the petitions of the year that ends with this tick. */
export function takeLoad(place: Place): void {
  const { tables, world, counters, now, k, region } = place
  if (world.official.length === 0 || (now.tick + 1) % tables.score.yearTicks !== 0) return
  if (world.official[k] === NOBODY) return
  let bin = LOAD_BINS - 1
  while (world.load[k] < LOADS[bin]) bin--
  counters.load[region * LOAD_BINS + bin]++
}
