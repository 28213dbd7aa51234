/** How the subject stands at the end of a tick, in the names of the scenario. */
import { threshold } from '../compile/behaviours.js'
import { letterAt, refusal } from '../engine/consequence/standing.js'
import type { Door, Treatment } from '../scenario/schema/doors.js'
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
  /** Names of the lists that the subject is on, and would be on in truth. */
  listed: string[]
  trulyListed: string[]
  /** What each door does with the subject, and the share of such attempts that it refuses. */
  doors: Record<string, { does: DoorWord; refused: number }>
}

/**
 * Reads the state of the only resident.
 *
 * @param guardian how the only adult of the household stands at the same time: doors that look at guardians do with the
 *   subject what they would do with that adult
 */
export function stateOf(scenario: Scenario, { world, place, blueprint }: Stage, guardian?: State): State {
  const i = place.first
  const letters = Object.keys(scenario.grades?.bands ?? {})
  const lists = blueprint.catalogue.lists.map(({ id }) => id)
  const namesOf = (cases: Uint8Array) => lists.filter((_, list) => cases[i * lists.length + list] > 0)
  const listed = namesOf(world.listed)
  const letterOf = (grade: number) => letters[grade] ?? 'none'
  return {
    score: world.score[i],
    trueScore: world.truth[i],
    grade: letterOf(world.grade[i]),
    trueGrade: letterOf(world.trueGrade[i]),
    listed,
    trulyListed: namesOf(world.trulyListed),
    doors: Object.fromEntries(
      blueprint.catalogue.doors.map(({ id }, d) => {
        const door = scenario.doors[id]
        if (guardian && door.judged_by === 'guardian') return [id, guardian.doors[id]]
        const treatments = treatmentsOf(door, letterOf(letterAt(place, i, d)), listed)
        // of all that apply, the engine knows which counts
        const chance = refusal(place, i, d)
        const treatment = treatments.find(({ refused }) => threshold(refused.value) === chance)
        return [
          id,
          { does: treatment?.kind ?? 'untouched', refused: (treatment?.refused ?? door.refused_anyway).value },
        ]
      }),
    ),
  }
}

/** Treatments that a door has for somebody with a letter and on some lists. */
function treatmentsOf(door: Door, letter: string, listed: string[]): Treatment[] {
  const ofLists = [
    ...Object.entries(door.listed ?? {}).filter(([list]) => listed.includes(list)),
    ...Object.entries(door.unlisted ?? {}).filter(([list]) => !listed.includes(list)),
  ]
  return [...(letter in door.treatment ? [door.treatment[letter]] : []), ...ofLists.map(([, treatment]) => treatment)]
}
