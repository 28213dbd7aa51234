/** The points with which somebody starts: the base or, where the scheme knows something of them already, another number. */
import type { ScoreTable } from './tables.js'

/** Points at the start of a resident of that cell. */
export function startOf(score: ScoreTable, cell: number): number {
  return score.starts === null ? score.base : score.starts[cell]
}
