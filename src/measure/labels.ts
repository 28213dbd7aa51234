/** What the counters do not know: names, dates and prices. The compiled catalogue of a scenario has this shape. */

/** Whole points; a missing `from` or `to` means open ended. */
export interface ScoreBin {
  from?: number | null
  to?: number | null
}

export interface Costs {
  /** Yuan for keeping one record. */
  perRecord: number
  /** Yuan for reviewing one appeal. */
  perReview: number
  /** Yuan for a human look at one finding before it is filed. */
  perFinding: number
  /** Yuan for one clerical decision on whose a record is. */
  perLink: number
  /** [database] yuan for joining one region. */
  perJoining: readonly number[]
  /** Yuan for setting the scheme up, once. */
  setup: number
}

export interface Labels {
  regions: readonly { id: string }[]
  /** By group index; index 0 is everybody. */
  groups: readonly { by: string; group: string }[]
  behaviours: readonly { id: string; kind: string }[]
  doors: readonly { id: string }[]
  databases: readonly { id: string }[]
  /** Things that doors ask, and doors that lend, as the counters number them; yuan per loan. */
  terms: readonly { door: string; what: string; unit: string }[]
  loans: readonly { door: string; earned: number; lost: number }[]
  lists: readonly { id: string; kind: string }[]
  /** Letter grades, best first, and last "no letter". */
  states: readonly { id: string }[]
  /** Whether anybody has a score; a scheme of lists alone has none. */
  hasScore: boolean
  scoreBins: readonly ScoreBin[]
  costs: Costs
  /** ISO date of the first day of a tick. */
  dateOf(tick: number): string
}
