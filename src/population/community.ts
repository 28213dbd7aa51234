/**
 * The residents of a community, drawn from their numbers and nothing else: nothing is stored that can be derived
 * (design law 4), and a community drawn alone is the same as that community drawn among all others.
 */
import { pick } from './alias.js'
import { sortCells } from './order.js'
import { COMMUNITY_SIZE, NO_CATEGORY, regionOf, residentsOf, subjectsOf, type PopulationPlan } from './plan.js'

/**
 * Source of random words, handed in because the generator belongs to the engine: four 32-bit words that depend on
 * the subject, tick, purpose and n only.
 */
export interface Draw4 {
  (subject: number, tick: number, purpose: number, n: number, out: Uint32Array): void
  /**
   * The first words of the draws of `count` subjects, n = 0 and at no tick, for whoever can make them together; overwritten
   * by the next.
   *
   * @param among how far each lies from the first; one after the other if left out
   */
  row?(first: number, count: number, purpose: number, among?: Uint16Array): Uint32Array
}

/** The tick of draws that belong to no tick. */
export const TIMELESS = 0xffffffff

const four = new Uint32Array(4)
const firsts = new Uint32Array(COMMUNITY_SIZE)

/**
 * The first words of the draws of `count` subjects; overwritten by the next.
 *
 * @param among how far each lies from the first; one after the other if left out
 */
export function drawRow(draw: Draw4, first: number, count: number, purpose: number, among?: Uint16Array): Uint32Array {
  if (draw.row) return draw.row(first, count, purpose, among)
  for (let i = 0; i < count; i++) {
    draw(first + (among ? among[i] : i), TIMELESS, purpose, 0, four)
    firsts[i] = four[0]
  }
  return firsts
}

/** Number of a resident in the whole population. Communities that are not full leave numbers unused. */
export function residentNumber(community: number, resident: number): number {
  return community * COMMUNITY_SIZE + resident
}

/**
 * Draws the cells of all residents of a community, in ascending order of cells. Residents are numbered by their
 * place in this order.
 *
 * @param purpose the purpose word under which cells are drawn
 * @param into array of at least 1,024 entries to draw into, if one is at hand
 * @returns [resident] cell; a view of `into` if that was given
 * @throws RangeError if there is no such community
 */
export function drawCommunity(
  plan: PopulationPlan,
  community: number,
  draw: Draw4,
  purpose: number,
  into = new Uint16Array(COMMUNITY_SIZE),
): Uint16Array {
  const residents = residentsOf(plan, community)
  const table = plan.alias[regionOf(plan, community) * plan.places + plan.placeOfCommunity[community]]
  const cells = into.subarray(0, residents)
  const words = drawRow(draw, residentNumber(community, 0), residents, purpose)
  for (let i = 0; i < residents; i++) cells[i] = pick(table, words[i])
  sortCells(cells)
  return cells
}

/**
 * Draws the cells of all subjects of a community: residents as {@link drawCommunity} does, then businesses, ascending as
 * well. Cells of businesses come after those of residents, so the whole is in order.
 *
 * @param purposes the purpose words under which the cells of residents and of businesses are drawn
 */
export function drawSubjects(
  plan: PopulationPlan,
  community: number,
  draw: Draw4,
  purposes: { cell: number; businessCell: number },
): Uint16Array {
  if (!plan.businesses) return drawCommunity(plan, community, draw, purposes.cell)
  const residents = residentsOf(plan, community)
  const cells = new Uint16Array(subjectsOf(plan, community))
  drawCommunity(plan, community, draw, purposes.cell, cells)
  const table = plan.businesses.alias[plan.placeOfCommunity[community]]
  const businesses = cells.length - residents
  const words = drawRow(draw, residentNumber(community, residents), businesses, purposes.businessCell)
  for (let b = 0; b < businesses; b++) cells[residents + b] = pick(table, words[b])
  sortCells(cells.subarray(residents))
  return cells
}

/** Category of one trait of a cell. */
export function traitOf(plan: PopulationPlan, cell: number, trait: number): number {
  return plan.cellTraits[cell * plan.traits.length + trait]
}

/** Categories of a cell by trait, for readers: `{ age: '18-29', sex: 'female', ... }`. */
export function describeCell(plan: PopulationPlan, cell: number): Record<string, string> {
  return Object.fromEntries(
    plan.traits.flatMap((trait, t) => {
      const category = traitOf(plan, cell, t)
      return category === NO_CATEGORY ? [] : [[trait.id, trait.categories[category]]]
    }),
  )
}
