/**
 * Who lives with whom in the community at hand. The state holds the household of each subject and nothing else; the way from
 * a household to its members is found once a tick, by whoever asks first, and not at all in most ticks of most communities.
 */
import type { Place } from './place.js'
import { COMMUNITY_SIZE } from './tables.js'
import { NOBODY } from './world.js'

/** Members of each household of a community, ascending, as a chain. */
export interface Homes {
  /** Community of the world that it is about; -1 before anybody has asked. */
  community: number
  /** [household] the first member; the last place is for those who belong to none. */
  first: Uint16Array
  /** [subject] the next member of the same household; {@link NOBODY} after the last. */
  next: Uint16Array
}

/** Of no community yet. */
export function createHomes(): Homes {
  return { community: -1, first: new Uint16Array(COMMUNITY_SIZE + 1), next: new Uint16Array(COMMUNITY_SIZE) }
}

/** The first subject of a household, by number within the community; the others follow by {@link nextOf}. */
export function firstOf(place: Place, household: number): number {
  return homesOf(place).first[placeOf(household)]
}

/** The next of the same household, {@link NOBODY} after the last; ask for the first before. */
export function nextOf(place: Place, local: number): number {
  return place.scratch.homes.next[local]
}

function placeOf(household: number): number {
  return household === NOBODY ? COMMUNITY_SIZE : household
}

function homesOf(place: Place): Homes {
  const { world, scratch, first, size, k } = place
  const { homes } = scratch
  if (homes.community === k) return homes
  homes.community = k
  homes.first.fill(NOBODY)
  for (let local = size - 1; local >= 0; local--) {
    const at = placeOf(world.household[first + local])
    homes.next[local] = homes.first[at]
    homes.first[at] = local
  }
  return homes
}
