/**
 * Businesses: subjects like residents, in the last places of their community. How many there are is a fixed share of the
 * residents; what they are like is drawn from their number, from cells of their own behind those of residents.
 */
import { type AliasTable, aliasTable, wholeWeights } from './alias.js'
import { type Cells, MAX_CELLS } from './cells.js'
import { populationMessages as say } from './messages.js'
import type { PlanTrait } from './plan.js'
import { COMMUNITY_SIZE, NO_CATEGORY } from './size.js'
import { type BusinessSpec, PopulationError, type PopulationSpec, type Selection } from './spec.js'

export interface BusinessPlan {
  /** Residents of a full community; businesses take the other places of its {@link COMMUNITY_SIZE}. */
  residentsPerCommunity: number
  /** The first cell that is a business's. */
  firstCell: number
  /** [place] table from which the cells of businesses are drawn. */
  alias: AliasTable[]
  /** [cell] 1 for residents of whom some own businesses, 1 for those who work for them. */
  owner: Uint8Array
  worker: Uint8Array
  /** [cell] staff that a business asks for; 0 for residents. */
  staff: Uint16Array
}

/** Residents of a full community, if there are so many businesses for every 1,000 of them. */
export function residentsBeside(per1000: number): number {
  return COMMUNITY_SIZE - Math.floor((COMMUNITY_SIZE * per1000) / (1000 + per1000) + 0.5)
}

/** Businesses beside so many residents: the same share everywhere, in whole numbers. */
export function businessesBeside(residents: number, perCommunity: number): number {
  return Math.floor((residents * (COMMUNITY_SIZE - perCommunity)) / perCommunity + 0.5)
}

/** Everything about businesses that a plan holds; cells are place x their traits, the last trait fastest. */
export function planBusinesses(spec: PopulationSpec, businesses: BusinessSpec, residents: Cells) {
  const places = spec.traits[spec.placeTrait].categories.length
  const sizes = businesses.traits.map(({ categories }) => categories.length)
  const combinations = sizes.reduce((product, size) => product * size, 1)
  const cells = places * combinations
  if (residents.count + cells > MAX_CELLS)
    throw new PopulationError(['businesses', 'traits'], say.tooManyCells(residents.count + cells, MAX_CELLS, []))
  const width = spec.traits.length + sizes.length
  const cellTraits = new Uint8Array((residents.count + cells) * width).fill(NO_CATEGORY)
  for (let cell = 0; cell < residents.count; cell++)
    for (let t = 0; t < spec.traits.length; t++)
      cellTraits[cell * width + t] = residents.traits[cell * spec.traits.length + t]
  const shares = new Float64Array(combinations).fill(1)
  const staff = new Uint16Array(residents.count + cells)
  for (let k = 0; k < cells; k++) {
    const at = (residents.count + k) * width
    cellTraits[at + spec.placeTrait] = Math.floor(k / combinations)
    let rest = k % combinations
    for (let t = sizes.length - 1; t >= 0; t--) {
      const category = rest % sizes[t]
      rest = Math.floor(rest / sizes[t])
      cellTraits[at + spec.traits.length + t] = category
      if (k < combinations) shares[k] *= businesses.marginals[t].shares[category]
    }
    staff[residents.count + k] = businesses.staff[cellTraits[at + spec.traits.length + businesses.staffTrait]]
  }
  const weights = wholeWeights(shares)
  const plan: BusinessPlan = {
    residentsPerCommunity: residentsBeside(businesses.per1000),
    firstCell: residents.count,
    alias: Array.from({ length: places }, (_, place) =>
      aliasTable(
        Array.from(shares, (_share, k) => residents.count + place * combinations + k),
        weights,
      ),
    ),
    owner: cellsMeant(spec, residents.traits, businesses.owners, cells),
    worker: cellsMeant(spec, residents.traits, businesses.workers, cells),
    staff,
  }
  const traits = businesses.traits.map(({ id, title, categories, latent }): PlanTrait => ({
    id,
    title,
    categories,
    latent,
    ofBusinesses: true,
  }))
  return { plan, traits, cells, cellTraits }
}

/**
 * [cell] 1 for the residents of a selection; businesses are never meant.
 *
 * @param cellTraits categories of residents alone
 * @param businessCells cells of businesses that follow
 */
export function cellsMeant(
  spec: PopulationSpec,
  cellTraits: Uint8Array,
  selection: Selection,
  businessCells = 0,
): Uint8Array {
  const width = spec.traits.length
  const cells = cellTraits.length / width
  return Uint8Array.from({ length: cells + businessCells }, (_, cell) =>
    cell < cells && selection.every((chosen, t) => !chosen || chosen[cellTraits[cell * width + t]]) ? 1 : 0,
  )
}
