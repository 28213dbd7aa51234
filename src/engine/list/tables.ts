/** What the stages read of lists. A scheme without lists has none of these tables, and pays nothing for them. */

export const listKinds = { blacklist: 0, redlist: 1, pass: 2 } as const

/** Most lists of one scheme: what a rule does with them is one bit each. */
export const MOST_LISTS = 8

/** People whom a safeguard keeps off a list, from one tick until another. */
export interface Sparing {
  list: number
  fromTick: number
  untilTick: number
  /** [profile] 1 if spared. */
  spared: Uint8Array
}

export interface ListTables {
  count: number
  /** [list] see {@link listKinds}. */
  kind: Uint8Array
  /** [list] 0 .. CONTEXTS-1 */
  context: Uint8Array
  /** [list] ticks that a listing lasts; 0 without a term. */
  term: Uint16Array
  /** [list] chance that it is lengthened, and by how many ticks. */
  extended: Float64Array
  extension: Uint16Array
  /** [list x profile] mean number of ticks until somebody listed does what is owed; 0 for never. */
  performsAfter: Float64Array
  /** [list] ticks from doing what is owed to being taken off. */
  removedAfter: Uint16Array
  /** [list x profile] chance of being on it when the run begins. */
  held: Float64Array
  spares: Sparing[]
  /** [list] ticks from which and until which a listed business takes its owner along; the same for never. */
  ownerFrom: Float64Array
  ownerUntil: Float64Array
  /** [list] points that being put on it weighs in the minds of people. */
  stake: Int16Array
  /** What rules do to the disadvantage of somebody, as bits of {@link Phase.listing}: onto a blacklist, off a good list. */
  adverse: number
  /** [list] purposes of draws, by name. */
  stayPurpose: Float64Array
  heldPurpose: Float64Array
}

/** Which doors look at which lists; treatments of one door lie side by side. */
export interface DoorLists {
  /** [door + 1] where the treatments of a door begin. */
  first: Uint16Array
  /** [treatment] the list it is about. */
  list: Uint8Array
  /** [treatment] 1 for those on the list, 0 for those who are not. */
  on: Uint8Array
  /** [treatment] chance of refusal. */
  refused: Float64Array
}

/** Bit of {@link Phase.listing}: the rule puts people on the list. */
export const puttingOn = (list: number) => 1 << list
/** Bit of {@link Phase.listing}: the rule takes people off the list. */
export const takingOff = (list: number) => 1 << (MOST_LISTS + list)
