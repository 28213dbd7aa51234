/** Who does the work of a tick: this thread, or several. Whoever does it, the result is the same to the bit. */
import type { Counters } from '../../engine/counters.js'
import type { Now } from '../../engine/respond/now.js'
import type { KeptPart } from '../kept/write.js'

export interface Crew {
  /** Threads that carry the work. */
  readonly threads: number
  /**
   * Runs all communities through one tick.
   *
   * @returns counters of this tick alone, overwritten by the next call
   */
  tick(now: Now): Promise<Counters>
  /** Bytes of state at present, with what is on its way to the files. */
  bytes(): Promise<number>
  /** Two words per community, in order of communities. */
  digest(): Promise<Uint32Array>
  /**
   * Keeps the state of all subjects, part by part, in order of their numbers.
   *
   * @param dir folder that exists
   */
  keep(dir: string): Promise<KeptPart[]>
  /** Lets go of threads and memory, at once, whatever they are doing. */
  close(): Promise<void>
}
