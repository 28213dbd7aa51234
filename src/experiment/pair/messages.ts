/** What a crew of two worlds says to its threads and hears from them. */
import type { Counters } from '../../engine/counters.js'
import type { Now } from '../../engine/respond/now.js'
import type { Findings } from './findings.js'
import type { Blueprints } from './pair.js'

/** Handed to a thread when it starts. */
export interface Assignment {
  blueprints: Blueprints
  firstCommunity: number
  communities: number
}

export type Order = { do: 'tick'; a: Now; b: Now } | { do: 'finish' }

type Counted = Omit<Counters, 'layout'>

export type Answer =
  | { done: 'build' }
  | { done: 'tick'; a: Counted; b: Counted }
  | { done: 'finish'; digests: [Uint32Array, Uint32Array]; findings: Findings }
