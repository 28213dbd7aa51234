/**
 * What a door asks of those it lets through: a deposit, a fee, interest, a wait. What it would have asked of the same
 * person without the scheme is known beside it, so that what the scheme saves some and costs others is counted, not
 * estimated.
 */
import { termMetrics } from '../counters.js'
import type { TermsTable } from './tables.js'
import { type Place, count } from '../place.js'
import { addHardship, addStrain } from '../respond/feelings.js'
import { letterAt } from './standing.js'

const LET_THROUGH = termMetrics.indexOf('let_through')
const ASKED = termMetrics.indexOf('asked')
const ANYWAY = termMetrics.indexOf('asked_anyway')
const LESS = termMetrics.indexOf('asked_less')
const MORE = termMetrics.indexOf('asked_more')
const SAVED = termMetrics.indexOf('saved')
const PAID_MORE = termMetrics.indexOf('paid_more')

/** What is asked of the resident as things stand, in the unit of the thing. */
export function askedOf(place: Place, terms: TermsTable, resident: number, door: number, thing: number): number {
  const grades = place.tables.grade.count
  const letter = letterAt(place, resident, door)
  return letter < grades ? terms.byLetter[thing * grades + letter] : terms.anyway[thing]
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
