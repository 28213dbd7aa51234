/**
 * How well the residents that come out match the figures that went in: for every category what was asked for, what
 * the joint table holds and what was drawn, with the source beside it. Rows are plain data, for tables and reports.
 */
import { drawnTable, type Census } from './census.js'
import { marginalOf, type PopulationFit, type RegionFit, type Shape } from './fit.js'
import type { PopulationPlan } from './plan.js'
import type { AssociationSpec, Grounds, PopulationSpec } from './spec.js'
import { cramersV, largestDifference, liftOf, pairTable, sumOf } from './strength.js'

/** One category; shares are of the region's residents, between 0 and 1. */
export interface MarginalRow extends Grounds {
  region: string
  trait: string
  category: string
  latent: boolean
  /** As the file asks. */
  target: number
  /** In the joint table. */
  fitted: number
  /** To be expected once kinds of place come in whole communities. */
  expected: number | null
  got: number | null
  count: number | null
  /** got - target */
  difference: number | null
  /** Standard deviations between the residents drawn and those expected; null where nothing is left to chance. */
  z: number | null
  area: string
  standsFor?: string
}

/** How strongly two traits go together: Cramér's V, 0 for unrelated, 1 for one deciding the other. */
export interface PairRow {
  region: string
  first: string
  second: string
  fitted: number
  got: number | null
  /** Largest difference of a combination's share between the residents drawn and the joint table. */
  residual: number | null
}

/** An association of the file: how often both sides meet, as a multiple of what unrelated traits would give. */
export interface AssociationRow extends Grounds {
  region: string
  title: string
  odds: number
  fitted: number | null
  got: number | null
}

export interface FitReport {
  population: string
  residents: number
  cells: number
  regions: { id: string; title: string; residents: number; communities: number; rounds: number; worst: number }[]
  marginals: MarginalRow[]
  pairs: PairRow[]
  associations: AssociationRow[]
  households: { households: number; misfits: number; withoutAdult: number } | null
}

/**
 * @param census the residents drawn; without it the report compares the joint table only
 * @param depth `shares` does not measure how traits go together, which takes long for many regions
 */
export function fitReport(
  spec: PopulationSpec,
  fit: PopulationFit,
  plan: PopulationPlan,
  census?: Census,
  depth: 'shares' | 'all' = 'all',
): FitReport {
  const report: FitReport = {
    population: spec.id,
    residents: plan.residents,
    cells: plan.cells,
    regions: plan.regions.map(({ id, title, residents, communities }, r) => {
      const { rounds, worst } = fit.regions[r]
      return { id, title, residents, communities, rounds, worst }
    }),
    marginals: [],
    pairs: [],
    associations: [],
    households: census
      ? { households: census.households, misfits: census.misfits, withoutAdult: census.withoutAdult }
      : null,
  }
  for (let r = 0; r < spec.regions.length; r++) {
    // the table itself may have to be made first, which takes long for many regions
    const region = fit.regions[r]
    const drawn = census && drawnTable(fit.shape, plan, census, r)
    report.marginals.push(...marginalRows(spec, fit.shape, region, drawn, r))
    if (depth === 'all') report.pairs.push(...pairRows(spec, fit.shape, region.joint, drawn, r))
    for (const association of spec.associations) {
      const measured = depth === 'all' ? region.joint : null
      report.associations.push(associationRow(association, fit.shape, measured, drawn, spec.regions[r].id))
    }
  }
  return report
}

function marginalRows(
  spec: PopulationSpec,
  shape: Shape,
  fit: RegionFit,
  drawn: Float64Array | undefined,
  r: number,
): MarginalRow[] {
  const region = spec.regions[r]
  const total = drawn ? sumOf(drawn) : 0
  const places = drawn && marginalOf(shape, drawn, spec.placeTrait)
  const fittedOf = (trait: number) => fit.marginals?.[trait] ?? marginalOf(shape, fit.joint, trait)
  const ofPlace = fittedOf(spec.placeTrait)
  return spec.traits.flatMap((trait, t) => {
    const { shares, area, standsFor, source, evidence, note } = region.marginals[t]
    const fitted = fittedOf(t)
    const counts = drawn && marginalOf(shape, drawn, t)
    const byPlace = drawn ? pairTable(shape, fit.joint, t, spec.placeTrait) : []
    return trait.categories.map((category, c): MarginalRow => {
      const chance = places && chanceOf(byPlace[c], ofPlace, places, t === spec.placeTrait)
      const count = counts ? counts[c] : null
      const got = count === null || total === 0 ? null : count / total
      return {
        region: region.id,
        trait: trait.id,
        category,
        latent: trait.latent,
        target: shares[c],
        fitted: fitted[c],
        expected: chance && total > 0 ? chance.mean / total : null,
        got,
        count,
        difference: got === null ? null : got - shares[c],
        z: chance && count !== null && chance.sd > 0 ? (count - chance.mean) / chance.sd : null,
        area,
        standsFor,
        source,
        evidence,
        note,
      }
    })
  })
}

/** Mean and standard deviation of the residents of a category, given how many live in each kind of place. */
function chanceOf(byPlace: Float64Array, ofPlace: Float64Array, places: Float64Array, isPlace: boolean) {
  let mean = 0
  let variance = 0
  for (let place = 0; place < places.length; place++) {
    const share = ofPlace[place] > 0 ? Math.min(1, byPlace[place] / ofPlace[place]) : 0
    mean += places[place] * share
    variance += places[place] * share * (1 - share)
  }
  return { mean, sd: isPlace ? 0 : Math.sqrt(variance) }
}

function pairRows(
  spec: PopulationSpec,
  shape: Shape,
  joint: Float64Array,
  drawn: Float64Array | undefined,
  r: number,
): PairRow[] {
  const rows: PairRow[] = []
  const total = drawn ? sumOf(drawn) : 0
  for (let a = 0; a < spec.traits.length; a++) {
    for (let b = a + 1; b < spec.traits.length; b++) {
      const fitted = pairTable(shape, joint, a, b)
      const got = drawn && total > 0 ? pairTable(shape, drawn, a, b).map((row) => row.map((n) => n / total)) : null
      rows.push({
        region: spec.regions[r].id,
        first: spec.traits[a].id,
        second: spec.traits[b].id,
        fitted: cramersV(fitted),
        got: got && cramersV(got),
        residual: got && largestDifference(got, fitted),
      })
    }
  }
  return rows
}

function associationRow(
  association: AssociationSpec,
  shape: Shape,
  joint: Float64Array | null,
  drawn: Float64Array | undefined,
  region: string,
): AssociationRow {
  const { title, odds, source, evidence, note } = association
  const lift = (table: Float64Array) => liftOf(shape, table, association.if, association.then)
  return {
    region,
    title,
    odds,
    fitted: joint && lift(joint),
    got: joint && drawn ? lift(drawn) : null,
    source,
    evidence,
    note,
  }
}
