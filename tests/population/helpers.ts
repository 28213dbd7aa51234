/** Small populations for tests. */
import { drawer } from '../../src/engine/draw/purposes.js'
import type { AssociationSpec, MarginalSpec, PopulationSpec, Selection, TraitSpec } from '../../src/population/spec.js'

export const draw = drawer(20100101, 7)
export const CELL = 1
export const HOUSEHOLD = 2

export type Traits = Record<string, string[]>
export type Shares = Record<string, number[]>

/** The selection of some categories of some traits. */
export function selection(traits: TraitSpec[], chosen: Record<string, string | string[]>): Selection {
  return traits.map(({ id, categories }) =>
    chosen[id] === undefined
      ? null
      : Uint8Array.from(categories, (category) => ([chosen[id]].flat().includes(category) ? 1 : 0)),
  )
}

export function traitSpecs(traits: Traits): TraitSpec[] {
  return Object.entries(traits).map(([id, categories]) => ({ id, title: id, categories, latent: false }))
}

/** A population with one or more regions; `shares` holds the marginals of each region in trait order. */
export function population(
  traits: Traits,
  regions: Record<string, { share: number; marginals: Shares }>,
  associations: { if: Record<string, string | string[]>; then: Record<string, string | string[]>; odds: number }[] = [],
  place = 'place',
): PopulationSpec {
  const specs = traitSpecs(traits)
  const grounds = { source: [], evidence: 'assumed' as const }
  return {
    id: 'test',
    title: 'Test',
    summary: 'Test',
    limits: [],
    residents: { value: 1000, ...grounds },
    placeTrait: specs.findIndex(({ id }) => id === place),
    traits: specs,
    regions: Object.entries(regions).map(([id, region]) => ({
      id,
      title: id,
      share: region.share,
      marginals: specs.map((trait): MarginalSpec => ({ area: id, shares: region.marginals[trait.id], ...grounds })),
    })),
    associations: associations.map((association, i): AssociationSpec => ({
      title: `association ${i}`,
      if: selection(specs, association.if),
      then: selection(specs, association.then),
      odds: association.odds,
      ...grounds,
    })),
  }
}

/** Two regions, town and country, ages and household sizes; small enough to read. */
export function village(): PopulationSpec {
  const traits = {
    age: ['14-17', '18-59', '60+'],
    place: ['urban', 'rural'],
    household: ['1', '2', '3+'],
  }
  const household = [0.2, 0.35, 0.45]
  return population(
    traits,
    {
      north: { share: 0.6, marginals: { age: [0.1, 0.6, 0.3], place: [0.3, 0.7], household } },
      south: { share: 0.4, marginals: { age: [0.15, 0.6, 0.25], place: [0.75, 0.25], household } },
    },
    [
      { if: { age: '14-17' }, then: { household: '1' }, odds: 0 },
      { if: { place: 'urban' }, then: { age: '60+' }, odds: 0.5 },
    ],
  )
}

/** Largest absolute difference between two lists. */
export function gap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])))
}
