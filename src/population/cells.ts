/**
 * Cells: the combinations of categories that occur. A resident is a cell and nothing else. Cells are numbered in
 * lexicographic order of the traits in file order, so residents sorted by cell are sorted by the first trait first.
 */
import { wholeWeights } from './alias.js'
import { marginalOf, type PopulationFit, type Shape } from './fit.js'
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
  /** [region][place] share of residents. */
  placeShares: Float64Array[]
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

/** Takes over cells that were worked out of the same fit before. */
export function rememberCells(fit: PopulationFit, cells: Cells): void {
  known.set(fit, cells)
}

function findCells(fit: PopulationFit, placeTrait: number, traits: TraitSpec[]): Cells {
  const { shape } = fit
  const places = shape.sizes[placeTrait]
  const live = new Uint8Array(shape.entries)
  const placeShares: Float64Array[] = []
  const wide = fit.regions.flatMap(({ joint }) => {
    const shares = marginalOf(shape, joint, placeTrait)
    placeShares.push(shares)
    const ofPlace = entriesOfPlaces(shape, joint, placeTrait)
    return Array.from({ length: places }, (_, place) =>
      shares[place] > 0 ? wideMixture(joint, ofPlace[place], live) : null,
    )
  })
  const entries = indicesOf(live)
  if (entries.length > MAX_CELLS) throw tooMany(entries.length, traits)
  const cellOf = new Uint16Array(shape.entries)
  for (let cell = 0; cell < entries.length; cell++) cellOf[entries[cell]] = cell
  return {
    count: entries.length,
    entries,
    traits: traitTable(shape, entries),
    mixtures: wide.map((mixture) => mixture && { cells: numbered(mixture.entries, cellOf), weights: mixture.weights }),
    placeShares,
  }
}

/** [place] entries of the full table that occur there in one region, ascending. */
function entriesOfPlaces({ sizes, strides, entries }: Shape, joint: Float64Array, placeTrait: number): Uint32Array[] {
  const [size, stride] = [sizes[placeTrait], strides[placeTrait]]
  const ofPlace = Array.from({ length: size }, () => new Uint32Array(entries / size))
  const counts = new Uint32Array(size)
  for (let entry = 0; entry < entries;) {
    for (let place = 0; place < size; place++) {
      const found = ofPlace[place]
      let count = counts[place]
      for (const end = entry + stride; entry < end; entry++) if (joint[entry] > 0) found[count++] = entry
      counts[place] = count
    }
  }
  return ofPlace.map((found, place) => found.subarray(0, counts[place]))
}

/**
 * Entries of the full table that occur in one kind of place of one region, with whole weights.
 *
 * @param possible entries with a share, ascending
 * @param live [entry] is set for those that are kept
 */
function wideMixture(joint: Float64Array, possible: Uint32Array, live: Uint8Array) {
  const shares = new Float64Array(possible.length)
  for (let i = 0; i < shares.length; i++) shares[i] = joint[possible[i]]
  const whole = wholeWeights(shares)
  const entries = new Uint32Array(possible.length)
  const weights = new Float64Array(possible.length)
  let kept = 0
  for (let i = 0; i < whole.length; i++) {
    if (whole[i] === 0) continue
    entries[kept] = possible[i]
    weights[kept++] = whole[i]
    live[possible[i]] = 1
  }
  return { entries: entries.subarray(0, kept), weights: weights.subarray(0, kept) }
}

function numbered(entries: Uint32Array, cellOf: Uint16Array): Uint16Array {
  const cells = new Uint16Array(entries.length)
  for (let i = 0; i < cells.length; i++) cells[i] = cellOf[entries[i]]
  return cells
}

function indicesOf(flags: Uint8Array): Uint32Array {
  const indices = new Uint32Array(flags.length)
  let count = 0
  for (let i = 0; i < flags.length; i++) if (flags[i]) indices[count++] = i
  return indices.slice(0, count)
}

function traitTable({ sizes, strides }: Shape, entries: Uint32Array): Uint8Array {
  const traits = sizes.length
  const table = new Uint8Array(entries.length * traits)
  for (let t = 0; t < traits; t++) {
    const [size, stride] = [sizes[t], strides[t]]
    for (let cell = 0; cell < entries.length; cell++) table[cell * traits + t] = ((entries[cell] / stride) | 0) % size
  }
  return table
}

function tooMany(count: number, traits: TraitSpec[]): PopulationError {
  const fits = traits
    .filter((trait) => count / trait.categories.length <= MAX_CELLS)
    .map((trait) => `leaving out ${trait.id} (about ${Math.ceil(count / trait.categories.length)})`)
  return new PopulationError(['traits'], say.tooManyCells(count, MAX_CELLS, fits))
}
