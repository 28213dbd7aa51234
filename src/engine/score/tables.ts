/** What the tick reads of rules and scores. */
import type { RatedPhase } from './ratingTables.js'

/** On whose file an act lands: of the one who did it, of who owns the business, of the official of the district. */
export const bearers = { actor: 0, owner: 1, official: 2 } as const

/** In place of the mean score of friends, where no friend has a score. */
export const NO_FRIENDS = -32768

/** Rules in force from a tick on, until the next phase. */
export interface Phase {
  fromTick: number
  /** [behaviour] 1 if a rule is in force. */
  ruled: Uint8Array
  /** [behaviour x 3] points for minor, ordinary and serious acts. */
  points: Int16Array
  /** [behaviour x 3] ticks after which the points come back; 0 for never. */
  life: Uint16Array
  /** [behaviour] most points that the rule gives one resident in a year, 0 without a limit; null if no rule has one. */
  limits: Uint16Array | null
  /** [behaviour] {@link bearers} */
  bearer: Uint8Array
  /** [door] 1 if the scheme's treatment is in force. */
  treated: Uint8Array
  /** Where the score is one of ratings; null elsewhere. */
  rated: RatedPhase | null
  /** [behaviour] what the rule does with lists, as bits (see `list/tables.ts`); absent without lists. */
  listing?: Uint16Array
}

export interface ScoreTable {
  /** Whether the scheme keeps a score: one of lists alone does not. */
  kept: boolean
  base: number
  /** [cell] points with which residents start; null if all start with the base. */
  starts: Int16Array | null
  lowest: number
  highest: number
  /** Most points that one resident can be given in a year of the scheme; Infinity without a limit. */
  givenPerYear: number
  /** Rules that have a limit of their own, and [behaviour] which of them is meant; -1 for none. */
  limited: number
  limitOf: Int16Array
  /** Ticks of a year of the scheme, and [tick] 1 where one begins. */
  yearTicks: number
  newYear: Uint8Array
  /** [tick] 1 where everybody starts anew. */
  resets: Uint8Array
  /** Only where the score is made of weighted factors. */
  composite?: CompositeTable
}

/** A score made of factors: lowest + (highest - lowest) x sum of weight x position, positions between worst and best. */
export interface CompositeTable {
  factors: number
  /** [factor] Q16; they add up to exactly 65,536. */
  weight: Uint32Array
  /** [factor] points at which the position is 0 and 1; of the factor of friends, the range of the score. */
  worst: Int16Array
  best: Int16Array
  /** [behaviour] factor that its rules feed. */
  factorOf: Uint8Array
  /** [behaviour] points of the score that one point of the factor is worth, in Q16, while it is between worst and best. */
  worth: Uint32Array
  /** [cell x factors] points to start with, and how far they may lie from that either way. */
  starts: Int16Array
  spread: Uint16Array
  /** The factor of friends, -1 without one; how many friends; position in Q16 of somebody without any. */
  friendsFactor: number
  friends: number
  friendless: number
  /** [tick] 1 where the score is worked out anew. */
  refreshes: Uint8Array
}
