/**
 * Iterative proportional fitting (Deming and Stephan, "On a least squares adjustment of a sampled frequency table
 * when the expected marginal totals are known", 1940): the joint table closest to the starting table that has the
 * given marginals. Only + - * / in a fixed order, so every machine finds the same bits.
 */
import { populationMessages as say } from './messages.js'
import { PartFit } from './parts.js'
import { percent, PopulationError, type PopulationSpec, type Selection } from './spec.js'

/** Largest table that is laid out in full. */
export const MAX_TABLE = 4_000_000
/** A fit is good when no marginal is off by more than this share of residents. */
export const TOLERANCE = 1e-9
const MAX_ROUNDS = 2000
const PATIENCE = 100
/** From this many regions on a population is fitted in parts, which takes a fraction of the time. */
const MANY_REGIONS = 8

/** Layout of the full joint table: traits in file order, the first varying slowest. */
export interface Shape {
  sizes: number[]
  strides: number[]
  entries: number
}

/** Joint shares of one region, in the full table. */
export interface RegionFit {
  /** [entry of the full table] share of the region's residents; sums to 1. */
  joint: Float64Array
  rounds: number
  /** Largest difference between a marginal asked for and the one reached. */
  worst: number
  /** [trait][category] share in the table, where it is known without making the table again. */
  marginals?: Float64Array[]
}

export interface PopulationFit {
  shape: Shape
  regions: RegionFit[]
}

/** @throws PopulationError if the table would have more than {@link MAX_TABLE} entries */
export function shapeOf(sizes: number[]): Shape {
  const strides: number[] = Array.from(sizes, () => 1)
  for (let t = sizes.length - 2; t >= 0; t--) strides[t] = strides[t + 1] * sizes[t + 1]
  const entries = sizes.length === 0 ? 1 : strides[0] * sizes[0]
  if (entries > MAX_TABLE) {
    throw new PopulationError(['traits'], say.tooManyEntries(entries, MAX_TABLE))
  }
  return { sizes, strides, entries }
}

/** Position of the category of one trait in an entry of the full table. */
export function categoryOf(shape: Shape, entry: number, trait: number): number {
  return Math.floor(entry / shape.strides[trait]) % shape.sizes[trait]
}

/** Starting table: 1 everywhere, multiplied by the odds of every association whose `if` and `then` both hold. */
export function seedTable(
  shape: Shape,
  associations: { if: Selection; then: Selection; odds: number }[],
): Float64Array {
  const seed = new Float64Array(shape.entries).fill(1)
  for (const { if: first, then: second, odds } of associations) {
    const within = [...tests(shape, first), ...tests(shape, second)]
    for (let entry = 0; entry < seed.length; entry++) if (passes(within, entry)) seed[entry] *= odds
  }
  return seed
}

/** What an entry must hold in one trait. */
interface Test {
  stride: number
  size: number
  chosen: Uint8Array
}

/** A selection without the traits it says nothing of, so that the loop over a large table asks only what matters. */
function tests(shape: Shape, selection: Selection): Test[] {
  return selection.flatMap((chosen, t) => (chosen ? [{ stride: shape.strides[t], size: shape.sizes[t], chosen }] : []))
}

function passes(within: readonly Test[], entry: number): boolean {
  for (let i = 0; i < within.length; i++) {
    const { stride, size, chosen } = within[i]
    if (!chosen[((entry / stride) | 0) % size]) return false
  }
  return true
}

/** True if an entry of the full table lies in a selection. */
export function selected(shape: Shape, entry: number, selection: Selection): boolean {
  for (let t = 0; t < selection.length; t++) {
    const chosen = selection[t]
    if (chosen && !chosen[categoryOf(shape, entry, t)]) return false
  }
  return true
}

/** Marginal of one trait: the sums of the table over all other traits. */
export function marginalOf(shape: Shape, table: Float64Array, trait: number): Float64Array {
  const size = shape.sizes[trait]
  const stride = shape.strides[trait]
  const sums = new Float64Array(size)
  for (let entry = 0; entry < table.length;) {
    for (let c = 0; c < size; c++) {
      let sum = 0
      for (const end = entry + stride; entry < end; entry++) sum += table[entry]
      sums[c] += sum
    }
  }
  return sums
}

/** A marginal that no table with these zeros can have, or that the fit does not reach. */
export interface Unmet {
  trait: number
  category: number
  asked: number
  reached: number
}

/**
 * Fits the starting table to the marginals, in place.
 *
 * @param targets [trait][category] shares; those of a trait sum to 1
 * @returns the fit, or what could not be met
 */
