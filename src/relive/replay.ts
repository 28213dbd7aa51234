/** One community, lived again alone by the engine itself, with the regions as the run has recorded them. */
import type { Blueprint } from '../compile/compile.js'
import { peopleOf } from '../compile/people.js'
import { type Former, schemeAt, takesOverIn } from '../compile/turnover.js'
import { type Counters, createCounters, layoutOf } from '../engine/counters.js'
import { digestWorld } from '../engine/digest.js'
import { type Place, enter } from '../engine/place.js'
import type { Tables } from '../engine/tables.js'
import { createScratch } from '../engine/scratch.js'
import { createKernel, tickUnmeasured } from '../engine/tick.js'
import { turnWorld } from '../engine/turn.js'
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
  watch?: (place: Place, scheme: Blueprint) => Onlooker
}

/** Somebody who looks on for as long as a community lives. */
export interface Onlooker extends Watch {
  tick?(tick: number): void
  /** Another scheme takes over in a tick that has been announced; from now on the place is another. */
  turned?(place: Place, scheme: Blueprint & { former: Former }): void
  end?(): void
}

/**
 * Lives a community from the first tick to the last, under one scheme after the other. Changes are made to the last
 * scheme; they do not move the regions, which stay as recorded.
 */
export function replay(
  blueprint: Blueprint,
  recorded: Recorded,
  community: number,
  { changed, people = peopleOf(blueprint), watch }: ReplayOptions = {},
): Replayed {
  const { ticks } = blueprint.tables
  const tablesOf = (scheme: Blueprint) => (scheme.tables === blueprint.tables && changed ? changed : scheme.tables)
  const ready = (scheme: Blueprint, world: World) => {
    const kernel = createKernel(tablesOf(scheme), world, idleCounters(scheme), scratch)
    enter(kernel.place, 0)
    return kernel
  }
  const first = schemeAt(blueprint, 0)
  let kernel = ready(first, createWorld(tablesOf(first), community, 1, people))
  const watching = watch?.(kernel.place, first)
  kernel.place.watch = watching
  for (let tick = 0; tick < ticks; tick++) {
    const next = takesOverIn(blueprint, tick)
    const isChanged = tick >= (blueprint.former?.until ?? 0)
    const now = recorded.now(tick, kernel.place.region, isChanged ? changed : undefined)
    kernel.place.now = now
    watching?.tick?.(tick)
    if (next) {
      kernel = ready(next, turnWorld(kernel.world, kernel.tables, tablesOf(next), next.former.turnover, tick))
      kernel.place.now = now
      kernel.place.watch = watching
      watching?.turned?.(kernel.place, next)
    }
    tickUnmeasured(kernel, now)
  }
  watching?.end?.()
  const { world } = kernel
  const [low, high] = digestWorld(world)
  return { world, digest: [low, high] }
}

/** One life is lived at a time, so all are worked out on the same lists. */
const scratch = createScratch()

const idle = new WeakMap<Tables, Counters>()

/** Counters that nobody reads, made once for all lives: they are large, and no change to a scheme makes them others. */
function idleCounters(blueprint: Blueprint): Counters {
  let counters = idle.get(blueprint.tables)
  if (!counters) idle.set(blueprint.tables, (counters = { ...createCounters(layoutOf(blueprint.tables)), idle: true }))
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
