/** One community, lived again alone by the engine itself, with the regions as the run has recorded them. */
import type { Blueprint } from '../compile/compile.js'
import { peopleOf } from '../compile/people.js'
import { type Counters, createCounters, layoutOf } from '../engine/counters.js'
import { digestWorld } from '../engine/digest.js'
import { type Place, enter } from '../engine/place.js'
import type { Tables } from '../engine/tables.js'
import { createScratch } from '../engine/scratch.js'
import { createKernel, tickUnmeasured } from '../engine/tick.js'
import type { Watch } from '../engine/watch.js'
import { createWorld, type People, type World } from '../engine/world.js'
import type { Recorded } from './recorded.js'

/** A community at the end of its second life. */
export interface Replayed {
  world: World
  /** The two words that stand for its state. */
  digest: [number, number]
}

export interface ReplayOptions {
  /** The scheme with one change; without it, the scheme of the run. */
  changed?: Tables
  /** The people of the community, if they have been drawn already. */
  people?: People
  /** Looks on; gets the place before the first tick. */
  watch?: (place: Place) => Watch & { tick?(tick: number): void; end?(): void }
}

/** Lives a community from the first tick to the last. Changes to the scheme do not move the regions: they stay as recorded. */
export function replay(
  blueprint: Blueprint,
  recorded: Recorded,
  community: number,
  { changed, people = peopleOf(blueprint), watch }: ReplayOptions = {},
): Replayed {
  const tables = changed ?? blueprint.tables
  const world = createWorld(tables, community, 1, people)
  const kernel = createKernel(tables, world, idleCounters(blueprint), scratch)
  enter(kernel.place, 0)
  const watching = watch?.(kernel.place)
  kernel.place.watch = watching
  for (let tick = 0; tick < tables.ticks; tick++) {
    const now = recorded.now(tick, kernel.place.region, changed)
    kernel.place.now = now
    watching?.tick?.(tick)
    tickUnmeasured(kernel, now)
  }
  watching?.end?.()
  const [low, high] = digestWorld(world)
  return { world, digest: [low, high] }
}

/** One life is lived at a time, so all are worked out on the same lists. */
const scratch = createScratch()

const idle = new WeakMap<Blueprint, Counters>()

/** Counters that nobody reads, made once for all lives: they are large, and no change to a scheme makes them others. */
function idleCounters(blueprint: Blueprint): Counters {
  let counters = idle.get(blueprint)
  if (!counters) idle.set(blueprint, (counters = { ...createCounters(layoutOf(blueprint.tables)), idle: true }))
  return counters
}

/** The people of one community, drawn once for several lives. */
export function peopleOnce(blueprint: Blueprint, community: number): People {
  const people = peopleOf(blueprint)
  const cells = people.cells(community)
  const households = people.households(community, cells)
  const ties = people.ties?.(community, cells)
  return { cells: () => cells, households: () => households, ...(ties && { ties: () => ties }) }
}
