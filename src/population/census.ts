/** Everybody of a population drawn once and counted; nobody is kept. */
import { drawCommunity, type Draw4 } from './community.js'
import type { Shape } from './fit.js'
import { formHouseholds } from './households.js'
import { regionOf, type PopulationPlan } from './plan.js'

export interface Census {
  /** [region x cells] residents. */
  counts: Float64Array
  households: number
  /** Residents whose household is not of the size they were drawn with. */
  misfits: number
  withoutAdult: number
}

/** Draws everybody once and counts; a million residents take about a second. */
export function takeCensus(plan: PopulationPlan, draw: Draw4, cellPurpose: number, householdPurpose: number): Census {
  const census: Census = {
    counts: new Float64Array(plan.regions.length * plan.cells),
    households: 0,
    misfits: 0,
    withoutAdult: 0,
  }
  for (let community = 0; community < plan.communities; community++) {
    const cells = drawCommunity(plan, community, draw, cellPurpose)
    const offset = regionOf(plan, community) * plan.cells
    for (const cell of cells) census.counts[offset + cell]++
    const households = formHouseholds(plan, community, cells, draw, householdPurpose)
    census.households += households.count
    census.misfits += households.misfits
    census.withoutAdult += households.withoutAdult
  }
  return census
}

/** Residents of a region as a full table of counts. */
export function drawnTable(shape: Shape, plan: PopulationPlan, census: Census, region: number): Float64Array {
  const table = new Float64Array(shape.entries)
  const fitted = shape.sizes.length
  const width = plan.traits.length
  const cells = plan.businesses?.firstCell ?? plan.cells
  for (let cell = 0; cell < cells; cell++) {
    let entry = 0
    for (let t = 0; t < fitted; t++) entry += plan.cellTraits[cell * width + t] * shape.strides[t]
    table[entry] = census.counts[region * plan.cells + cell]
  }
  return table
}
