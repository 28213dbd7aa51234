/**
 * The plan of a population: everything needed to derive any community from its number. It holds typed arrays and
 * plain objects only, so it can be sent to another thread as it stands; nobody is stored in it.
 */
import { aliasTable, apportion, emptyAlias, wholeWeights, WHOLE, type AliasTable } from './alias.js'
import { cellsOf } from './cells.js'
import { fitPopulation } from './fit.js'
import { populationMessages as say } from './messages.js'
import { type BusinessPlan, businessesBeside, cellsMeant, planBusinesses, residentsBeside } from './businesses.js'
import { COMMUNITY_SIZE } from './size.js'
import { PopulationError, type PopulationSpec, type TraitSpec } from './spec.js'

export { COMMUNITY_SIZE, NO_CATEGORY } from './size.js'

/** Age at which somebody can head a household. */
const ADULT = 18

export interface PlanRegion {
  id: string
  title: string
  residents: number
  firstCommunity: number
  communities: number
}

export interface PlanTrait {
  id: string
  title: string
  categories: string[]
  latent: boolean
  /** Only businesses have it. */
  ofBusinesses?: true
}

export interface PopulationPlan {
  population: string
  residents: number
  communitySize: number
  communities: number
  /** In file order; the communities of a region follow those of the region before. */
  regions: PlanRegion[]
  traits: PlanTrait[]
  placeTrait: number
  places: number
  /** Cells of residents, then those of businesses. */
  cells: number
  /** [cell x traits] category; {@link NO_CATEGORY} where a trait belongs to the other kind of subject. */
  cellTraits: Uint8Array
  /** [community] category of the place trait. */
  placeOfCommunity: Uint8Array
  /** [region x places] table from which cells are drawn. */
  alias: AliasTable[]
  /** [cell] 1 if of age; all are if no trait is called `age`. */
  adult: Uint8Array
  /** [cell] members of the household; 1 if no trait is called `household`. */
  householdSize: Uint8Array
  /** The sizes that occur, ascending. */
  householdSizes: number[]
  /** The largest size means "or more", as its label ends in a plus. */
  largestIsOpen: boolean
  /** Firms of the place; without them only residents are subjects. */
  businesses?: BusinessPlan
  /** [cell] 1 for those of whom one in each community is the official of the district. */
  official?: Uint8Array
}

/**
 * Lays out a population of a given number of residents.
 *
 * @param residents at least 1, at most 4 billion
 * @param fit the fit of the same population, if it is at hand
 * @throws PopulationError if a marginal cannot be met or there are too many combinations
 */
export function planPopulation(spec: PopulationSpec, residents: number, fit = fitPopulation(spec)): PopulationPlan {
  const cells = cellsOf(fit, spec.placeTrait, spec.traits)
  const perCommunity = spec.businesses ? residentsBeside(spec.businesses.per1000) : COMMUNITY_SIZE
  const regions = layRegions(spec, residents, perCommunity)
  const communities = regions.reduce((sum, region) => sum + region.communities, 0)
  if (!Number.isInteger(residents) || residents < 1 || communities * COMMUNITY_SIZE > WHOLE) {
    throw new PopulationError(['residents'], say.residents(residents))
  }
  const places = spec.traits[spec.placeTrait].categories.length
  const added = spec.businesses && planBusinesses(spec, spec.businesses, cells)
  const householdSize = perCell(spec, cells.traits, 'household', (category) => Number.parseInt(category, 10) || 1, 1)
  return {
    population: spec.id,
    residents,
    communitySize: COMMUNITY_SIZE,
    communities,
    regions,
    traits: [...spec.traits.map(planTrait), ...(added?.traits ?? [])],
    placeTrait: spec.placeTrait,
    places,
    cells: cells.count + (added?.cells ?? 0),
    cellTraits: added?.cellTraits ?? cells.traits,
    placeOfCommunity: layPlaces(regions, cells.placeShares, communities),
    alias: cells.mixtures.map((mixture) => (mixture ? aliasTable(mixture.cells, mixture.weights) : emptyAlias())),
    adult: perCell(spec, cells.traits, 'age', (category) => (Number.parseInt(category, 10) < ADULT ? 0 : 1), 1),
    householdSize,
    householdSizes: [...new Set(householdSize)].toSorted((a, b) => a - b),
    largestIsOpen:
      spec.traits
        .find(({ id }) => id === 'household')
        ?.categories.at(-1)
        ?.endsWith('+') ?? false,
    ...(added && { businesses: added.plan }),
    ...(spec.officials && { official: cellsMeant(spec, cells.traits, spec.officials, added?.cells) }),
  }
}

