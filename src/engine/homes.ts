/**
 * Who lives with whom in the community at hand. The state holds the household of each subject and nothing else. In a tick few
 * ask for a household, so its members are looked for when somebody does: to look through a community once costs less than
 * to sort all of it by household.
 */
import type { Place } from './place.js'
import { NOBODY } from './world.js'

/** The first subject of a household, by number within the community; {@link NOBODY} if it has none. */
export function firstOf(place: Place, household: number): number {
  return memberFrom(place, household, 0)
}

/** The next of the same household, {@link NOBODY} after the last. */
export function nextOf(place: Place, local: number): number {
  return memberFrom(place, place.world.household[place.first + local], local + 1)
}

function memberFrom({ world, first, size }: Place, wanted: number, from: number): number {
  const { household } = world
  for (let local = from; local < size; local++) if (household[first + local] === wanted) return local
  return NOBODY
}
