/** Who does the work of a tick: this thread, or several. Whoever does it, the result is the same to the bit. */
import type { Counters } from '../../engine/counters.js'
import type { Now } from '../../engine/respond/now.js'

export interface Crew {
  /** Threads that carry the work. */
  readonly threads: number
  /** Bytes of state that the residents take before the first tick. */
  readonly bytes: number
  /**
   * Runs all communities through one tick.
   *
   * @returns counters of this tick alone, overwritten by the next call
   */
  tick(now: Now): Promise<Counters>
  /** Two words per community, in order of communities. */
  digest(): Promise<Uint32Array>
  /** Lets go of threads and memory, at once, whatever they are doing. */
  close(): Promise<void>
}
