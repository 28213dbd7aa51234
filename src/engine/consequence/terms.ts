/**
 * What a door asks of those it lets through: a deposit, a fee, interest, a wait. What it would have asked of the same
 * person without the scheme is known beside it, so that what the scheme saves some and costs others is counted, not
 * estimated. Of what letter and lists ask, the most counts if it is more than without the scheme, and otherwise the least.
 */
import { termMetrics } from '../counters.js'
import type { ListTerms, TermsTable } from './tables.js'
import { type Place, count } from '../place.js'
import { addHardship, addStrain } from '../respond/feelings.js'
import { isScored } from '../respond/membership.js'
import { Q16 } from '../tables.js'
import { ALL_FIELDS, isJudgedByGuardian, letterAt, worstOfGuardians } from './standing.js'

const LET_THROUGH = termMetrics.indexOf('let_through')
const ASKED = termMetrics.indexOf('asked')
const ANYWAY = termMetrics.indexOf('asked_anyway')
const LESS = termMetrics.indexOf('asked_less')
const MORE = termMetrics.indexOf('asked_more')
const SAVED = termMetrics.indexOf('saved')
const PAID_MORE = termMetrics.indexOf('paid_more')

/** What is asked of the resident as things stand, in the unit of the thing. */
export function askedOf(place: Place, terms: TermsTable, resident: number, door: number, thing: number): number {
  return isJudgedByGuardian(place, door)
    ? worstOfGuardians(place, resident, door, (_, adult) => askedByStanding(place, terms, adult, door, thing))
    : askedByStanding(place, terms, resident, door, thing)
}

/** What is asked by somebody's own standing. */
function askedByStanding(place: Place, terms: TermsTable, resident: number, door: number, thing: number): number {
  const { tables, world, now } = place
  const anyway = terms.anyway[thing]
  if (now.treated[place.region * tables.doing.doors + door] === 0) return anyway
  if (!isScored(world, resident)) {
    const amongMembers = terms.outsiders?.[thing] ?? anyway
    return anyway + Math.floor(((amongMembers - anyway) * now.members[place.region]) / Q16)
  }
  const grades = tables.grade.count
  const letter = letterAt(place, resident, door)
  const asked = letter < grades ? terms.byLetter[thing * grades + letter] : anyway
  return terms.lists ? askedWithLists(place, terms.lists, resident, door, thing, anyway, asked) : asked
}

function askedWithLists(
  { tables, world }: Place,
  { first, list, on, asked }: ListTerms,
  resident: number,
  door: number,
  thing: number,
  anyway: number,
  byLetter: number,
): number {
  const { count: lists, context } = tables.lists!
  const field = tables.safeguard.contextWall ? tables.door.context[door] : ALL_FIELDS
  let most = Math.max(anyway, byLetter)
  let least = Math.min(anyway, byLetter)
  for (let row = first[thing]; row < first[thing + 1]; row++) {
    if (field !== ALL_FIELDS && context[list[row]] !== field) continue
    if (world.listed[resident * lists + list[row]] > 0 !== (on[row] === 1)) continue
    if (asked[row] > most) most = asked[row]
    if (asked[row] < least) least = asked[row]
  }
  return most > anyway ? most : least
}

/** Asks somebody who has been let through for what the door asks. */
export function askTerms(place: Place, terms: TermsTable, resident: number, door: number): void {
  const { layout, tables, world } = place
  let dearer = false
  for (let thing = terms.first[door]; thing < terms.first[door + 1]; thing++) {
    const metric = layout.termOffset + thing * termMetrics.length
    const anyway = terms.anyway[thing]
    const asked = askedOf(place, terms, resident, door, thing)
    count(place, resident, metric + LET_THROUGH)
    if (asked > 0) count(place, resident, metric + ASKED, asked)
    if (anyway > 0) count(place, resident, metric + ANYWAY, anyway)
    if (asked < anyway) {
      count(place, resident, metric + LESS)
      count(place, resident, metric + SAVED, anyway - asked)
    } else if (asked > anyway) {
      count(place, resident, metric + MORE)
      count(place, resident, metric + PAID_MORE, asked - anyway)
      dearer = true
    }
  }
  if (!dearer || !tables.response.on) return
  addStrain(world, resident, terms.dearerStrain[door])
  addHardship(world, resident, terms.dearerHardship[door])
}
