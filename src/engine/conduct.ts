/** Tables of what people do to each other and to the scheme; part of {@link Tables}, empty or null where unused. */
import type { Skip } from './draw/gaps.js'

/** Who may answer an act. */
export const answerers = { neighbour: 0, household: 1, official: 2 } as const

/** An act that may follow an act of somebody else in the same tick. */
export interface ChainTable {
  /** Behaviour that sets it off, and the behaviour that follows. */
  first: number
  behaviour: number
  by: (typeof answerers)[keyof typeof answerers]
  /** [profile of the one who may follow] threshold. */
  chance: Float64Array
  /** Purpose of its draws. */
  purpose: number
}

/** Behaviour by which somebody brings an invented charge against a neighbour. */
export interface AccusationTable {
  behaviour: number
  /** Behaviour that the neighbour is charged with. */
  of: number
  sensor: number
  /** Threshold. */
  believed: number
  /** Purposes of its draws, and of those on the way of the charge into a file. */
  purpose: number
  filePurpose: number
  fatePurpose: number
}

/** Who may look into their own file. */
export interface AccessTable {
  /** [profile] time in ticks until somebody next looks; null for never. */
  waits: (Skip | null)[]
}

export interface GamingTable {
  /** Q16 multiplier of the rate. */
  factor: number
  /** Points below a better grade that count as just short of it. */
  near: number
}

/** Names in print. */
export interface PublicationTable {
  /** Threshold. */
  named: number
  /** Added to the strain (0 .. 255) of the one named. */
  strain: number
}
