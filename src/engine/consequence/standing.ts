/**
 * What a door sees in somebody who stands before it, and the chance of refusal that comes of it. Chances are times
 * 2^32. The loop over attempts (`doors.ts`) knows nothing but these two chances: the one as things stand, and the one
 * by what belongs to the door's own field of life.
 */
import { firstOf, nextOf } from '../homes.js'
import { fieldGradeOf } from '../grade/fields.js'
import type { Place } from '../place.js'
import { isScored } from '../respond/membership.js'
import { Q16 } from '../tables.js'
import { NOBODY } from '../world.js'

/** Lists of every field of life are looked at. */
export const ALL_FIELDS = -1

/**
 * The letter that a door looks at: the grade or, behind a wall between fields of life, the letter of the door's own
 * field. The number of grades if the scheme has no say there: nobody is graded yet, or its treatment is not in force.
 */
export function letterAt(place: Place, resident: number, door: number): number {
  const { tables, world, now } = place
  const none = tables.grade.count
  const letter = world.grade[resident]
  if (letter === none || now.treated[place.region * tables.doing.doors + door] === 0) return none
  return tables.safeguard.contextWall ? fieldGradeOf(world.fieldGrades, resident, tables.door.context[door]) : letter
}

/** Chance that the door refuses the resident as things stand. */
export function refusal(place: Place, resident: number, door: number): number {
  return isJudgedByGuardian(place, door)
    ? worstOfGuardians(place, resident, door, refusalOf)
    : refusalOf(place, resident, door)
}

/** Chance of refusal if the door looked at nothing but what belongs to its own field of life. */
export function refusalWithinField(place: Place, resident: number, door: number): number {
  return isJudgedByGuardian(place, door)
    ? worstOfGuardians(place, resident, door, ownFieldOf)
    : ownFieldOf(place, resident, door)
}

/** Whether the door looks at the adults of the household and not at the one who tries it. */
export function isJudgedByGuardian(place: Place, door: number): boolean {
  const { guardian } = place.tables.door
  return guardian !== undefined && guardian[door] === 1
}

/** Whether a refusal by the scheme is for the standing of somebody else: by their own, the resident would be let in. */
export function fallsOnAnother(place: Place, resident: number, door: number): boolean {
  return isJudgedByGuardian(place, door) && refusalOf(place, resident, door) < refusal(place, resident, door)
}

/** Chance of refusal by a resident's own standing. */
function refusalOf(place: Place, resident: number, door: number): number {
  const { tables } = place
  const { grade, door: doors } = tables
  const letter = letterAt(place, resident, door)
  if (!isScored(place.world, resident)) return refusalOutside(place, door)
  const chance = letter < grade.count ? doors.refused[door * grade.count + letter] : doors.refusedAnyway[door]
  if (doors.lists === undefined) return chance
  return withLists(place, resident, door, chance, tables.safeguard.contextWall ? doors.context[door] : ALL_FIELDS)
}

function ownFieldOf(place: Place, resident: number, door: number): number {
  const { tables, world } = place
  const { grade, door: doors } = tables
  if (!isScored(world, resident)) return refusalOutside(place, door)
  const own = fieldGradeOf(world.fieldGrades, resident, doors.context[door])
  const chance = own < grade.count ? doors.refused[door * grade.count + own] : doors.refusedAnyway[door]
  return doors.lists === undefined ? chance : withLists(place, resident, door, chance, doors.context[door])
}

/**
 * Chance of refusal by letter and lists together: the strictest treatment counts; if none is strict, the most lenient.
 *
 * @param chance that of the letter alone
 * @param field the only field of life whose lists are looked at; -1 for all
 */
function withLists(place: Place, resident: number, door: number, chance: number, field: number): number {
  const { tables, world, now } = place
  const anyway = tables.door.refusedAnyway[door]
  if (now.treated[place.region * tables.doing.doors + door] === 0) return anyway
  const { first, list, on, refused } = tables.door.lists!
  const { count, context } = tables.lists!
  let strict = Math.max(anyway, chance)
  let lenient = Math.min(anyway, chance)
  for (let t = first[door]; t < first[door + 1]; t++) {
    if (field !== ALL_FIELDS && context[list[t]] !== field) continue
    if (world.listed[resident * count + list[t]] > 0 !== (on[t] === 1)) continue
    if (refused[t] > strict) strict = refused[t]
    if (refused[t] < lenient) lenient = refused[t]
  }
  return strict > anyway ? strict : lenient
}

/**
 * The highest chance, or amount asked, among the adults of the resident's household. A household without adults is judged by the one who
 * tries the door.
 */
export function worstOfGuardians(
  place: Place,
  resident: number,
  door: number,
  chanceOf: (place: Place, resident: number, door: number) => number,
): number {
  const { world, tables, first } = place
  let worst = -1
  for (let i = firstOf(place, world.household[resident]); i !== NOBODY; i = nextOf(place, i))
    if (tables.adultOfCell[world.cell[first + i]] === 1) worst = Math.max(worst, chanceOf(place, first + i, door))
  return worst < 0 ? chanceOf(place, resident, door) : worst
}

/** Chance of refusal for those who are no members: it moves with the share of members in the region. */
function refusalOutside(place: Place, door: number): number {
  const { tables, now } = place
  const { door: doors, doing } = tables
  if (now.treated[place.region * doing.doors + door] === 0) return doors.refusedAnyway[door]
  const alone = doors.outsiders[door * 2]
  const amongMembers = doors.outsiders[door * 2 + 1]
  return alone + Math.floor(((amongMembers - alone) * now.members[place.region]) / Q16)
}
