/** Gaming: those who know that they are just short of a better grade do more of the cheap deeds that lead to it. */
import { gradeOf } from '../grade/regrade.js'
import type { Place } from '../place.js'

/** Whether the score on file stands below a better grade by no more than the points that count as near. */
export function justShort(place: Place, resident: number): boolean {
  const { world, tables } = place
  const score = world.score[resident]
  const letter = gradeOf(tables.grade, score)
  return letter > 0 && tables.grade.from[letter - 1] - score <= tables.response.gaming!.near
}
