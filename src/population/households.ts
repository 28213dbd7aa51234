/**
 * Households: a community is partitioned by the household size that each resident was drawn with. Members are put
 * together at random among residents of the same size, an adult first; they are not matched by income, schooling or
 * kinship, because no published marginal says how these go together within a household.
 */
import { residentNumber, TIMELESS, type Draw4 } from './community.js'
import type { PopulationPlan } from './plan.js'

export interface Households {
  /** Number of households. */
  count: number
  /** [resident] household. */
  householdOf: Uint16Array
  /** [household + 1] where its members start in `members`; one more entry than households. */
  start: Uint16Array
  /** Residents, household after household. */
  members: Uint16Array
  /** Residents whose household came out smaller or larger than drawn, because the community was too small for it. */
  misfits: number
  /** Households without an adult. */
  withoutAdult: number
}

/**
 * Partitions a community.
 *
 * @param cells [resident] cell, as drawn
 * @param purpose the purpose word under which the order of residents is drawn
 */
export function formHouseholds(
  plan: PopulationPlan,
  community: number,
  cells: Uint16Array,
  draw: Draw4,
  purpose: number,
): Households {
  const pools = poolsOf(plan, cells, shuffled(community, cells.length, draw, purpose))
  const groups: number[][] = []
  let misfits = 0
  let withoutAdult = 0
  for (const size of plan.householdSizes) {
    const { adults = [], minors = [] } = pools[size] ?? {}
    const open = plan.largestIsOpen && size === plan.householdSizes.at(-1)
    const dealt = deal(adults, minors, size, open)
    withoutAdult += Math.max(0, dealt.length - adults.length)
    for (const group of dealt) {
      if (open ? group.length < size : group.length !== size) misfits += group.length
      groups.push(group)
    }
  }
  return { ...packed(groups, cells.length), misfits, withoutAdult }
}

interface Pool {
  adults: number[]
  minors: number[]
}

/** [household size] residents of that size, in the order given. */
function poolsOf(plan: PopulationPlan, cells: Uint16Array, order: Float64Array): Pool[] {
  const pools: Pool[] = []
  for (const i of order) {
    const pool = (pools[plan.householdSize[cells[i]]] ??= { adults: [], minors: [] })
    if (plan.adult[cells[i]]) pool.adults.push(i)
    else pool.minors.push(i)
  }
  return pools
}

/** Residents in an order drawn for each from its own number, ties by number. */
function shuffled(community: number, residents: number, draw: Draw4, purpose: number): Float64Array {
  const words = new Uint32Array(4)
  const keys = new Float64Array(residents)
  for (let i = 0; i < residents; i++) {
    draw(residentNumber(community, i), TIMELESS, purpose, 0, words)
    // the number below the 32 random bits decides ties and is recovered after sorting; 42 bits are exact
    keys[i] = words[0] * 1024 + i
  }
  keys.sort()
  for (let i = 0; i < residents; i++) keys[i] %= 1024
  return keys
}

/**
 * Deals residents into households of a size: an adult to each, then the children in turn, so that they are spread
 * and not put together, then the adults that are left.
 *
 * @param open the size means "or more": what is left over joins the last household instead of forming a smaller one
 */
function deal(adults: number[], minors: number[], size: number, open: boolean): number[][] {
  const residents = adults.length + minors.length
  if (residents === 0) return []
  const households = open ? Math.max(1, Math.floor(residents / size)) : Math.ceil(residents / size)
  const last = residents - (households - 1) * size
  const groups: number[][] = []
  for (let h = 0; h < households; h++) groups.push(h < adults.length ? [adults[h]] : [])
  let h = 0
  const seat = (i: number) => {
    while (groups[h].length >= (h === households - 1 ? last : size)) h = (h + 1) % households
    groups[h].push(i)
    h = (h + 1) % households
  }
  for (const i of minors) seat(i)
  for (let k = households; k < adults.length; k++) seat(adults[k])
  return groups
}

function packed(groups: number[][], residents: number) {
  const householdOf = new Uint16Array(residents)
  const start = new Uint16Array(groups.length + 1)
  const members = new Uint16Array(residents)
  let at = 0
  for (const [h, group] of groups.entries()) {
    start[h] = at
    for (const i of group) {
      householdOf[i] = h
      members[at++] = i
    }
  }
  start[groups.length] = at
  return { count: groups.length, householdOf, start, members }
}

/**
 * Another member of a resident's household, all with equal chances.
 *
 * @param word 32-bit random word
 * @returns the resident, or -1 for somebody who lives alone
 */
export function housemate(households: Households, resident: number, word: number): number {
  const h = households.householdOf[resident]
  const start = households.start[h]
  const others = households.start[h + 1] - start - 1
  if (others === 0) return -1
  const k = start + Math.floor((word * others) / 4294967296)
  // the last member takes the place of the resident, so nobody is drawn twice as often
  return households.members[k] === resident ? households.members[start + others] : households.members[k]
}
