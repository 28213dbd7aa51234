/** Which crew suits a society. */
import type { Blueprint } from '../../compile/compile.js'
import { Interrupted } from '../errors.js'
import { readWorld, saveWorld } from '../checkpoint/world.js'
import { keepWorld } from '../kept/write.js'
import { aloneCrew } from './alone.js'
import { threadCrew } from './threads.js'
import type { Crew, Saved, Way } from './types.js'

/** Below this many residents one thread is done before others have started. */
export const WORTH_THREADS = 20_000

/** The most subjects that this thread carries by itself: a tick of them is over in time for a signal to be heard. */
const MOST_ALONE = 5_000_000

/**
 * Whether this thread carries a society by itself, rather than wait for others that do.
 *
 * @param packed whether communities are to lie packed between ticks, which only other threads do
 */
export function isAlone({ tables }: Blueprint, threads: number, packed = false): boolean {
  return tables.residents < WORTH_THREADS || (threads === 1 && !packed && tables.subjects <= MOST_ALONE)
}

/** How many of the threads that may be used are of use. */
export function usefulThreads({ tables }: Blueprint, threads: number): number {
  return tables.subjects < WORTH_THREADS ? 1 : Math.max(1, Math.min(threads, tables.communities))
}

/**
 * A crew for a society before its first tick, or where some files say that it stood.
 *
 * What one thread is asked for is carried by this one; a large society by others, so that this one can hear a signal at any time.
 *
 * @param way how communities are carried; those of a small society never lie packed
 * @throws Interrupted if the signal is given while communities are being built
 */
export async function crewFor(
  blueprint: Blueprint,
  threads: number,
  signal?: AbortSignal,
  saved?: Saved,
  way: Way = {},
): Promise<Crew> {
  const { ticks } = blueprint.tables
  if (signal?.aborted) throw new Interrupted(0, ticks)
  if (isAlone(blueprint, threads, way.packed)) {
    const restore = saved && ((first: number, count: number) => readWorld(saved.dir, saved.files, first, count))
    const crew = aloneCrew(blueprint, saved?.done, restore, way.kernel)
    return {
      ...crew,
      // those that stand there when they are asked for
      keep: async (dir) => keepWorld(blueprint.tables, crew.standing, dir),
      save: async (dir) => [saveWorld(crew.standing, dir)],
    }
  }
  try {
    return await threadCrew(blueprint, threads, signal, saved, way)
  } catch (error) {
    if (signal?.aborted) throw new Interrupted(0, ticks)
    throw error
  }
}
