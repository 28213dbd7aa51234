/**
 * How many there are of each cell, about. Nothing that is drawn depends on it: tables are laid out by it, those of the most
 * first, so that what a tick reads most lies together.
 */
import { WHOLE } from '../population/alias.js'
import type { PopulationPlan } from '../population/plan.js'

/** [cell] residents to be expected, as many as fill so many communities; 0 for cells of businesses. */
export function sharesOfCells({ alias, cells, places, placeOfCommunity, regions }: PopulationPlan): Float64Array {
  const shares = new Float64Array(cells)
  const communities = new Float64Array(alias.length)
  regions.forEach((region, r) => {
    for (let c = region.firstCommunity; c < region.firstCommunity + region.communities; c++)
      communities[r * places + placeOfCommunity[c]]++
  })
  alias.forEach(({ bits, threshold, own, other }, t) => {
    if (communities[t] === 0 || bits === 0) return
    const column = communities[t] / own.length
    const side = WHOLE / own.length
    for (let c = 0; c < own.length; c++) {
      const part = threshold[c] / side
      shares[own[c]] += column * part
      shares[other[c]] += column * (1 - part)
    }
  })
  return shares
}

/**
 * New numbers for kinds of cells, those with the most residents first.
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
