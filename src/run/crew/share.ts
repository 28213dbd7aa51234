/** The part of a society that one thread carries: a contiguous range of communities. */
import { fastPeopleOf, peopleOf } from '../../compile/people.js'
import type { Blueprint } from '../../compile/compile.js'
import { schemeAt, takesOverIn } from '../../compile/turnover.js'
import { clearCounters, createCounters, layoutOf, type Counters } from '../../engine/counters.js'
import { digestWorld } from '../../engine/digest.js'
import { openDigesterIn } from '../../engine/fast/digest.js'
import { createFastKernel, type FastKernel } from '../../engine/fast/kernel.js'
import type { Memory } from '../../engine/fast/memory.js'
import { isAvailable } from '../../engine/fast/module.js'
import { memoryFor, moveInto } from '../../engine/fast/room.js'
import { PackedSociety } from '../../engine/packed/society.js'
import { drawTwinsAlone } from '../../engine/link/identity.js'
import { type SavedTogether, type Standing, standAs, standingOf } from '../../engine/packed/standing.js'
import type { Now } from '../../engine/respond/now.js'
import { COMMUNITY_SIZE, type Tables } from '../../engine/tables.js'
import { createKernel, type Kernel, tickWorld } from '../../engine/tick.js'
import { turnWorld } from '../../engine/turn.js'
import { createWorld, type People, type World } from '../../engine/world.js'
import type { KernelName } from './types.js'

export interface Share {
  /** Bytes of state at present, with what is on its way to the files. */
  bytes(): number
  /** Bytes of what entries of all communities have in common. */
  shapeBytes(): number
  /** Counters of this tick alone, overwritten by the next call; others from the tick on in which a scheme takes over. */
  tick(now: Now): Counters
  digest(): Uint32Array
  /** The communities as they stand. */
  readonly standing: Standing
}

/** What a thread carries, and how. */
export interface Part {
  blueprint: Blueprint
  firstCommunity: number
  communities: number
  /** Ticks that they have lived, if they are to be set to a state of then. */
  done?: number
  /** The fast one if left out, where it can be had. */
  kernel?: KernelName
  /** Numbers in which what happens is counted. */
  room?: (length: number) => Float64Array
  /** How some communities stood which are to go on from there, in order. */
  restore?: (first: number, communities: number) => SavedTogether[]
}

/** Builds communities that lie open in memory, and makes them ready to run. */
export function createShare(part: Part): OpenShare {
  const { blueprint, firstCommunity, communities, done = 0, room, restore } = part
  let { tables } = schemeAt(blueprint, done - 1)
  let counters = createCounters(layoutOf(tables), room)
  const people = peopleBy(part)
  const tied = people.ties !== undefined
  const memory = memoryOf(part, tables, tied)
  const saved = restore?.(firstCommunity, communities)
  // most often one file has all of them, whose entries are then taken as they are
  let world = createWorld(tables, firstCommunity, communities, people, saved?.[0].shapes, memory)
  if (saved) standAs(tables, world, saved)
  let kernel = kernelOn(tables, world, counters, memory)
  let digest = digesterOf(kernel)
  return {
    bytes: () => bytesOf(world),
    shapeBytes: () => world.shapes.bytes,
    tick(now) {
      const next = takesOverIn(blueprint, now.tick)
      if (next) {
        world = turnWorld(world, tables, next.tables, next.former.turnover, now.tick)
        tables = next.tables
        counters = createCounters(layoutOf(tables), room)
        const memory = memoryOf(part, tables, tied)
        if (memory) moveInto(memory, world)
        kernel = kernelOn(tables, world, counters, memory)
        digest = digesterOf(kernel)
      }
      clearCounters(counters)
      tickWorld(kernel, now)
      return counters
    },
    digest: () => digest(),
    get standing() {
      return standingOf(tables, world)
    },
    get world() {
      return world
    },
  }
}

/** Who lives in the communities of a share, drawn by whoever will do its ticks. */
function peopleBy({ kernel, blueprint }: Part): People {
  return kernel === 'reference' ? peopleOf(blueprint) : fastPeopleOf(blueprint)
}

/** The memory in which the fast kernel will work on all communities of a share; undefined if the reference will. */
function memoryOf({ kernel, communities }: Part, tables: Tables, tied: boolean): Memory | undefined {
  if (kernel === 'reference' || !isAvailable()) return undefined
  return memoryFor(tables, communities * COMMUNITY_SIZE, tied) ?? undefined
}

