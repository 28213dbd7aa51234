/** The part of a society that one thread carries: a contiguous range of communities. */
import { peopleOf } from '../../compile/people.js'
import type { Blueprint } from '../../compile/compile.js'
import { schemeAt, takesOverIn } from '../../compile/turnover.js'
import { clearCounters, createCounters, layoutOf, type Counters } from '../../engine/counters.js'
import { digestWorld } from '../../engine/digest.js'
import type { Now } from '../../engine/respond/now.js'
import { createKernel, tickWorld } from '../../engine/tick.js'
import { turnWorld } from '../../engine/turn.js'
import { createWorld, type World } from '../../engine/world.js'

export interface Share {
  /** Bytes of state at present, with what is on its way to the files. */
  bytes(): number
  /** Counters of this tick alone, overwritten by the next call; others from the tick on in which a scheme takes over. */
  tick(now: Now): Counters
  digest(): Uint32Array
  /** The communities as they stand. */
  readonly world: World
}

/**
 * Builds the communities and makes them ready to run.
 *
 * @param done ticks that they have lived, if they are to be set to a state of then
 * @param room numbers in which what happens is counted
 */
export function createShare(
  blueprint: Blueprint,
  firstCommunity: number,
  communities: number,
  done = 0,
  room?: (length: number) => Float64Array,
): Share {
  let { tables } = schemeAt(blueprint, done - 1)
  let counters = createCounters(layoutOf(tables), room)
  let world = createWorld(tables, firstCommunity, communities, peopleOf(blueprint))
  let kernel = createKernel(tables, world, counters)
  return {
    bytes: () => bytesOf(world),
    tick(now) {
      const next = takesOverIn(blueprint, now.tick)
      if (next) {
        world = turnWorld(world, tables, next.tables, next.former.turnover, now.tick)
        tables = next.tables
        counters = createCounters(layoutOf(tables), room)
        kernel = createKernel(tables, world, counters)
      }
      clearCounters(counters)
      tickWorld(kernel, now)
      return counters
    },
    digest: () => digestWorld(world),
    get world() {
      return world
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
