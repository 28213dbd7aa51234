/** A crew of one: this thread. Works in a browser. */
import type { Blueprint } from '../../compile/compile.js'
import { createShare } from './share.js'
import type { Crew } from './types.js'

/** Builds the whole society in this thread. */
export function aloneCrew(blueprint: Blueprint): Crew {
  const share = createShare(blueprint, 0, blueprint.tables.communities)
  return {
    threads: 1,
    tick: async (now) => share.tick(now),
    bytes: async () => share.bytes(),
    digest: async () => share.digest(),
    close: async () => undefined,
  }
}
