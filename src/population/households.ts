/**
 * Households: a community is partitioned by the household size that each resident was drawn with. Members are put
 * together at random among residents of the same size, an adult first; they are not matched by income, schooling or
 * kinship, because no published marginal says how these go together within a household.
 */
import { drawRow, residentNumber, type Draw4 } from './community.js'
import { orderBy } from './order.js'
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
  const residents = cells.length
  const words = drawRow(draw, residentNumber(community, 0), residents, purpose)
  const pools = poolsOf(plan, cells, orderBy(words, residents))
  const formed: Households = {
    count: 0,
    householdOf: new Uint16Array(residents),
    start: new Uint16Array(residents + 1),
    members: new Uint16Array(residents),
    misfits: 0,
    withoutAdult: 0,
  }
  for (const size of plan.householdSizes)
    if (pools[size]) deal(formed, pools[size], size, plan.largestIsOpen && size === plan.householdSizes.at(-1))
  formed.start = formed.start.subarray(0, formed.count + 1)
  return formed
}

interface Pool {
  adults: number[]
  minors: number[]
}

/** [household size] residents of that size, in the order given. */
function poolsOf(plan: PopulationPlan, cells: Uint16Array, order: Uint16Array): Pool[] {
  const pools: Pool[] = []
  for (let at = 0; at < order.length; at++) {
    const i = order[at]
    const pool = (pools[plan.householdSize[cells[i]]] ??= { adults: [], minors: [] })
    if (plan.adult[cells[i]]) pool.adults.push(i)
    else pool.minors.push(i)
  }
  return pools
}

/** [household] members seated so far, while those of one size are formed. */
let seated = new Uint16Array(1024)

/**
 * Deals residents into households of a size: an adult to each, then the children in turn, so that they are spread
 * and not put together, then the adults that are left. Every household comes out full; the last takes what is left over.
 *
 * @param open the size means "or more": what is left over joins the last household instead of forming a smaller one
 */
function deal(formed: Households, { adults, minors }: Pool, size: number, open: boolean): void {
  const { members, householdOf, start } = formed
  const residents = adults.length + minors.length
  const households = open ? Math.max(1, Math.floor(residents / size)) : Math.ceil(residents / size)
  const last = residents - (households - 1) * size
  const first = formed.count
  const begin = start[first]
  if (seated.length < households) seated = new Uint16Array(households)
  seated.fill(0, 0, households)
  const seat = (h: number, i: number) => {
    members[begin + h * size + seated[h]++] = i
    householdOf[i] = first + h
  }
  const heads = Math.min(households, adults.length)
  for (let h = 0; h < heads; h++) seat(h, adults[h])
  let h = 0
  const inTurn = (i: number) => {
    while (seated[h] >= (h === households - 1 ? last : size)) h = h === households - 1 ? 0 : h + 1
    seat(h, i)
    h = h === households - 1 ? 0 : h + 1
  }
  for (const i of minors) inTurn(i)
  for (let k = households; k < adults.length; k++) inTurn(adults[k])
  for (let each = 0; each < households; each++) start[first + each + 1] = begin + (each + 1) * size
  formed.count += households
  start[formed.count] = begin + residents
  formed.withoutAdult += households - heads
  if (open ? last < size : last !== size) formed.misfits += last
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
