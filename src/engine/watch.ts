/**
 * Looking on while a community lives: for the file of one resident, or for the comparison of two worlds. A run has no
 * watch and pays nothing for it; whoever looks on reads the place and changes nothing, or the digest would tell.
 */

/**
 * Where a tick turns next: to a stage, or to one entry of the list that the stage goes through. `harm` goes through
 * acts with a victim, `observe` through acts under a rule, `accuse` through invented charges, `rate` through acts that
 * are rated, `doors` through attempts, all by their place in
 * `scratch.acts`; `record` through `scratch.observations`; `score` through `scratch.due`, by the first number of the
 * entry; `grade` through residents of the world.
 */
export type Turn =
  | 'year'
  | 'join'
  | 'act'
  | 'harm'
  | 'observe'
  | 'accuse'
  | 'invent'
  | 'record'
  | 'rate'
  | 'score'
  | 'refresh'
  | 'grade'
  | 'doors'
  | 'bystanders'
  | 'measure'

/** The entry that a turn names when it is to the stage as a whole. */
export const STAGE = -1

/** Somebody who looks on; both are called while the state stands as the stage left it so far. */
export interface Watch {
  /** Before a stage, or before an entry of its list, is worked on. */
  turn?(to: Turn, entry: number): void
  /** Something happened to a resident of the world; `metric` as in `flowIndex`, before groups are told apart. */
  counted?(resident: number, metric: number, amount: number): void
  /** The same for lists; `metric` as in `listMetrics`. */
  listed?(resident: number, list: number, metric: number, amount: number): void
}
