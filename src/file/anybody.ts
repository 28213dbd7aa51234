/** Somebody at random, drawn with luck of its own: opening files moves nothing that happens in them. */
import { peopleOf, type Society } from '../compile/people.js'
import { drawer, oneOf, purpose, TIMELESS } from '../engine/draw/purposes.js'
import { traitOf } from '../population/community.js'
import { COMMUNITY_SIZE, type PopulationPlan, residentsOf, subjectsOf } from '../population/plan.js'
import { type Address, addressOf } from './address.js'
import type { AnybodyKind } from './anybodyKinds.js'

/** Communities that are looked into before it is said that there is nobody of a kind. */
const ATTEMPTS = 400
/** Word of the draw that says who of the community; the first says which community. */
const WHO = 2

/**
 * Somebody of a kind; the same seed and run give the same. Each resident has the same chance; of businesses and officials,
 * each of a community that is drawn by a resident.
 *
 * @param seed whole number of up to 64 bits
 * @throws RangeError if there is nobody of that kind, or so few that none was met
 */
export function anybody(society: Society, seed: number | bigint | string, kind: AnybodyKind = 'resident'): Address {
  const { plan } = society
  if (kind === 'resident') return anyResident(plan, seed)
  const among = kind === 'business' ? businessesOf : officialsOf
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const words = drawn(seed, attempt)
    const { community } = residentAt(plan, words)
    const those = among(society, community)
    if (those.length > 0) return addressOf(plan, community * COMMUNITY_SIZE + those[oneOf(words[WHO], those.length)])
  }
  throw new RangeError(
    `no ${kind} was met in ${ATTEMPTS} communities at random: the population of this run (${plan.population}) has none, or hardly any`,
  )
}

/** One resident out of all, each with equal chances. */
export function anyResident(plan: PopulationPlan, seed: number | bigint | string): Address {
  return residentAt(plan, drawn(seed, 0))
}

function drawn(seed: number | bigint | string, attempt: number): Uint32Array {
  const bits = BigInt.asUintN(64, BigInt(seed))
  const words = new Uint32Array(4)
  drawer(Number(bits & 0xffffffffn), Number(bits >> 32n))(0, TIMELESS, purpose.opened, attempt, words)
  return words
}

function residentAt(plan: PopulationPlan, words: Uint32Array): Address {
  let rest = Math.floor(((words[0] * 2097152 + (words[1] >>> 11)) / 9007199254740992) * plan.residents)
  for (const { firstCommunity, residents } of plan.regions) {
    const full = plan.businesses?.residentsPerCommunity ?? COMMUNITY_SIZE
    if (rest < residents)
      return addressOf(plan, (firstCommunity + Math.floor(rest / full)) * COMMUNITY_SIZE + (rest % full))
    rest -= residents
  }
  throw new RangeError('the plan holds fewer residents than it says')
}

/** Places in the community of its businesses. */
function businessesOf({ plan }: Society, community: number): number[] {
  const residents = residentsOf(plan, community)
  return Array.from({ length: subjectsOf(plan, community) - residents }, (_, i) => residents + i)
}

/** Places in the community of residents in office. */
function officialsOf(society: Society, community: number): number[] {
  const { plan } = society
  const trait = plan.traits.findIndex(({ id }) => id === 'occupation')
  if (trait < 0) return []
  const official = plan.traits[trait].categories.indexOf('official')
  const cells = peopleOf(society).cells(community)
  return Array.from(cells.keys())
    .slice(0, residentsOf(plan, community))
    .filter((local) => traitOf(plan, cells[local], trait) === official)
}
