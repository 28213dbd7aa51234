/** One thing that is on its way in a community: {@link ENTRY} whole numbers of 32 bits. */

/** Numbers per entry. */
export const ENTRY = 8
/**
 * `luck` is the word that decides, on arrival, whether the one charged speaks out; once a record has arrived, what
 * follows from it keeps there how many of its points the bounds of the score did not let through. `life` is the number
 * of ticks after which the points come back, 0 for never. Signed: read what is a word with `>>> 0`.
 */
export const entryField = { due: 0, kind: 1, who: 2, behaviour: 3, points: 4, flags: 5, luck: 6, life: 7 } as const

/** What an entry does when it is due. */
export const entryKind = {
  record: 0,
  appeal: 1,
  expiry: 2,
  trueExpiry: 3,
  repair: 4,
  trueRepair: 5,
  /** what has come to nothing */
  nothing: 9,
  listing: 10,
  delisting: 11,
  leaves: 12,
  trulyLeaves: 13,
  access: 14,
  loan: 16,
} as const
/** What is known of an entry: bits of its flags. */
export const flag = { wrong: 1, told: 2, appeals: 4, upheld: 8, repairs: 16, late: 32, adverse: 128 } as const

/** Entries one after the other, {@link ENTRY} numbers each. */
export type EntryList = number[] | Int32Array

/** How many of an entry's last fields, from `life` back, are words of luck, alike in no two entries. */
export function drawnFields(kind: number): 0 | 1 | 2 {
  if (kind === entryKind.listing) return 2
  return kind === entryKind.record || kind === entryKind.loan ? 1 : 0
}
