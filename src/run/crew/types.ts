/** Who does the work of a tick: this thread, or several. Whoever does it, the result is the same to the bit. */
import type { Counters } from '../../engine/counters.js'
import type { Now } from '../../engine/respond/now.js'
import type { WorldFile } from '../checkpoint/world.js'
import type { KeptPart } from '../kept/write.js'

/** Where the state of all communities lies that a crew begins with. */
export interface Saved {
  /** Ticks that are done. */
  done: number
  dir: string
  files: readonly WorldFile[]
}

/** Which of the two kernels does the ticks; both come to the same bits. */
export const kernels = ['fast', 'reference'] as const
export type KernelName = (typeof kernels)[number]

/** How communities are carried; the result does not depend on it. */
export interface Way {
  /** Whether they lie packed between ticks; not if left out. */
  packed?: boolean
  /** The fast one if left out, where it can be had. */
  kernel?: KernelName
}

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
  /**
   * Saves the state of all communities, so that a crew can be built from it.
   *
   * @param dir folder that exists
   */
  save(dir: string): Promise<WorldFile[]>
  /** Lets go of threads and memory, at once, whatever they are doing. */
  close(): Promise<void>
}
