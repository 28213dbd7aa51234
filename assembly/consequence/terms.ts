/** What a door asks of those it lets through; see `consequence/terms.ts` of the engine. */
import { i32At, u16At, u8At } from '../cells'
import { classOf } from '../kinds'
import { tally } from '../measure/count'
import { addHardship, addStrain, responds } from '../respond/feelings'
import { grade, isScored } from '../place'
import { byMembers, fieldSeen, isJudgedByGuardian, isMeant } from './standing'
import { isTreated, letterAt, letters, worstOfGuardians } from './standing'

/** Columns of `TermsTable`; the first is 0 where no door asks anything, others where there is nothing of the kind. */
export let termFirst: usize = 0
export let termAnyway: usize = 0
export let termByLetter: usize = 0
export let termOutside: usize = 0
export let termListFirst: usize = 0
export let termList: usize = 0
export let termListOn: usize = 0
export let termListAsked: usize = 0
export let termStrain: usize = 0
export let termHardship: usize = 0

/** Where metrics of things asked begin, how many one thing has, and their numbers. */
export let termOffset: i32 = 0
export let termMetrics: i32 = 0
export let termLetThrough: i32 = 0
export let termAsked: i32 = 0
export let termAskedAnyway: i32 = 0
export let termLess: i32 = 0
export let termMore: i32 = 0
export let termSaved: i32 = 0
export let termPaidMore: i32 = 0

/** Asks somebody who has been let through for what the door asks. */
export function askTerms(local: i32, door: i32): void {
  const end = u16At(termFirst, door + 1)
  let thing = u16At(termFirst, door)
  if (thing === end) return
  const sort = classOf(local)
  const letter = u8At(grade, local)
  const byGuardian = isJudgedByGuardian(door)
  let dearer = false
  for (; thing < end; thing++) {
    const metric = termOffset + thing * termMetrics
    const anyway = <f64>i32At(termAnyway, thing)
    const asked = byGuardian ? worstOfGuardians(local, door, thing) : askedByStanding(local, door, thing)
    tally(sort, letter, metric + termLetThrough, 1)
    if (asked > 0) tally(sort, letter, metric + termAsked, asked)
    if (anyway > 0) tally(sort, letter, metric + termAskedAnyway, anyway)
    if (asked < anyway) {
      tally(sort, letter, metric + termLess, 1)
      tally(sort, letter, metric + termSaved, anyway - asked)
    } else if (asked > anyway) {
      tally(sort, letter, metric + termMore, 1)
      tally(sort, letter, metric + termPaidMore, asked - anyway)
      dearer = true
    }
  }
  if (!dearer || responds === 0) return
  addStrain(local, u8At(termStrain, door))
  addHardship(local, u8At(termHardship, door))
}

/** What is asked by somebody's own standing. */
export function askedByStanding(local: i32, door: i32, thing: i32): f64 {
  const anyway = <f64>i32At(termAnyway, thing)
  if (!isTreated(door)) return anyway
  if (!isScored(local)) return termOutside === 0 ? anyway : anyway + byMembers(<f64>i32At(termOutside, thing) - anyway)
  const letter = letterAt(local, door)
  const asked = letter < letters ? <f64>i32At(termByLetter, thing * letters + letter) : anyway
  return termListFirst === 0 ? asked : withLists(local, door, thing, anyway, asked)
}

/** Of what letter and lists ask, the most counts if it is more than without the scheme, and otherwise the least. */
function withLists(local: i32, door: i32, thing: i32, anyway: f64, byLetter: f64): f64 {
  const field = fieldSeen(door)
  let most = max(anyway, byLetter)
  let least = min(anyway, byLetter)
  const end = u16At(termListFirst, thing + 1)
  for (let row = u16At(termListFirst, thing); row < end; row++) {
    if (!isMeant(local, u8At(termList, row), u8At(termListOn, row), field)) continue
    const asked = <f64>i32At(termListAsked, row)
    if (asked > most) most = asked
    if (asked < least) least = asked
  }
  return most > anyway ? most : least
}