function kernelOn(tables: Tables, world: World, counters: Counters, memory?: Memory): Kernel | FastKernel {
  return memory ? createFastKernel(tables, world, counters, memory) : createKernel(tables, world, counters)
}

function digesterOf(kernel: Kernel | FastKernel): () => Uint32Array {
  return 'module' in kernel ? openDigesterIn(kernel) : () => digestWorld(kernel.world)
}

/** A share whose communities can be looked at as they are. */
export interface OpenShare extends Share {
  readonly world: World
}

/** A share whose communities lie packed. */
export interface PackedShare extends Share {
  /** Bytes of the communities alone, whatever room pages have left. */
  packedBytes(): number
  /** Makes ready to take digests, which takes as long for one community as for all; they are those of the state at hand. */
  digester(): () => Uint32Array
}

/** Communities that are built, or turned, at a time where they lie packed. */
const STRETCH = 64

/** Builds communities that lie packed. */
export function buildPacked(part: Part): PackedSociety {
  const { blueprint, firstCommunity, communities, done = 0, restore } = part
  const { tables } = schemeAt(blueprint, done - 1)
  const people = peopleBy(part)
  const tied = people.ties !== undefined
  const saved = restore?.(firstCommunity, communities)
  const society = new PackedSociety(tables, firstCommunity, communities, tied, saved?.[0].shapes)
  const memory = spotFor(part, tables, tied)
  if (memory) society.build(people, memory, saved)
  else
    fill(society, (first, count) => {
      // marks are not written
      const world = createWorld(tables, first, count, people, society.shapes, undefined, drawTwinsAlone)
      if (restore) standAs(tables, world, restore(first, count))
      return world
    })
  return society
}

/** Puts communities into a society, some at a time. */
function fill(society: PackedSociety, make: (first: number, count: number) => World): void {
  const { firstCommunity, communities } = society
  for (let k = 0; k < communities; k += STRETCH)
    society.add(make(firstCommunity + k, Math.min(STRETCH, communities - k)))
}

/** The memory in which the fast kernel will work on one community at a time; undefined if the reference will. */
function spotFor(part: Part, tables: Tables, tied: boolean): Memory | undefined {
  return memoryOf({ ...part, communities: 1 }, tables, tied)
}

/** The same with communities that lie packed and are taken out one at a time: a third of the memory, for more time. */
export function createPackedShare(part: Part): PackedShare {
  const { blueprint, firstCommunity, communities, done = 0, room } = part
  let { tables } = schemeAt(blueprint, done - 1)
  let society = buildPacked(part)
  const { tied } = society
  let counters = createCounters(layoutOf(tables), room)
  const ready = () => society.runner(counters, spotFor(part, tables, tied))
  let run = ready()
  const digester = () => society.digester(spotFor(part, tables, tied))
  return {
    bytes: () => society.bytes,
    packedBytes: () => society.recordBytes,
    shapeBytes: () => society.shapes.bytes,
    tick(now) {
      const next = takesOverIn(blueprint, now.tick)
      if (next) {
        const before = society
        society = new PackedSociety(next.tables, firstCommunity, communities, tied, before.shapes)
        fill(society, (first, count) =>
          turnWorld(before.take(first, count), tables, next.tables, next.former.turnover, now.tick),
        )
        tables = next.tables
        counters = createCounters(layoutOf(tables), room)
        run = ready()
      }
      clearCounters(counters)
      run(now)
      return counters
    },
    digest: () => digester()(),
    digester,
    get standing() {
      return society
    },
  }
}

function bytesOf(world: World): number {
  let bytes = 0
  // who has changed in a tick is no part of the state
  for (const [name, column] of Object.entries(world))
    if (ArrayBuffer.isView(column) && name !== 'changed') bytes += column.byteLength
  for (const column of [...(world.identity?.marks ?? []), ...(world.identity ? [world.identity.twins] : [])])
    bytes += column.byteLength
  for (const entries of world.inFlight) bytes += entries.bytes
  return bytes + world.shapes.bytes
}

/**
 * Cuts communities into contiguous ranges that differ by one at most.
 *
 * @param threads at most as many as there are communities
 * @returns first community and number of communities of each range
 */
export function cut(communities: number, threads: number): [first: number, count: number][] {
  return Array.from({ length: threads }, (_, t) => {
    const first = Math.floor((communities * t) / threads)
    return [first, Math.floor((communities * (t + 1)) / threads) - first]
  })
}
