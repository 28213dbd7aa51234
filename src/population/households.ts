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
  const order = shuffled(community, cells.length, draw, purpose)
  const sizes = [...new Set(plan.householdSize)].sort((a, b) => a - b)
  const groups: number[][] = []
  let misfits = 0
  for (const size of sizes) {
    const pool = order.filter((i) => plan.householdSize[cells[i]] === size)
    const adults = pool.filter((i) => plan.adult[cells[i]])
    const open = size === sizes.at(-1) && size > 1
    const dealt = deal(pool, adults, size, open)
    for (const group of dealt) {
      if (open ? group.length < size : group.length !== size) misfits += group.length
      groups.push(group)
    }
  }
  return { ...packed(groups, cells.length), misfits, withoutAdult: countWithoutAdult(plan, cells, groups) }
}

/** Residents in an order drawn for each from its own number, ties by number. */
function shuffled(community: number, residents: number, draw: Draw4, purpose: number): number[] {
  const words = new Uint32Array(4)
  const keys = new Float64Array(residents)
  for (let i = 0; i < residents; i++) {
    draw(residentNumber(community, i), TIMELESS, purpose, 0, words)
    // the number below the 32 random bits decides ties and is recovered after sorting; 42 bits are exact
    keys[i] = words[0] * 1024 + i
  }
  keys.sort()
  return Array.from(keys, (key) => key % 1024)
}

/**
 * Deals a pool into households of a size: first an adult to each, then everybody else in turn.
 *
 * @param open the size means "or more": what is left over joins the last household instead of forming a smaller one
 */
function deal(pool: number[], adults: number[], size: number, open: boolean): number[][] {
  if (pool.length === 0) return []
  const households = open ? Math.max(1, Math.floor(pool.length / size)) : Math.ceil(pool.length / size)
  const heads = adults.slice(0, households)
  const isHead = new Set(heads)
  const rest = pool.filter((i) => !isHead.has(i))
  const groups: number[][] = []
  let next = 0
  for (let h = 0; h < households; h++) {
    const group = h < heads.length ? [heads[h]] : []
    const last = h === households - 1
    while (next < rest.length && (group.length < size || (open && last))) group.push(rest[next++])
    groups.push(group)
  }
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

function countWithoutAdult(plan: PopulationPlan, cells: Uint16Array, groups: number[][]): number {
  return groups.filter((group) => !group.some((i) => plan.adult[cells[i]])).length
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
