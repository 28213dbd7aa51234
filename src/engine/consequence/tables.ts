/** What the tick reads of doors: whom they refuse, what they ask of those they let through, and what shows later. */
import type { DoorLists } from '../list/tables.js'

export interface DoorTables {
  /** [door] 0 .. CONTEXTS-1 */
  context: Uint8Array
  refusedAnyway: Float64Array
  /** [door x grades] thresholds. */
  refused: Float64Array
  refusalStrain: Uint8Array
  refusalHardship: Uint8Array
  /** Treatments of those on lists and not on them; absent where no door looks at lists. */
  lists?: DoorLists
  /** [door] 1 if the door looks at the adults of the household; absent where none does. */
  guardian?: Uint8Array
  /** [door x 2] chances for those who are no members: while nobody is one, and where everybody is; empty without membership. */
  outsiders: Float64Array
}

/** One thing asked at one door; whole yuan, hundredths of a per cent of interest, or days. */
export interface TermsTable {
  /** [door + 1] first of the things that the door asks; the next door's is the end. */
  first: Uint16Array
  /** [thing] what is asked without the scheme. */
  anyway: Int32Array
  /** [thing x grades] what is asked by the letter that the door looks at. */
  byLetter: Int32Array
  /** What those on lists, or not on them, are asked; absent where it is the same for all. */
  lists?: ListTerms
  /** [thing] what outsiders are asked where everybody is a member; absent where it is the same as without the scheme. */
  outsiders?: Int32Array
  /** [door] added, in 255ths of the full scale, to somebody asked for more than without the scheme. */
  dearerStrain: Uint8Array
  dearerHardship: Uint8Array
}

/** What a treatment by list asks, thing by thing. */
export interface ListTerms {
  /** [thing + 1] first row of each thing. */
  first: Uint16Array
  /** [row] list, whether it is for those on it (1) or not on it (0), and what is asked. */
  list: Uint8Array
  on: Uint8Array
  asked: Int32Array
}

/** Doors whose being opened shows later whether it was deserved. */
export interface OutcomeTable {
  /** [door] number among such doors, or -1. */
  ofDoor: Int16Array
  /** [outcome] door, ticks until it shows, and the behaviours that it then is. */
  door: Uint16Array
  afterTicks: Uint16Array
  kept: Uint16Array
  broken: Uint16Array
  /** [outcome x (grades + 1)] chance of breaking by the letter held when let through, the last without a letter. */
  breaks: Float64Array
  /** [outcome x profile] multiplier of that chance by what somebody is like. */
  factor: Float64Array
  /** [outcome x LEVELS] multipliers by strain and by hardship when it shows, in Q12. */
  strainFactor: Uint16Array
  hardshipFactor: Uint16Array
}
