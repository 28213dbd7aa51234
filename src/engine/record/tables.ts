/** What the tick reads of local databases, and of who may look into their own file. */
import type { Skip } from '../draw/gaps.js'
import type { DatabaseLink } from '../link/tables.js'

export interface DatabaseTable {
  delayTicks: number
  lost: number
  misfiled: number
  /** How its records find their files, where it has identifiers; null where `misfiled` says it. */
  link: DatabaseLink | null
  /** [region] tick from which its records reach the registry; empty if they always have. */
  joins: Int32Array
}

/** Who may look into their own file. */
export interface AccessTable {
  /** [profile] time in ticks until somebody next looks; null for never. */
  waits: (Skip | null)[]
}
