/** A crew of one: this thread. Works in a browser. */
import type { Blueprint } from '../../compile/compile.js'
import type { World } from '../../engine/world.js'
import { createShare } from './share.js'
import type { Crew } from './types.js'

/**
 * Builds the whole society in this thread.
 *
 * @param done ticks that it has lived, if it is to be set to a state of then
 */
export function aloneCrew(blueprint: Blueprint, done = 0): Omit<Crew, 'keep' | 'save'> & { readonly world: World } {
  const share = createShare(blueprint, 0, blueprint.tables.communities, done)
  return {
    threads: 1,
    tick: async (now) => share.tick(now),
    bytes: async () => share.bytes(),
    digest: async () => share.digest(),
    get world() {
      return share.world
    },
    close: async () => undefined,
  }
}