export function fitTable(shape: Shape, table: Float64Array, targets: number[][]): RegionFit | Unmet {
  const missing = dropZeros(shape, table, targets)
  if (missing) return missing
  let worst: Unmet = { trait: 0, category: 0, asked: 0, reached: 0 }
  let before = Infinity
  for (let rounds = 1; rounds <= MAX_ROUNDS; rounds++) {
    worst = { trait: 0, category: 0, asked: 0, reached: 0 }
    for (let t = 0; t < targets.length; t++) {
      const reached = marginalOf(shape, table, t)
      for (let c = 0; c < reached.length; c++) {
        const gap = Math.abs(reached[c] - targets[t][c])
        if (rounds > 1 && gap > Math.abs(worst.reached - worst.asked)) {
          worst = { trait: t, category: c, asked: targets[t][c], reached: reached[c] }
        }
      }
      scale(shape, table, t, reached, targets[t])
    }
    const gap = Math.abs(worst.reached - worst.asked)
    if (rounds > 1 && gap < TOLERANCE) return { joint: table, rounds, worst: gap }
    if (rounds % PATIENCE === 0) {
      // a fit that exists closes in geometrically; one that does not keeps swinging between two tables
      if (gap > 0.9 * before) return worst
      before = gap
    }
  }
  return worst
}

function scale(shape: Shape, table: Float64Array, trait: number, reached: Float64Array, target: number[]): void {
  const size = shape.sizes[trait]
  const stride = shape.strides[trait]
  for (let entry = 0; entry < table.length;) {
    for (let c = 0; c < size; c++) {
      const factor = reached[c] > 0 ? target[c] / reached[c] : 0
      for (const end = entry + stride; entry < end; entry++) table[entry] *= factor
    }
  }
}

/** Empties categories nobody is in; reports a category that should have residents but has no possible combination. */
function dropZeros(shape: Shape, table: Float64Array, targets: number[][]): Unmet | undefined {
  for (let t = 0; t < targets.length; t++) {
    for (let entry = 0; entry < table.length; entry++) {
      if (targets[t][categoryOf(shape, entry, t)] === 0) table[entry] = 0
    }
  }
  for (let t = 0; t < targets.length; t++) {
    const sums = marginalOf(shape, table, t)
    for (let c = 0; c < sums.length; c++) {
      if (targets[t][c] > 0 && sums[c] === 0) return { trait: t, category: c, asked: targets[t][c], reached: 0 }
    }
  }
  return undefined
}

/**
 * Joint shares of every region.
 *
 * @throws PopulationError naming the region, trait and category if some marginal cannot be met
 */
export function fitPopulation(spec: PopulationSpec): PopulationFit {
  const shape = shapeOf(spec.traits.map((trait) => trait.categories.length))
  const fitOf = spec.regions.length < MANY_REGIONS ? wholeFit(shape, spec) : partFit(shape, spec)
  const regions = spec.regions.map((region) => {
    const result = fitOf(region.marginals.map((marginal) => marginal.shares))
    if ('joint' in result) return result
    throw unmetError(spec, region.id, result)
  })
  return { shape, regions }
}

/** What is known of a fit without its tables. */
export interface FitInShort {
  shape: Shape
  regions: Omit<RegionFit, 'joint'>[]
}

/** A fit that was made before and of which only the end is known; its tables are made again for whoever asks for one. */
export function fitLater(spec: PopulationSpec, { shape, regions }: FitInShort): PopulationFit {
  let made: PopulationFit | undefined
  return {
    shape,
    regions: regions.map((known, r) => ({
      get joint() {
        return (made ??= fitPopulation(spec)).regions[r].joint
      },
      ...known,
    })),
  }
}

/** A fit without its tables, for {@link fitLater}. */
export function inShort({ shape, regions }: PopulationFit): FitInShort {
  return {
    shape,
    regions: regions.map(({ joint, rounds, worst }) => {
      const marginals = shape.sizes.map((_, t) => marginalOf(shape, joint, t))
      return { rounds, worst, marginals }
    }),
  }
}

/** Every combination of categories at once; what few regions have always been fitted with, to the bit. */
function wholeFit(shape: Shape, spec: PopulationSpec): (targets: number[][]) => RegionFit | Unmet {
  const seed = seedTable(shape, spec.associations)
  return (targets) => fitTable(shape, seed.slice(), targets)
}

function partFit(shape: Shape, spec: PopulationSpec): (targets: number[][]) => RegionFit | Unmet {
  const parts = new PartFit(shape, spec.associations)
  return (targets) => parts.fit(targets, TOLERANCE, MAX_ROUNDS)
}

function unmetError(spec: PopulationSpec, region: string, unmet: Unmet): PopulationError {
  const trait = spec.traits[unmet.trait]
  const category = trait.categories[unmet.category]
  const forbidding = spec.associations
    .filter((association) => association.odds === 0)
    .filter((association) => [association.if, association.then].some((part) => part[unmet.trait]?.[unmet.category]))
    .map((association) => association.title)
  const reached = unmet.reached === 0 ? undefined : percent(unmet.reached)
  return new PopulationError(
    ['regions', region, 'marginals', trait.id, 'values', category],
    say.unmet(`${category} (${trait.id})`, percent(unmet.asked), reached, forbidding),
  )
}
