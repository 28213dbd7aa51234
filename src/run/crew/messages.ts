/** What a crew of threads says to its workers and hears from them. */
import type { Blueprint } from '../../compile/compile.js'
import type { Counters } from '../../engine/counters.js'
import type { Now } from '../../engine/respond/now.js'
import type { WorldFile } from '../checkpoint/world.js'
import type { KeptPart } from '../kept/write.js'
import type { Saved, Way } from './types.js'

/** Handed to a worker when it starts. */
export interface Assignment {
  blueprint: Blueprint
  firstCommunity: number
  communities: number
  /** Where they stand; before the first tick if left out. */
  saved?: Saved
  /** Whether counters lie in memory that both sides see; without it they are copied into every message. */
  shares: boolean
  way: Way
}

export type Order =
  | { do: 'tick'; now: Now }
  | { do: 'bytes' }
  | { do: 'digest' }
  | { do: 'keep'; dir: string }
  | { do: 'save'; dir: string }

export type Answer =
  | { done: 'build' }
  | { done: 'bytes'; bytes: number }
  /** Counters that are shared are handed over after the first tick, and after the first of another scheme. */
  | { done: 'tick'; counters: Omit<Counters, 'layout'> | null }
  | { done: 'digest'; words: Uint32Array }
  | { done: 'keep'; parts: KeptPart[] }
  | { done: 'save'; world: WorldFile }
  | Defect

/** Something went wrong in the thread. */
export interface Defect {
  done: 'defect'
  name: string
  message: string
  stack: string
}
