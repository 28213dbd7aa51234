/** A crew of one: this thread. Works in a browser. */
import type { Blueprint } from '../../compile/compile.js'
import type { World } from '../../engine/world.js'
import { createShare } from './share.js'
import type { Crew } from './types.js'

/** Builds the whole society in this thread. */
export function aloneCrew(blueprint: Blueprint): Omit<Crew, 'keep' | 'save'> & { world: World } {
  const share = createShare(blueprint, 0, blueprint.tables.communities)
  return {
    threads: 1,
    tick: async (now) => share.tick(now),
    bytes: async () => share.bytes(),
    digest: async () => share.digest(),
    world: share.world,
    close: async () => undefined,
  }
}
