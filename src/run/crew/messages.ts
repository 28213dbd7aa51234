/** What a crew of threads says to its workers and hears from them. */
import type { Blueprint } from '../../compile/compile.js'
import type { Counters } from '../../engine/counters.js'
import type { Now } from '../../engine/respond/now.js'
import type { WorldFile } from '../checkpoint/world.js'
import type { KeptPart } from '../kept/write.js'
import type { Saved } from './types.js'

/** Handed to a worker when it starts. */
export interface Assignment {
  blueprint: Blueprint
  firstCommunity: number
  communities: number
  /** Where they stand; before the first tick if left out. */
  saved?: Saved
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
  | { done: 'tick'; counters: Omit<Counters, 'layout'> }
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
