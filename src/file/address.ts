/** Which resident is meant. Numbers are community x 1,024 + place in it; communities that are not full leave numbers unused. */
import { TIMELESS, drawer, purpose } from '../engine/draw/purposes.js'
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

/**
 * One resident out of all, each with equal chances; the same seed and run give the same resident.
 *
 * @param seed whole number of up to 64 bits
 */
export function anyResident(plan: PopulationPlan, seed: number | bigint | string): Address {
  const bits = BigInt.asUintN(64, BigInt(seed))
  const words = new Uint32Array(4)
  drawer(Number(bits & 0xffffffffn), Number(bits >> 32n))(0, TIMELESS, purpose.opened, 0, words)
  let rest = Math.floor(((words[0] * 2097152 + (words[1] >>> 11)) / 9007199254740992) * plan.residents)
  for (const { firstCommunity, residents } of plan.regions) {
    const full = plan.businesses?.residentsPerCommunity ?? COMMUNITY_SIZE
    if (rest < residents)
      return addressOf(plan, (firstCommunity + Math.floor(rest / full)) * COMMUNITY_SIZE + (rest % full))
    rest -= residents
  }
  throw new RangeError('the plan holds fewer residents than it says')
}
