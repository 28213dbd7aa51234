/**
 * What is on its way in one community, {@link ENTRY} whole numbers each, in order of making. Points that come back after
 * years make this the largest part of a long run's state, so the numbers are packed in 32 bits, and what is due is
 * taken out by moving the stretches between.
 */

/** Numbers per entry. */
export const ENTRY = 8
/**
 * `luck` is the word that decides, on arrival, whether the one charged speaks out; once a record has arrived, what
 * follows from it keeps there how many of its points the bounds of the score did not let through. `life` is the number
 * of ticks after which the points come back, 0 for never.
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

const FEW = 16 * ENTRY

export class Entries {
  /** Only the first {@link length} numbers count. Signed: read `luck` with `>>> 0` where it is a word. */
  numbers = new Int32Array(FEW)
  length = 0

  push(
    due: number,
    kind: number,
    who: number,
    behaviour: number,
    points: number,
    flags: number,
    luck: number,
    life: number,
  ): void {
    if (this.length === this.numbers.length) this.#grow()
    const { numbers, length: at } = this
    numbers[at + entryField.due] = due
    numbers[at + entryField.kind] = kind
    numbers[at + entryField.who] = who
    numbers[at + entryField.behaviour] = behaviour
    numbers[at + entryField.points] = points
    numbers[at + entryField.flags] = flags
    numbers[at + entryField.luck] = luck
    numbers[at + entryField.life] = life
    this.length += ENTRY
  }

  /** Keeps the entries that `keep` says, told by the first number of each, in their order. */
  retain(keep: (numbers: Int32Array, e: number) => boolean): void {
    const { numbers, length } = this
    let kept = 0
    let from = 0
    for (let e = 0; e < length; e += ENTRY) {
      if (keep(numbers, e)) continue
      if (e > from) {
        if (kept !== from) numbers.copyWithin(kept, from, e)
        kept += e - from
      }
      from = e + ENTRY
    }
    if (length > from) {
      if (kept !== from) numbers.copyWithin(kept, from, length)
      kept += length - from
    }
    this.length = kept
  }

  #grow(): void {
    const more = Math.floor(this.numbers.length / 4 / ENTRY) * ENTRY
    const larger = new Int32Array(this.numbers.length + more)
    larger.set(this.numbers)
    this.numbers = larger
  }
}
