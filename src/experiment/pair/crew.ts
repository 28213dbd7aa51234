/** Who carries both worlds: this thread, or several. Whoever does, the findings are the same. */
import type { Counters } from '../../engine/counters.js'
import type { Now } from '../../engine/respond/now.js'
import type { Findings } from './findings.js'
import { type Blueprints, createPair } from './pair.js'

export interface PairCrew {
  /** Threads that carry the work. */
  readonly threads: number
  /** Runs both worlds through one tick; counters are overwritten by the next call. */
  tick(a: Now, b: Now): Promise<[Counters, Counters]>
  /** Digest words of all communities in both worlds, and everything that was found. */
  finish(): Promise<{ digests: [Uint32Array, Uint32Array]; findings: Findings }>
  /** Lets go of threads and memory. */
  close(): Promise<void>
}

/** Both worlds in this thread. Works in a browser. */
export async function alonePair(blueprints: Blueprints): Promise<PairCrew> {
  const pair = createPair(blueprints, 0, blueprints.a.tables.communities)
  return {
    threads: 1,
    tick: async (a, b) => pair.tick(a, b),
    finish: async () => pair.finish(),
    close: async () => undefined,
  }
}
