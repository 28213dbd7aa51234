/** Fingerprints of communities in the module; see `digest.ts` of the engine, which says what is mixed. */
import { bitsOf } from '../grade/fields.js'
import type { Numbers } from '../packed/columns.js'
import { CONTEXTS, type Tables } from '../tables.js'
import type { World } from '../world.js'
import { nameColumns } from './columns.js'
import { entriesIn } from './entries.js'
import type { FastKernel } from './kernel.js'
import type { Memory } from './memory.js'
import { type Module, moduleOn } from './module.js'
import { type SpotPacker, packerIn } from './pack.js'

/** Subjects whose numbers are put side by side, as in the module, which needs as much for some of what is on its way. */
const SUBJECTS = 64

/** Kinds of columns in the order of their numbers in the module; behind these come those of 32 bits. */
const kinds = [null, Uint8Array, Int16Array, Uint16Array] as const
const LONG = kinds.length

/** A number of each subject, as the module reads it. */
type Part = [kind: number, at: number, step: number, shift: number, mask: number, above: number]
const nothing: Part = [0, 0, 0, 0, 0, 0]

/** What takes out communities that lie packed, and mixes the one at hand into two words, which the next writes over. */
export interface Digester {
  packer: SpotPacker
  digest: () => Uint32Array
}

/** @param world of one community, its columns in `memory` and as they are made */
export function digesterIn(memory: Memory, tables: Tables, world: World): Digester {
  const entries = entriesIn(memory, world)
  const module = moduleOn(memory, entries.host)
  entries.begin(module)
  nameColumns(module, tables, world)
  return { packer: packerIn({ module, entries }, tables, world), digest: digestIn(module, world) }
}

/** What takes the fingerprints of a world that lies open in the memory of a kernel: two words per community, as those of the reference. */
export function openDigesterIn({ module, entries, world }: FastKernel): () => Uint32Array {
  const digest = digestIn(module, world)
  return () => {
    const words = new Uint32Array(world.communities * 2)
    for (let k = 0; k < world.communities; k++) {
      const [first, end] = [world.start[k], world.start[k + 1]]
      // where it lies and who is a resident there makes no difference
      module.call.enterCommunity(k, world.firstCommunity + k, 0, first, end - first, end - first)
      entries.hold(world.inFlight[k])
      words.set(digest(), k * 2)
    }
    return words
  }
}

function digestIn({ memory, set, call }: Module, world: World): () => Uint32Array {
  const [parts, cases] = [partsOf(world), casesOf(world)]
  const words = memory.u32(2)
  set({
    digestParts: memory.put(Int32Array.from(parts.flat())),
    digestPartCount: parts.length,
    digestCases: memory.put(Int32Array.from(cases.flat())),
    digestCaseCount: cases.length,
    digestHasCases: world.everListed.length > 0,
    digestLine: memory.i32(SUBJECTS * Math.max(parts.length, cases.length)),
    digestWords: words,
  })
  return () => {
    call.digestCommunity()
    return words
  }
}

function partsOf(world: World): Part[] {
  const { score, truth, grade, trueGrade, since, strain, hardship, risk, subscore, fieldGrades, member } = world
  const { penaltyUntil, penaltyCount, ruleGiven, trueRuleGiven, pools, truePools } = world
  const { friends, trueFriends, friendsBegan, taken, given, trueTaken, trueGiven } = world
  const bits = bitsOf(fieldGrades)
  const one = (column: Numbers) => (column.length > 0 ? [part(world, column)] : [])
  const oneOrNothing = (column: Numbers) => (column.length > 0 ? part(world, column) : nothing)
  return [
    ...[score, truth].map((column) => part(world, column)),
    both(world, grade, trueGrade),
    oneOrNothing(since),
    both(world, strain, hardship),
    part(world, risk),
    ...[taken, given, trueTaken, trueGiven].map((column) => (taken.length > 0 ? part(world, column) : nothing)),
    ...Array.from({ length: CONTEXTS }, (_, c) => [
      subscore.length > 0 ? part(world, subscore, c) : nothing,
      fieldGrades.length > 0 ? part(world, fieldGrades, 0, c * bits, (1 << bits) - 1) : nothing,
    ]).flat(),
    ...[penaltyUntil, penaltyCount].flatMap(one),
    ...inTurn(world, ruleGiven, trueRuleGiven),
    ...inTurn(world, pools, truePools),
    ...[friends, trueFriends, friendsBegan, member].flatMap(one),
  ]
}

function casesOf(world: World): Part[] {
  const { listed, trulyListed, everListed, refusedAt } = world
  if (everListed.length === 0) return []
  return [
    ...Array.from({ length: eachOf(world, listed) }, (_, list) => both(world, listed, trulyListed, list)),
    part(world, everListed),
    part(world, refusedAt),
    part(world, refusedAt, 0, 16),
  ]
}

/** Numbers of two columns, of which each subject has some, one of the one and one of the other. */
function inTurn(world: World, some: Numbers, others: Numbers): Part[] {
  return Array.from({ length: eachOf(world, some) }, (_, i) => [part(world, some, i), part(world, others, i)]).flat()
}

/** Bytes of two columns in one number. */
function both(world: World, low: Numbers, high: Numbers, place = 0): Part {
  const [kind, at, step] = part(world, low, place)
  return [kind, at, step, 0, 0, high.byteOffset + place]
}

/** The number at a place among those that each subject has, or some bits of it. */
function part(world: World, column: Numbers, place = 0, shift = 0, mask = -1): Part {
  const kind = kinds.findIndex((each) => each !== null && column instanceof each)
  const { byteOffset, BYTES_PER_ELEMENT: bytes } = column
  return [kind < 0 ? LONG : kind, byteOffset + place * bytes, eachOf(world, column) * bytes, shift, mask, 0]
}

/** How many numbers of a column each subject has. */
function eachOf({ score }: World, column: Numbers): number {
  return column.length / Math.max(1, score.length)
}
