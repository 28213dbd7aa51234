/**
 * What can happen to a resident, as the file tells it. Residents are named by their number in the run; behaviours, rules,
 * sensors, databases, doors and grades by their identifiers in the scenario.
 */
import type { Behaviour } from '../scenario/schema/behaviours.js'
import type { TermName } from '../scenario/schema/words.js'
import type { ActDraw, WayDraws } from './why/draws.js'
import type { WhyLink } from './why/link.js'

/** A draw against a chance: it happens if `drew` lies below `chance`; both between 0 and 1. */
export interface Throw {
  chance: number
  drew: number
}

/** One sensor that works in the community looking at one act. */
export interface Look extends Throw {
  sensor: string
  saw: boolean
  /** It would have seen the act, had the resident not hidden it; `chance` is what hiding left of its own. */
  evaded: boolean
}

/** What a sensor claims, and what becomes of it on the way to a file. */
export interface Finding {
  sensor: string
  database: string
  /** Whom the sensor charged. */
  charged: number
  fate: 'filed' | 'lost' | 'dropped by review' | 'not kept'
  reviewed: boolean
  /** Whose file it reaches, and in the step of time that begins on which day; null where it reaches none. */
  file: number | null
  reaches: string | null
  told: boolean
  appeals: boolean
  /** How the registry looked for the file; null where none did. */
  linked: Linked | null
  /** What was drawn about it on the way; absent where it did not get so far. */
  drawn?: WayDraws
}

/** What a record said and how much it weighed; weights in bits. */
export interface Linked {
  /** Fields, by their identifiers in the scenario, that said something else than is true of the one it is about, and those left empty. */
  wrong: string[]
  empty: string[]
  /** Weight of the record against the right file, and against the best of all others; null where nobody else came near. */
  right: number
  best: number | null
  /** Whether a clerk decided. */
  byClerk: boolean
}

export type Severity = 'minor' | 'ordinary' | 'serious'

/** Why somebody has a record that is not about their own act. */
export type Wrong = 'mistaken' | 'invented' | 'accused' | 'misfiled'

/** By what an act of somebody else falls on the resident: it is their firm's, or of the district that they hold. */
export type Bearing = 'owner' | 'official'

/** What stands behind a record: an own act, one that a rule rightly lays on the resident, or one that is not theirs. */
export type Cause = 'own act' | 'borne' | Wrong

/** Whether a record is about something that is not the resident's to answer for. */
export const isWrong = (because: Cause): because is Wrong => because !== 'own act' && because !== 'borne'

/** Points that one case moved, and what moved them. */
interface Moves {
  /** The act or charge that it follows from. */
  case: number
  behaviour: string
  rule: string | null
  /** Points as rule and limits give them; for what comes back, what comes back. */
  points: number
  /** By how much the score really moved: less where the scale ends. */
  moved: number
}

/** An act of the resident. Cases are numbered through the file, acts and wrong charges together. */
export interface Act {
  what: 'act'
  case: number
  behaviour: string
  kind: Behaviour['kind']
  severity: Severity
  /** Brought about by strain, hardship, attention or reward: without the scheme's influence it would not have happened. */
  provoked: boolean
  /** Rated by whoever was met, at once; what it came to follows as an event of its own. */
  rated?: boolean
  /** The rule that scores it; null if none is in force. */
  rule: string | null
  /** Whose file it lands in by the rule, where that is somebody else's. */
  fallsOn?: { as: Bearing; who: number }
  /** By how much the true score moved. */
  trueMoved: number
  victim: number | null
  /** Whose act it was done in answer to; null if the resident began it. */
  inAnswerTo: number | null
  /** Yuan that it cost the resident. */
  paid: number
  /** For an invented charge against the victim: whether it was believed; null if it is none, or came to nothing. */
  believed: boolean | null
  /** The door that had let the resident through, if that is what the act came of. */
  loan?: string
  /** The draw by which it was done. */
  drawn?: ActDraw
  /** Sensors that looked, in their order, up to the first that saw it. */
  looks: Look[]
  /** Sensors made for such acts that do not work in this community. */
  absent: string[]
  /** Whether the sensor that saw it took somebody else for the one who did it; null if none saw it. */
  mistaken: Throw | null
  /** Null if nobody saw it, or no rule asks. */
  finding: Finding | null
}

