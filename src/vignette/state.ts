/** How the subject stands at the end of a tick, in the names of the scenario. */
import { letterAt } from '../engine/consequence/standing.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { doorWords } from './schema.js'
import type { Stage } from './stage.js'

export type DoorWord = (typeof doorWords)[number]

export interface State {
  score: number
  trueScore: number
  /** Letter, or `none`. */
  grade: string
  trueGrade: string
  /** What each door does with the subject, and the share of such attempts that it refuses. */
  doors: Record<string, { does: DoorWord; refused: number }>
}

/** Reads the state of the only resident. */
export function stateOf(scenario: Scenario, { world, place, blueprint }: Stage): State {
  const i = place.first
  const letters = Object.keys(scenario.grades?.bands ?? {})
  const letterOf = (grade: number) => letters[grade] ?? 'none'
  return {
    score: world.score[i],
    trueScore: world.truth[i],
    grade: letterOf(world.grade[i]),
    trueGrade: letterOf(world.trueGrade[i]),
    doors: Object.fromEntries(
      blueprint.catalogue.doors.map(({ id }, d) => {
        const door = scenario.doors[id]
        const treatment = door.treatment[letterOf(letterAt(place, i, d))]
        return [
          id,
          { does: treatment?.kind ?? 'untouched', refused: (treatment?.refused ?? door.refused_anyway).value },
        ]
      }),
    ),
  }
}
