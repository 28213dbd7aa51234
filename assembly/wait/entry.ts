/** One thing that is on its way in a community; see `entry.ts` of the engine, whose numbers these are. */

/** Numbers per entry, and the bytes that they take. */
export const ENTRY: i32 = 8
export const ENTRY_BYTES: i32 = 32

export const DUE: i32 = 0
export const KIND: i32 = 1
export const WHO: i32 = 2
export const BEHAVIOUR: i32 = 3
export const POINTS: i32 = 4
export const FLAGS: i32 = 5
export const LUCK: i32 = 6
export const LIFE: i32 = 7

export const KIND_RECORD: i32 = 0
export const KIND_APPEAL: i32 = 1
export const KIND_EXPIRY: i32 = 2
export const KIND_TRUE_EXPIRY: i32 = 3
export const KIND_REPAIR: i32 = 4
export const KIND_TRUE_REPAIR: i32 = 5
export const KIND_NOTHING: i32 = 9
export const KIND_LISTING: i32 = 10
export const KIND_DELISTING: i32 = 11
export const KIND_LEAVES: i32 = 12
export const KIND_TRULY_LEAVES: i32 = 13
export const KIND_ACCESS: i32 = 14
export const KIND_LOAN: i32 = 16

export const FLAG_WRONG: i32 = 1
export const FLAG_TOLD: i32 = 2
export const FLAG_APPEALS: i32 = 4
export const FLAG_UPHELD: i32 = 8
export const FLAG_REPAIRS: i32 = 16
export const FLAG_LATE: i32 = 32
export const FLAG_ADVERSE: i32 = 128

/** How many of an entry's last fields are words of luck. */
export function drawnFields(kind: i32): i32 {
  if (kind === KIND_LISTING) return 2
  return kind === KIND_RECORD || kind === KIND_LOAN ? 1 : 0
}
