/** What the tick reads of grades: bands of a score, or of the order of all scores. */

export interface GradeTable {
  /** Number of letter grades; 0 if the scheme has none. Grade 0 is the best; `count` itself means no letter. */
  count: number
  /** [count-1] lowest score of each grade but the worst, best first. */
  from: Int16Array
  /** [tick] 1 where grades are set anew. */
  regrades: Uint8Array
  /** Ticks between two gradings; the unit of the spell histogram. */
  interval: number
}

/** Grades by rank: how scores are put in order, and which share of all reaches each band. */
export interface RankTable {
  /** Bins of the national histogram: the score at which the first begins, their width and number. */
  from: number
  width: number
  bins: number
  /** [grades-1] share of all that reach the band or a better one, from the top, in Q16; empty if grades go by score. */
  reach: Uint32Array
}