/** An act of somebody else that a rule lays on the resident, who owns the firm or holds the district. No mistake: the rule says so. */
export interface Borne extends Pick<
  Act,
  'looks' | 'absent' | 'mistaken' | 'finding' | 'severity' | 'kind' | 'trueMoved'
> {
  what: 'borne'
  case: number
  behaviour: string
  rule: string
  as: Bearing
  /** Who did it. */
  by: number
}

/** A charge against the resident, or a record meant for this file, for what the resident did not do. */
export interface Charge {
  what: 'charge'
  case: number
  because: Wrong
  behaviour: string
  rule: string | null
  /** Who did it; null if nobody did. */
  doneBy: number | null
  /** By what the charge falls on the resident, if the rule is not on the one who acts: a firm or a district was mistaken. */
  as?: Bearing
  /** Who made it up, out of malice. */
  accuser: number | null
  /** For somebody else's act: the draw by which the sensor took this one for the doer. */
  mistaken?: Throw
  finding: Finding
}

export type Happening =
  | Act
  | Borne
  | Charge
  | { what: 'withheld'; behaviour: string; kind: Behaviour['kind']; rule: string | null; times: number }
  | { what: 'harmed'; behaviour: string; by: number }
  | ({
      what: 'record'
      because: Cause
      full: number
      told: boolean
      appeals: boolean
      late: boolean
      /** Whether it was printed with the name. */
      published: boolean
    } & Moves)
  | { what: 'found'; case: number; because: Cause; behaviour: string; appeals: boolean; late: boolean }
  | ({ what: 'appeal'; because: Cause; upheld: boolean } & Moves)
  | ({ what: 'repaired' | 'expired'; ledger: 'file' | 'truth' } & Moves)
  | {
      what: 'protest'
      spoke: boolean
      after: 'charge' | 'wrong charge' | 'lower grade' | 'refusal' | 'news of the scheme'
    }
  | { what: 'graded'; from: string | null; to: string | null; trueTo: string | null; down: boolean; told: boolean }
  | {
      /** Onto a list, kept off it by a safeguard, or off it: by doing what was owed, by time, by appeal, by a rule. */
      what: 'list'
      list: string
      does: 'entered' | 'spared' | 'performed' | 'term' | 'appeal' | 'taken'
      /** For what the resident did not do. */
      wrong: boolean
      /** Because a business of theirs came onto it: those that are on it. */
      forBusiness?: number[]
    }
  | {
      what: 'door'
      door: string
      /** The letter that the door looked at; null if the scheme has no say there. */
      letter: string | null
      refused: boolean
      /** What the same draw gives without the scheme. */
      refusedAnyway: boolean
      acrossContexts: boolean
      /** Lists that the resident is on; and whether the door looks at the adults of the household instead. */
      lists: string[]
      guardians: boolean
      chance: number
      chanceAnyway: number
      drew: number
      /** What the door asked of somebody let through: yuan, hundredths of a per cent, days. */
      asked?: { what: TermName; asked: number; anyway: number }[]
      /** First day of the step of time in which it shows what came of being let through, where something does. */
      dueOn?: string
      /** Refused, and would have kept their word. */
      soundRefused?: true
    }
  | { what: 'joined'; byPull: boolean }
  | { what: 'left' }
  | {
      /** Where people rate each other: whoever was met rated an act, and an onlooker may have. */
      what: 'rated'
      case: number
      behaviour: string
      rule: string | null
      /** Who rated, with which grade, and what they gave; null where the rating did not count. */
      by: number | null
      grade: string | null
      given: number | null
      /** Points that an onlooker took. */
      onlookers: number
      /** Whether there was a penalty on the spot. */
      penalty: boolean
      moved: number
      trueMoved: number
    }
  | { what: 'letters dropped' }
  | { what: 'repealed' }
  | { what: 'outcry' }
  | { what: 'anew' }
  /** Another scheme takes over; where only one of the two has a score, that begins or ends with it. */
  | { what: 'scheme'; scenario: string; title: string; anew: boolean }

/** Events of one or several kinds. */
export type Of<W extends Happening['what']> = Extract<Happening, { what: W }> & FileEvent

/** What a case begins with: something done, borne for another, or charged without having been done. */
export type Origin = Of<'act' | 'borne' | 'charge'>

/** A happening with its time and the scores after it. */
export type FileEvent = Happening & {
  tick: number
  /** First day of the step of time. */
  date: string
  score: number
  trueScore: number
  /** Why: its own links; the acts and charges that they name have theirs. */
  why?: WhyLink[]
}