function planTrait({ id, title, categories, latent }: TraitSpec): PlanTrait {
  return { id, title, categories, latent }
}

/** Residents by largest remainder of the shares; communities numbered region after region. */
function layRegions(spec: PopulationSpec, residents: number, perCommunity: number): PlanRegion[] {
  const sizes = apportion(
    spec.regions.map((region) => region.share),
    residents,
  )
  let firstCommunity = 0
  return spec.regions.map(({ id, title }, r) => {
    const communities = Math.ceil(sizes[r] / perCommunity)
    const region = { id, title, residents: sizes[r], firstCommunity, communities }
    firstCommunity += communities
    return region
  })
}

/** Kinds of place spread as evenly as whole communities allow; see {@link spreadPlaces}. */
function layPlaces(regions: PlanRegion[], shares: Float64Array[], communities: number): Uint8Array {
  const placeOf = new Uint8Array(communities)
  for (const [r, region] of regions.entries()) {
    const weights = wholeWeights(shares[r])
    spreadPlaces(weights, placeOf.subarray(region.firstCommunity, region.firstCommunity + region.communities))
  }
  return placeOf
}

/**
 * Deals out kinds of place one community after the other: each gains its weight in every step, the one with the
 * most in hand is dealt and pays the whole. After any number of steps each count is close to its share.
 *
 * @param weights whole weights summing to 2^32
 */
export function spreadPlaces(weights: Float64Array, placeOf: Uint8Array): void {
  const inHand = new Float64Array(weights.length)
  for (let k = 0; k < placeOf.length; k++) {
    let dealt = 0
    for (let place = 0; place < weights.length; place++) {
      inHand[place] += weights[place]
      if (inHand[place] > inHand[dealt]) dealt = place
    }
    inHand[dealt] -= WHOLE
    placeOf[k] = dealt
  }
}

/** A small number for each cell, read off the label of one of its categories. */
function perCell(
  spec: PopulationSpec,
  cellTraits: Uint8Array,
  traitId: string,
  read: (category: string) => number,
  without: number,
): Uint8Array {
  const traits = spec.traits.length
  const values = new Uint8Array(cellTraits.length / traits).fill(without)
  const t = spec.traits.findIndex((trait) => trait.id === traitId)
  if (t < 0) return values
  const ofCategory = spec.traits[t].categories.map(read)
  for (let cell = 0; cell < values.length; cell++) values[cell] = ofCategory[cellTraits[cell * traits + t]]
  return values
}

/** Position of the region that a community belongs to. */
export function regionOf(plan: PopulationPlan, community: number): number {
  if (!(community >= 0 && community < plan.communities)) {
    throw new RangeError(`there is no community ${community}; the last is ${plan.communities - 1}`)
  }
  let low = 0
  let high = plan.regions.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    // a region without residents shares its first community with the next one, which is the one found
    if (plan.regions[middle].firstCommunity <= community) low = middle
    else high = middle - 1
  }
  return low
}

/** Number of residents of a community. */
export function residentsOf(plan: PopulationPlan, community: number): number {
  const region = plan.regions[regionOf(plan, community)]
  const full = plan.businesses?.residentsPerCommunity ?? COMMUNITY_SIZE
  return Math.min(full, region.residents - (community - region.firstCommunity) * full)
}

/** Number of subjects of all communities. */
export function subjectsInAll(plan: PopulationPlan): number {
  let subjects = 0
  for (const { firstCommunity, communities } of plan.regions)
    // all communities of a region but the last are full
    if (communities > 0)
      subjects += (communities - 1) * COMMUNITY_SIZE + subjectsOf(plan, firstCommunity + communities - 1)
  return subjects
}

/** Number of subjects of a community: residents first, then businesses. */
export function subjectsOf(plan: PopulationPlan, community: number): number {
  const residents = residentsOf(plan, community)
  return residents + (plan.businesses ? businessesBeside(residents, plan.businesses.residentsPerCommunity) : 0)
}
