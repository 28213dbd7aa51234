/** What a door sees in somebody, and what it asks or refuses for it; see `consequence/standing.ts` of the engine. */
import { f64At, u16At, u32At, u8At } from '../cells'
import { doorAnyway } from './doors'
import { NONE_THERE, memberFrom } from '../act/homes'
import { membersOf, treated } from '../respond/now'
import { Q16, cell, fieldGrades, fieldGradesBytes, grade, household, isScored, listed, lists, region } from '../place'
import { askedByStanding } from './terms'

/** Number of letters; the number itself stands for none. */
export let letters: i32 = 0
/** Whether doors look at what belongs to their own field of life alone. */
export let walled: bool = false
/** [cell] 1 for adults. */
export let adults: usize = 0

/** [door] field of life. */
export let doorContext: usize = 0
/** [door x letters] chance of refusal. */
export let doorByLetter: usize = 0
/** [door] 1 if it looks at the adults of the household; 0 where none does. */
export let doorGuardian: usize = 0
/** [door x 2] chances for those who are no members; 0 without membership. */
export let doorOutside: usize = 0
/** Treatments by list as in `DoorLists`, and the field of life of each list; 0 where no door looks at lists. */
export let doorListFirst: usize = 0
export let doorList: usize = 0
export let doorListOn: usize = 0
export let doorListRefused: usize = 0
export let listContext: usize = 0

/** Lists of every field of life are looked at. */
export const ALL_FIELDS: i32 = -1

/** Letter of a subject by the points of one field of life; see `grade/fields.ts`. */
function fieldGradeOf(local: i32, field: i32): i32 {
  if (fieldGradesBytes === 2) return (u16At(fieldGrades, local) >> (field * 4)) & 15
  return <i32>(u32At(fieldGrades, local) >> <u32>(field * 8)) & 255
}

/** Whether the scheme's treatment at the door is in force. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function isTreated(door: i32): bool {
  return u8At(treated, door) !== 0
}

/** The field of life whose lists a door looks at. */
export function fieldSeen(door: i32): i32 {
  return walled ? u8At(doorContext, door) : ALL_FIELDS
}

/** The letter that a door looks at; the number of letters if the scheme has no say there. */
export function letterAt(local: i32, door: i32): i32 {
  const letter = u8At(grade, local)
  if (letter === letters || !isTreated(door)) return letters
  return walled ? fieldGradeOf(local, u8At(doorContext, door)) : letter
}

/** Whether the door looks at the adults of the household and not at the one who tries it. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function isJudgedByGuardian(door: i32): bool {
  return doorGuardian !== 0 && u8At(doorGuardian, door) !== 0
}

/** Chance that the door refuses the resident as things stand. */
export function refusal(local: i32, door: i32): f64 {
  return isJudgedByGuardian(door) ? worstOfGuardians(local, door, BY_ALL) : refusalOf(local, door)
}

/** Chance of refusal if the door looked at nothing but what belongs to its own field of life. */
export function refusalWithinField(local: i32, door: i32): f64 {
  return isJudgedByGuardian(door) ? worstOfGuardians(local, door, BY_OWN_FIELD) : ownFieldOf(local, door)
}

/** Whether a refusal by the scheme is for the standing of somebody else. */
export function fallsOnAnother(local: i32, door: i32): bool {
  return isJudgedByGuardian(door) && refusalOf(local, door) < refusal(local, door)
}

function refusalOf(local: i32, door: i32): f64 {
  if (!isScored(local)) return refusalOutside(door)
  const letter = letterAt(local, door)
  const chance = letter < letters ? f64At(doorByLetter, door * letters + letter) : f64At(doorAnyway, door)
  return doorListFirst === 0 ? chance : withLists(local, door, chance, fieldSeen(door))
}

function ownFieldOf(local: i32, door: i32): f64 {
  if (!isScored(local)) return refusalOutside(door)
  const field = u8At(doorContext, door)
  const own = fieldGrades === 0 ? letters : fieldGradeOf(local, field)
  const chance = own < letters ? f64At(doorByLetter, door * letters + own) : f64At(doorAnyway, door)
  return doorListFirst === 0 ? chance : withLists(local, door, chance, field)
}

/** The strictest treatment by letter and lists counts; if none is strict, the most lenient. */
function withLists(local: i32, door: i32, chance: f64, field: i32): f64 {
  const anyway = f64At(doorAnyway, door)
  if (!isTreated(door)) return anyway
  let strict = max(anyway, chance)
  let lenient = min(anyway, chance)
  const end = u16At(doorListFirst, door + 1)
  for (let t = u16At(doorListFirst, door); t < end; t++) {
    if (!isMeant(local, u8At(doorList, t), u8At(doorListOn, t), field)) continue
    const refused = f64At(doorListRefused, t)
    if (refused > strict) strict = refused
    if (refused < lenient) lenient = refused
  }
  return strict > anyway ? strict : lenient
}

/** Whether a treatment by list is for somebody: for those on the list, or for those not on it. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function isMeant(local: i32, list: i32, on: i32, field: i32): bool {
  if (field !== ALL_FIELDS && u8At(listContext, list) !== field) return false
  return (u8At(listed, local * lists + list) > 0) === (on === 1)
}

/** What {@link worstOfGuardians} looks at: chances of refusal, or else what a door asks, by the number of the thing. */
const BY_ALL: i32 = -1
const BY_OWN_FIELD: i32 = -2

/**
 * The highest chance, or amount asked, among the adults of the resident's household; that of the one who tries the door if
 * there are none.
 */
export function worstOfGuardians(local: i32, door: i32, by: i32): f64 {
  const home = u16At(household, local)
  let worst: f64 = -1
  for (let i = memberFrom(home, 0); i !== NONE_THERE; i = memberFrom(home, i + 1))
    if (u8At(adults, u16At(cell, i)) === 1) worst = max(worst, judged(i, door, by))
  return worst < 0 ? judged(local, door, by) : worst
}

function judged(local: i32, door: i32, by: i32): f64 {
  if (by === BY_ALL) return refusalOf(local, door)
  return by === BY_OWN_FIELD ? ownFieldOf(local, door) : askedByStanding(local, door, by)
}

/** Chance of refusal for those who are no members. */
function refusalOutside(door: i32): f64 {
  if (!isTreated(door)) return f64At(doorAnyway, door)
  const alone = f64At(doorOutside, door * 2)
  return alone + byMembers(f64At(doorOutside, door * 2 + 1) - alone)
}

/** What something grows to, that is 0 where nobody is a member and `whole` where everybody is. */
export function byMembers(whole: f64): f64 {
  return floor<f64>((whole * <f64>u32At(membersOf, region)) / Q16)
}
