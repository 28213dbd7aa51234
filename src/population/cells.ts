/**
 * Cells: the combinations of categories that occur. A resident is a cell and nothing else. Cells are numbered in
 * lexicographic order of the traits in file order, so residents sorted by cell are sorted by the first trait first.
 */
import { wholeWeights } from './alias.js'
import { categoryOf, marginalOf, type PopulationFit, type Shape } from './fit.js'
import { populationMessages as say } from './messages.js'
import { PopulationError, type TraitSpec } from './spec.js'

/** Cells are kept as 16-bit numbers, the last of which stands for "nobody". */
export const MAX_CELLS = 65535

/** How one kind of place in one region is populated. */
export interface Mixture {
  /** Cells that occur there, ascending. */
  cells: Uint16Array
  /** Their weights; they sum to 2^32. */
  weights: Float64Array
}

export interface Cells {
  count: number
  /** [cell] entry of the full table. */
  entries: Uint32Array
  /** [cell x traits] category. */
  traits: Uint8Array
  /** [region x places] mixture of cells, or null where a region has no such place. */
  mixtures: (Mixture | null)[]
}

/** Cells are worked out when a population is read, to see that they fit, and again when a run is laid out. */
const known = new WeakMap<PopulationFit, Cells>()

/**
 * Keeps the combinations that can be drawn, and the whole weights with which they are.
 *
 * @throws PopulationError if more than {@link MAX_CELLS} combinations are possible
 */
export function cellsOf(fit: PopulationFit, placeTrait: number, traits: TraitSpec[]): Cells {
  const before = known.get(fit)
  if (before) return before
  const cells = findCells(fit, placeTrait, traits)
  known.set(fit, cells)
  return cells
}

function findCells(fit: PopulationFit, placeTrait: number, traits: TraitSpec[]): Cells {
  const { shape } = fit
  const places = shape.sizes[placeTrait]
  const ofPlace = entriesOfPlaces(fit, placeTrait)
  const wide = fit.regions.flatMap(({ joint }) => {
    const shares = marginalOf(shape, joint, placeTrait)
    return Array.from({ length: places }, (_, place) => (shares[place] > 0 ? wideMixture(joint, ofPlace[place]) : null))
  })
  const live = new Uint8Array(shape.entries)
  for (const mixture of wide) for (const entry of mixture?.entries ?? []) live[entry] = 1
  const entries = Uint32Array.from(indicesOf(live))
  if (entries.length > MAX_CELLS) throw tooMany(entries.length, traits)
  const cellOf = new Uint16Array(shape.entries)
  for (let cell = 0; cell < entries.length; cell++) cellOf[entries[cell]] = cell
  return {
    count: entries.length,
    entries,
    traits: traitTable(shape, entries),
    mixtures: wide.map(
      (mixture) =>
        mixture && { cells: Uint16Array.from(mixture.entries, (entry) => cellOf[entry]), weights: mixture.weights },
    ),
  }
}

/** [place] entries of the full table that occur there in some region, ascending. */
function entriesOfPlaces({ shape, regions }: PopulationFit, placeTrait: number): number[][] {
  const ofPlace: number[][] = Array.from({ length: shape.sizes[placeTrait] }, () => [])
  for (let entry = 0; entry < shape.entries; entry++) {
    if (regions.some(({ joint }) => joint[entry] > 0)) ofPlace[categoryOf(shape, entry, placeTrait)].push(entry)
  }
  return ofPlace
}

/** Entries of the full table that occur in one kind of place of one region, with whole weights. */
function wideMixture(joint: Float64Array, ofPlace: number[]) {
  const possible = ofPlace.filter((entry) => joint[entry] > 0)
  const weights = wholeWeights(possible.map((entry) => joint[entry]))
  const kept = possible.map((_, i) => i).filter((i) => weights[i] > 0)
  return { entries: kept.map((i) => possible[i]), weights: Float64Array.from(kept, (i) => weights[i]) }
}

function indicesOf(flags: Uint8Array): number[] {
  const indices: number[] = []
  for (let i = 0; i < flags.length; i++) if (flags[i]) indices.push(i)
  return indices
}

function traitTable(shape: Shape, entries: Uint32Array): Uint8Array {
  const traits = shape.sizes.length
  const table = new Uint8Array(entries.length * traits)
  for (let cell = 0; cell < entries.length; cell++) {
    for (let t = 0; t < traits; t++) table[cell * traits + t] = categoryOf(shape, entries[cell], t)
  }
  return table
}

function tooMany(count: number, traits: TraitSpec[]): PopulationError {
  const fits = traits
    .filter((trait) => count / trait.categories.length <= MAX_CELLS)
    .map((trait) => `leaving out ${trait.id} (about ${Math.ceil(count / trait.categories.length)})`)
  return new PopulationError(['traits'], say.tooManyCells(count, MAX_CELLS, fits))
}
