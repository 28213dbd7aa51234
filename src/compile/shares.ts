/** How many residents are of each cell: what links of records are weighed by, and what tables are laid out by. */
import { WHOLE } from '../population/alias.js'
import type { PopulationPlan } from '../population/plan.js'

/** Several parts of the compile step ask, and for 31 regions it takes as long as the rest of what they do. */
const known = new WeakMap<PopulationPlan, Float64Array>()

/** [cell] share of all residents, from the tables that residents are drawn from; 0 for businesses. */
export function sharesOfCells(plan: PopulationPlan): Float64Array {
  let shares = known.get(plan)
  if (!shares) known.set(plan, (shares = findShares(plan)))
  return shares
}

function findShares(plan: PopulationPlan): Float64Array {
  const shares = new Float64Array(plan.cells)
  if (plan.alias.length === 0) return shares.fill(1 / plan.cells)
  plan.regions.forEach((region, r) => {
    const communities = new Float64Array(plan.places)
    for (let c = region.firstCommunity; c < region.firstCommunity + region.communities; c++)
      communities[plan.placeOfCommunity[c]]++
    for (let place = 0; place < plan.places; place++) {
      if (communities[place] === 0) continue
      const residents = (region.residents * communities[place]) / region.communities / plan.residents
      const { bits, threshold, own, other } = plan.alias[r * plan.places + place]
      const columns = 1 << bits
      const capacity = WHOLE / columns
      for (let column = 0; column < columns; column++) {
        const below = threshold[column] / capacity
        shares[own[column]] += (residents * below) / columns
        shares[other[column]] += (residents * (1 - below)) / columns
      }
    }
  })
  return shares
}

/**
 * New numbers for kinds of cells, those with the most residents first, so that what a tick reads most lies together. Nothing
 * that is drawn depends on them.
 *
 * @param kindOfCell numbers as they are
 * @returns [number so far] new number
 */
export function mostFirst(shares: Float64Array, kindOfCell: ArrayLike<number>, kinds: number): Uint32Array {
  const sums = new Float64Array(kinds)
  for (let cell = 0; cell < shares.length; cell++) sums[kindOfCell[cell]] += shares[cell]
  const order = Uint32Array.from({ length: kinds }, (_, kind) => kind).sort((a, b) => sums[b] - sums[a] || a - b)
  const numbers = new Uint32Array(kinds)
  order.forEach((kind, number) => (numbers[kind] = number))
  return numbers
}
