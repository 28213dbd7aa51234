/** The part of a society that one thread carries: a contiguous range of communities. */
import { peopleOf } from '../../compile/people.js'
import type { Blueprint } from '../../compile/compile.js'
import { clearCounters, createCounters, layoutOf, type Counters } from '../../engine/counters.js'
import { digestWorld } from '../../engine/digest.js'
import type { Now } from '../../engine/respond/now.js'
import { createKernel, tickWorld } from '../../engine/tick.js'
import { createWorld, type World } from '../../engine/world.js'

export interface Share {
  /** Bytes of state at present, with what is on its way to the files. */
  bytes(): number
  /** Counters of this tick alone, overwritten by the next call. */
  tick(now: Now): Counters
  digest(): Uint32Array
  /** The communities as they stand. */
  world: World
}

/**
 * Builds the communities and makes them ready to run.
 *
 * @param counters what happens is counted in these
 */
export function createShare(
  blueprint: Blueprint,
  firstCommunity: number,
  communities: number,
  counters = createCounters(layoutOf(blueprint.tables)),
): Share {
  const { tables } = blueprint
  const world = createWorld(tables, firstCommunity, communities, peopleOf(blueprint))
  const kernel = createKernel(tables, world, counters)
  return {
    bytes: () => bytesOf(world),
    tick(now) {
      clearCounters(counters)
      tickWorld(kernel, now)
      return counters
    },
    digest: () => digestWorld(world),
    world,
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
