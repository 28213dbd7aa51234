/**
 * Fitting many regions in parts. Associations tie each trait to a few others only; a trait that depends on nothing but
 * its neighbours need not be laid out against everything else. The table is kept as a small table over some traits
 * (the core) and, for each block of the others, the shares of its combinations given the core traits it depends on.
 * This is the factorisation of graphical log-linear models (Lauritzen, "Graphical Models", 1996, chapter 4); the fit is
 * the same table as that of `fit.ts`, but for the last bits, in a fraction of the time.
 */
import type { RegionFit, Shape, Unmet } from './fit.js'
import type { AssociationSpec } from './spec.js'

type Association = Pick<AssociationSpec, 'if' | 'then' | 'odds'>

/** Traits pulled out of the core together, and the core traits that they depend on. */
export interface Block {
  traits: number[]
  boundary: number[]
}

/** How a table is taken apart. Every association lies within the core, or within one block and its boundary. */
export interface Parts {
  core: number[]
  blocks: Block[]
}

/** No block is made larger than this many combinations. */
const LARGEST = 4096

/** Takes traits out of the core one after the other, each time the one that leaves the smallest tables. */
export function partsOf(sizes: number[], associations: Association[]): Parts {
  const neighbours = neighboursOf(sizes.length, associations)
  let parts: Parts = { core: [...sizes.keys()], blocks: [] }
  for (;;) {
    const next = parts.core
      .map((trait) => without(parts, trait, neighbours))
      .filter(({ core, blocks }) => core.length > 0 && blocks.every((block) => tableOf(block, sizes) <= LARGEST))
      .toSorted((a, b) => entriesOf(a, sizes) - entriesOf(b, sizes))[0]
    if (!next || entriesOf(next, sizes) >= entriesOf(parts, sizes)) return parts
    parts = next
  }
}

/** [trait] traits that share an association with it. */
function neighboursOf(traits: number, associations: Association[]): Set<number>[] {
  const neighbours = Array.from({ length: traits }, () => new Set<number>())
  for (const { if: first, then: second } of associations) {
    const tied = [...neighbours.keys()].filter((t) => first[t] || second[t])
    for (const a of tied) for (const b of tied) if (a !== b) neighbours[a].add(b)
  }
  return neighbours
}

/** The parts after a trait has left the core; blocks that it ties together become one. */
function without(parts: Parts, trait: number, neighbours: Set<number>[]): Parts {
  const joined = parts.blocks.filter((block) => block.boundary.includes(trait))
  const traits = [trait, ...joined.flatMap((block) => block.traits)].toSorted((a, b) => a - b)
  const around = new Set(traits.flatMap((t) => [...neighbours[t]]))
  const core = parts.core.filter((t) => t !== trait)
  const block = { traits, boundary: core.filter((t) => around.has(t)) }
  return { core, blocks: [...parts.blocks.filter((each) => !joined.includes(each)), block] }
}

const product = (traits: number[], sizes: number[]): number => traits.reduce((all, t) => all * sizes[t], 1)
const tableOf = ({ traits, boundary }: Block, sizes: number[]): number => product([...traits, ...boundary], sizes)
const entriesOf = ({ core, blocks }: Parts, sizes: number[]): number =>
  blocks.reduce((sum, block) => sum + tableOf(block, sizes), product(core, sizes))

/** A block as laid out: its combinations fastest, those of its boundary slowest. */
interface LaidBlock extends Block {
  /** [trait of the block][entry of the block's table] category. */
  categories: Uint16Array[]
  /** Combinations of its own traits. */
  own: number
  seed: Float64Array
  /** [core entry] combination of the boundary. */
  at: Uint16Array
  /** [full entry] position in the block's table. */
  of: Uint16Array
}

/** A population's table in parts; the same for all regions. */
export class PartFit {
  readonly #shape: Shape
  readonly #core: number[]
  /** [trait of the core][core entry] category. */
  readonly #categories: Uint16Array[]
  readonly #coreSeed: Float64Array
  readonly #coreOf: Uint32Array
  readonly #blocks: LaidBlock[]

