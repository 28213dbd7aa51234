/** What the tick reads of responses: feelings, opinion, trust, membership, gaming, names in print, and reactions of the scheme. */

/** Whether somebody is a member of a scheme that one joins by choice. */
export const member = { never: 0, is: 1, left: 2 } as const

export interface ResponseTables {
  on: boolean
  /** Shares between 0 and 1; read once a tick to make tables, never in the state. */
  prior: number
  publicity: number
  deterrence: number
  conformity: number
  chill: number
  spillOver: number
  withoutGrades: number
  /** 0 if nobody hides. */
  evasion: number
  gaming: GamingTable | null
  /** Added to the perceived risk (0 .. 255) of somebody told of a charge. */
  afterOwnCharge: number
  /** Added to the strain (0 .. 255) of somebody told of a charge, or graded down. */
  strainOfCharge: number
  strainOfWrongCharge: number
  strainOfLowerGrade: number
  /** [tick] 1 where strain, hardship and risk fade. */
  fades: Uint8Array
  /** What is left after a fading, times 256. */
  strainKept: number
  hardshipKept: number
  riskKept: number
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

/** Who is a member, and how others become one. Chances are for one tick, times 2^32. */
export interface MembershipTable {
  /** [cell] at the start; of joining of one's own accord, and by the pull of a region where everybody is a member. */
  atStart: Float64Array
  joins: Float64Array
  pulled: Float64Array
  leaves: number
}

/** Whole numbers: approval in millionths, attention in protests per 10^9 resident-ticks. */
export interface OpinionTables {
  start: number
  approvalStep: number
  perRefusal: number
  perWrongCharge: number
  perPriority: number
  inOutcry: number
  threshold: number
  attentionStep: number
  contagion: number
  /** Protests per resident and tick by those whom the scheme has not hit, and what is left of that a tick later. */
  bystanders: { perTick: number; keptPerTick: number }
  /** Chances of speaking out, times 2^32. */
  speaksOut: { afterCharge: number; afterWrongCharge: number; afterLowerGrade: number; afterRefusal: number }
  /** Length of a tick in months; flows are read per month. */
  monthsPerTick: number
  /** Trust in institutions, where the scenario has it. */
  trust: TrustTables | null
  publicityStep: number
}

/** Trust in institutions by field of life, in millionths; entries of fields that the scenario leaves out are 0. */
export interface TrustTables {
  /** [context] 1 where trust is kept. */
  kept: Uint8Array
  start: Float64Array
  /** Lost per victim of misconduct, gained per act of misconduct seen, each per 1,000 residents and month. */
  perVictim: Float64Array
  perCharge: Float64Array
  /** Part of the way to its target that trust goes in a tick, in Q16. */
  step: Float64Array
}

export interface ReactionTable {
  name: string
  /** Ticks from an outcry to the effect. */
  afterTicks: number
  /** Last tick before the effect, where a day sets it off; -1 where an outcry does. */
  onTick: number
  does: 'drop_grades' | 'repeal' | 'narrow'
  ends: Endings
}

/** What a reaction brings to an end. */
export interface Endings {
  /** Rules, by the behaviour and the ticks of each. */
  rules: { behaviour: number; fromTick: number; untilTick: number }[]
  doors: number[]
  /** Lists, as bits. */
  lists: number
}
