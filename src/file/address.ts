/** Which resident is meant. Numbers are community x 1,024 + place in it; communities that are not full leave numbers unused. */
import { COMMUNITY_SIZE, type PopulationPlan, residentsOf, subjectsOf } from '../population/plan.js'

export interface Address {
  id: number
  community: number
  /** Place in the community. */
  local: number
}

/**
 * The address of a resident.
 *
 * @throws RangeError that says which numbers there are
 */
export function addressOf(plan: PopulationPlan, id: number): Address {
  const community = Math.floor(id / COMMUNITY_SIZE)
  const local = id - community * COMMUNITY_SIZE
  const inside = Number.isInteger(id) && id >= 0 && community < plan.communities
  if (inside && local < subjectsOf(plan, community)) return { id, community, local }
  const last = lastNumber(plan)
  const says = inside
    ? `there is no resident ${id}: community ${community} has ${people(plan, community)}, numbered ` +
      `${community * COMMUNITY_SIZE} to ${community * COMMUNITY_SIZE + subjectsOf(plan, community) - 1}`
    : `there is no resident ${id}: the residents of this run are numbered from 0 to ${last}`
  throw new RangeError(says)
}

/** The largest number that a subject has. */
export function lastNumber(plan: PopulationPlan): number {
  const last = plan.communities - 1
  return last * COMMUNITY_SIZE + subjectsOf(plan, last) - 1
}

function people(plan: PopulationPlan, community: number): string {
  const residents = residentsOf(plan, community)
  const businesses = subjectsOf(plan, community) - residents
  return businesses > 0 ? `${residents} residents and ${businesses} businesses` : `${residents} residents`
}
