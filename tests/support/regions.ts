/** The small place twice over: a town with three fifths of the residents, and hills where everything is rural. */
import type { PopulationSpec } from '../../src/population/spec.js'
import { smallPopulation } from './small.js'

export function twoRegions(): PopulationSpec {
  const spec = smallPopulation()
  const [town] = spec.regions
  const marginals = town.marginals.map((marginal, t) =>
    t === spec.placeTrait ? { ...marginal, shares: [0.1, 0.9] } : marginal,
  )
  return {
    ...spec,
    regions: [
      { ...town, share: 0.6 },
      { ...town, id: 'hills', title: 'Hills', share: 0.4, marginals },
    ],
  }
}