  constructor(shape: Shape, associations: Association[]) {
    const { core, blocks } = partsOf(shape.sizes, associations)
    const inside = (traits: number[]) =>
      associations.filter((each) => shape.sizes.every((_, t) => traits.includes(t) || !(each.if[t] || each.then[t])))
    const inCore = inside(core)
    this.#shape = shape
    this.#core = core
    this.#categories = categoriesOf(laidOut(core, shape.sizes), [...core.keys()])
    this.#coreSeed = seedOf(core, shape.sizes, inCore)
    this.#coreOf = positions(shape, core)
    this.#blocks = blocks.map((block) => {
      const traits = [...block.boundary, ...block.traits]
      return {
        ...block,
        categories: categoriesOf(
          laidOut(traits, shape.sizes),
          block.traits.map((_, i) => block.boundary.length + i),
        ),
        own: product(block.traits, shape.sizes),
        // an association between core traits alone is in the core already
        seed: seedOf(
          traits,
          shape.sizes,
          inside(traits).filter((each) => !inCore.includes(each)),
        ),
        at: Uint16Array.from(
          positions(
            laidOut(core, shape.sizes),
            block.boundary.map((t) => core.indexOf(t)),
          ),
        ),
        of: Uint16Array.from(positions(shape, traits)),
      }
    })
  }

  /**
   * Fits one region; see `fitTable` of fit.ts for the marginals and what is returned.
   *
   * @param rounds most rounds to try
   */
  fit(targets: number[][], tolerance: number, rounds: number): RegionFit | Unmet {
    const core = this.#coreSeed.slice()
    const shares = this.#blocks.map(({ seed }) => seed.slice())
    for (const [b, block] of this.#blocks.entries()) fold(core, block, shares[b])
    let worst: Unmet = { trait: 0, category: 0, asked: 0, reached: 0 }
    for (let round = 1; round <= rounds; round++) {
      worst = { trait: 0, category: 0, asked: 0, reached: 0 }
      for (const [t, target] of targets.entries()) {
        const reached = this.#scale(core, shares, t, target)
        for (let c = 0; c < target.length; c++) {
          if (target[c] > 0 && reached[c] === 0) return { trait: t, category: c, asked: target[c], reached: 0 }
          const gap = Math.abs(reached[c] - target[c])
          if (round > 1 && gap > Math.abs(worst.reached - worst.asked)) {
            worst = { trait: t, category: c, asked: target[c], reached: reached[c] }
          }
        }
      }
      const gap = Math.abs(worst.reached - worst.asked)
      if (round > 1 && gap < tolerance) return { joint: this.#joint(core, shares), rounds: round, worst: gap }
    }
    return worst
  }

  /** Brings one trait to its target. @returns what it was before */
  #scale(core: Float64Array, shares: Float64Array[], trait: number, target: number[]): Float64Array {
    const reached = new Float64Array(target.length)
    const within = this.#core.indexOf(trait)
    if (within >= 0) {
      const category = this.#categories[within]
      for (let k = 0; k < core.length; k++) reached[category[k]] += core[k]
      const factors = factorsOf(reached, target)
      for (let k = 0; k < core.length; k++) core[k] *= factors[category[k]]
      return reached
    }
    const b = this.#blocks.findIndex((block) => block.traits.includes(trait))
    const { at, own, categories, traits } = this.#blocks[b]
    const table = shares[b]
    const mass = new Float64Array(table.length / own)
    for (let k = 0; k < core.length; k++) mass[at[k]] += core[k]
    const category = categories[traits.indexOf(trait)]
    for (let m = 0, i = 0; m < mass.length; m++) {
      const here = mass[m]
      for (const end = i + own; i < end; i++) reached[category[i]] += here * table[i]
    }
    const factors = factorsOf(reached, target)
    for (let i = 0; i < table.length; i++) table[i] *= factors[category[i]]
    fold(core, this.#blocks[b], table)
    return reached
  }

  /** The full table. */
  #joint(core: Float64Array, shares: Float64Array[]): Float64Array {
    const joint = new Float64Array(this.#shape.entries)
    for (let entry = 0; entry < joint.length; entry++) {
      let share = core[this.#coreOf[entry]]
      for (let b = 0; share > 0 && b < shares.length; b++) share *= shares[b][this.#blocks[b].of[entry]]
      joint[entry] = share
    }
    return joint
  }
}

/** Makes the shares of a block sum to 1 for each combination of its boundary, and hands what they lacked to the core. */
function fold(core: Float64Array, { at, own }: LaidBlock, shares: Float64Array): void {
  const sums = new Float64Array(shares.length / own)
  for (let m = 0, start = 0; m < sums.length; m++, start += own) {
    const end = start + own
    let sum = 0
    for (let i = start; i < end; i++) sum += shares[i]
    if (sum > 0) for (let i = start; i < end; i++) shares[i] /= sum
    sums[m] = sum
  }
  for (let k = 0; k < core.length; k++) core[k] *= sums[at[k]]
}

function factorsOf(reached: Float64Array, target: number[]): Float64Array {
  const factors = new Float64Array(reached.length)
  for (let c = 0; c < factors.length; c++) factors[c] = reached[c] > 0 ? target[c] / reached[c] : 0
  return factors
}

/** The layout of a table over some traits, the last varying fastest. */
function laidOut(traits: number[], sizes: number[]): Shape {
  const own = traits.map((t) => sizes[t])
  const strides: number[] = Array.from(own, () => 1)
  for (let t = own.length - 2; t >= 0; t--) strides[t] = strides[t + 1] * own[t + 1]
  return { sizes: own, strides, entries: product(traits, sizes) }
}

/** [of the traits asked for][entry of a table] category. */
function categoriesOf(shape: Shape, asked: number[]): Uint16Array[] {
  return asked.map((t) => {
    const categories = new Uint16Array(shape.entries)
    eachRun(shape, t, (category, from, to) => categories.fill(category, from, to))
    return categories
  })
}

/** [entry of a table] position in the smaller table over some of its traits. */
function positions(shape: Shape, traits: number[]): Uint32Array {
  const { strides } = laidOut(traits, shape.sizes)
  const at = new Uint32Array(shape.entries)
  for (const [i, t] of traits.entries()) {
    const stride = strides[i]
    eachRun(shape, t, (category, from, to) => {
      const more = category * stride
      for (let entry = from; entry < to; entry++) at[entry] += more
    })
  }
  return at
}

/** Stretches of a table in which one trait keeps its category. */
function eachRun(
  { sizes, strides, entries }: Shape,
  t: number,
  use: (category: number, from: number, to: number) => void,
) {
  const [size, stride] = [sizes[t], strides[t]]
  for (let from = 0, category = 0; from < entries; from += stride, category = (category + 1) % size)
    use(category, from, from + stride)
}

/** Starting table over some traits: the odds of every association that holds. */
function seedOf(traits: number[], sizes: number[], associations: Association[]): Float64Array {
  const { strides, entries } = laidOut(traits, sizes)
  const seed = new Float64Array(entries).fill(1)
  for (const { if: first, then: second, odds } of associations) {
    for (let entry = 0; entry < entries; entry++) {
      const holds = traits.every((t, i) => {
        const c = Math.floor(entry / strides[i]) % sizes[t]
        return (!first[t] || first[t][c]) && (!second[t] || second[t][c])
      })
      if (holds) seed[entry] *= odds
    }
  }
  return seed
}
