/**
 * Who belongs to whom in a community, for life: the owner of each business, the business each resident works for, and the
 * official of the district. Drawn from numbers alone, like everything else about people.
 */
import { drawRow, residentNumber, type Draw4 } from './community.js'
import { orderBy } from './order.js'
import { COMMUNITY_SIZE, residentsOf, type PopulationPlan } from './plan.js'

/** Stands for nobody; a community has 1,024 subjects. */
export const NOBODY = 65535

export interface Ties {
  /** [subject] resident who owns the business; {@link NOBODY} for residents, and where nobody can own one. */
  owner: Uint16Array
  /** [subject] business that the resident works for, or {@link NOBODY}. */
  employer: Uint16Array
  /** Resident who is the official of the district, or {@link NOBODY}. */
  official: number
}

/** Purpose words under which ties are drawn. */
export interface TiePurposes {
  owner: number
  employer: number
  official: number
}

/**
 * Ties a community together.
 *
 * @param cells [subject] cell: residents, then businesses
 */
export function tieCommunity(
  plan: PopulationPlan,
  community: number,
  cells: Uint16Array,
  draw: Draw4,
  purposes: TiePurposes,
): Ties {
  const residents = residentsOf(plan, community)
  const among = (isMeant: Uint8Array, purpose: number) => shuffled(community, cells, residents, isMeant, draw, purpose)
  const ties: Ties = {
    owner: new Uint16Array(cells.length).fill(NOBODY),
    employer: new Uint16Array(cells.length).fill(NOBODY),
    official: plan.official ? (among(plan.official, purposes.official)[0] ?? NOBODY) : NOBODY,
  }
  if (!plan.businesses) return ties
  const { staff } = plan.businesses
  const owners = among(plan.businesses.owner, purposes.owner)
  let asked = 0
  for (let b = residents; b < cells.length; b++) {
    if (owners.length > 0) ties.owner[b] = owners[(b - residents) % owners.length]
    asked += staff[cells[b]]
  }
  const workers = among(plan.businesses.worker, purposes.employer)
  // where there are fewer workers than the businesses ask for, all of them fall short in the same proportion
  const hired = Math.min(asked, workers.length)
  let before = 0
  for (let b = residents; b < cells.length; b++) {
    const after = before + staff[cells[b]]
    const from = asked > 0 ? Math.floor((before * hired) / asked) : 0
    const to = asked > 0 ? Math.floor((after * hired) / asked) : 0
    for (let w = from; w < to; w++) ties.employer[workers[w]] = b
    before = after
  }
  return ties
}

const meant = new Uint16Array(COMMUNITY_SIZE)
const inOrder = new Uint16Array(COMMUNITY_SIZE)

/** The residents meant, in an order drawn for each from its own number; ties by number. Overwritten by the next call. */
function shuffled(
  community: number,
  cells: Uint16Array,
  residents: number,
  isMeant: Uint8Array,
  draw: Draw4,
  purpose: number,
): Uint16Array {
  let count = 0
  for (let i = 0; i < residents; i++) {
    meant[count] = i
    count += isMeant[cells[i]]
  }
  const order = orderBy(drawRow(draw, residentNumber(community, 0), count, purpose, meant), count)
  for (let at = 0; at < count; at++) inOrder[at] = meant[order[at]]
  return inOrder.subarray(0, count)
}
