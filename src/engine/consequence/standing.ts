/**
 * What a door sees in somebody who stands before it, and the chance of refusal that comes of it. Chances are times
 * 2^32. The loop over attempts (`doors.ts`) knows nothing but these two chances: the one as things stand, and the one
 * by what belongs to the door's own field of life.
 */
import type { Place } from '../place.js'
import { CONTEXTS } from '../tables.js'

/**
 * The letter that a door looks at: the grade or, behind a wall between fields of life, the letter of the door's own
 * field. The number of grades if the scheme has no say there: nobody is graded yet, or its treatment is not in force.
 */
export function letterAt(place: Place, resident: number, door: number): number {
  const { tables, world, now } = place
  const none = tables.grade.count
  const letter = world.grade[resident]
  if (letter === none || now.treated[place.region * tables.doing.doors + door] === 0) return none
  return tables.safeguard.contextWall ? world.subgrade[resident * CONTEXTS + tables.door.context[door]] : letter
}

/** Chance that the door refuses the resident as things stand. */
export function refusal(place: Place, resident: number, door: number): number {
  const { grade, door: doors } = place.tables
  const letter = letterAt(place, resident, door)
  return letter < grade.count ? doors.refused[door * grade.count + letter] : doors.refusedAnyway[door]
}

/** Chance of refusal if the door looked at nothing but what belongs to its own field of life. */
export function refusalWithinField(place: Place, resident: number, door: number): number {
  const { tables, world } = place
  const own = world.subgrade[resident * CONTEXTS + tables.door.context[door]]
  return tables.door.refused[door * tables.grade.count + own]
}
