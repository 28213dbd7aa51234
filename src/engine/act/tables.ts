/** What the tick reads of what subjects do: behaviours, their rates, whom they harm and what follows them. */
import type { Skip } from '../draw/gaps.js'

export const kinds = { misconduct: 0, merit: 1, voice: 2 } as const

export const victims = { none: 0, neighbour: 1, household: 2, customer: 3, staff: 4, citizen: 5, owner: 6 } as const

/** Whose behaviour it is: of residents, of businesses, or of both. */
export const whose = { residents: 0, businesses: 1, both: 2 } as const

/** Who may answer an act. */
export const answerers = { neighbour: 0, household: 1, official: 2 } as const

/** What residents may do in a tick: behaviours first (0 .. behaviours-1), then attempts at doors. */
export interface DoingTables {
  behaviours: number
  doors: number
  /** Profile of each cell: residents of one profile have the same rates and error rates. */
  profileOfCell: Uint16Array
  /** Habit of each cell: those of one habit do the same things at the same rates. */
  habitOfCell: Uint16Array
  /** Stratum of each cell: residents of one stratum share a ceiling rate. */
  stratumOfCell: Uint8Array
  strata: (Skip | null)[]
  /**
   * [habit x columns] alias tables of 2^aliasBits columns: the upper bits of a word choose the column, the lower ones the
   * side. A column is one word, because looking one up is mostly waiting for memory: its upper bits hold a threshold, below
   * which the doing is that of the column's own number, and its lowest aliasBits the doing otherwise.
   */
  aliasBits: number
  alias: Uint32Array
  /** [habit] ceiling of the habit as a share of the ceiling of its stratum, times 2^32. */
  accept: Float64Array
  /** [doing] how many times its base rate a response can make it, in Q16; the ceiling counts it with this weight. */
  headroom: Uint32Array
}

export interface BehaviourTables {
  kind: Uint8Array
  /** [behaviour] 0 .. CONTEXTS-1 */
  context: Uint8Array
  victim: Uint8Array
  /** [behaviour] how many suffer from one act, at most as many as there are. */
  victimCount: Uint16Array
  harmStrain: Uint8Array
  harmHardship: Uint8Array
  /** [behaviour x 2] thresholds: below the first the act is minor, below the second ordinary, else serious. */
  severityCut: Float64Array
  /** [behaviour x LEVELS] Q12 multipliers of the rate. */
  strainFactor: Uint16Array
  hardshipFactor: Uint16Array
  public: Uint8Array
  /** [behaviour] {@link whose} */
  subject: Uint8Array
  /** 1 for cheap rewarded deeds that people do to reach a better grade. */
  gamed: Uint8Array
  /** Whole yuan that an act costs the one who does it. */
  price: Float64Array
}

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
