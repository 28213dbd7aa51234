/** Tables of a score that the people one meets make. Scores and ratings are in thousandths of a star, whole numbers. */

/** What stands where an act is not rated. */
export const UNRATED = -1

/** How acts are rated from a tick on, until the next phase. */
export interface RatedPhase {
  /** [behaviour x 3] rating deserved by minor, ordinary and serious acts; {@link UNRATED} without a rule. */
  deserved: Int16Array
  /** [behaviour] points taken at once, for how many ticks, and how much low ratings count then (Q12). */
  takes: Int16Array
  lasts: Uint16Array
  lowCount: Uint32Array
}

export interface RatingTables {
  /** Part of the way to a rating that it moves the score, in Q16: for a rater who counts once, and by grade. */
  step: number
  /** [grades + 1] by the grade of the one who rates; the last is without a letter. */
  stepOfGrade: Float64Array
  /** Part of the distance between score and base that raters add, in Q16. */
  deference: number
  /** [cell] points added to every rating. */
  favour: Int16Array
  /** Ratings are up to this many points higher or lower for no reason. */
  moods: number
  /** Chance of looking for one's own grade, times 2^32. */
  looks: number
  /** [grades + 1] 1 for grades with whose holders one is better not seen. */
  shunned: Uint8Array
  seen: number
  onlookerRating: number
  /** [grades + 1] 1 for grades whose holders neither rate nor are rated. */
  out: Uint8Array
}
