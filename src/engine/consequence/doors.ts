/**
 * Stage `consequence`: attempts at doors. One draw judges both worlds, the door as it would be without the scheme and
 * as the scheme makes it, so that a refusal is known to be the scheme's doing or not.
 */
import { doorMetrics } from '../counters.js'
import { doorWord, purpose } from '../draw/purposes.js'
import { type Place, count } from '../place.js'
import { addHardship, addStrain } from '../respond/feelings.js'
import { isScored } from '../respond/membership.js'
import { speakOut } from '../respond/protest.js'
import { followUp } from './outcome.js'
import { countPerson } from '../list/counting.js'
import { fallsOnAnother, refusal, refusalWithinField } from './standing.js'
import { askTerms } from './terms.js'

const ATTEMPTS = doorMetrics.indexOf('attempts')
const REFUSED = doorMetrics.indexOf('refused')
const BY_SCHEME = doorMetrics.indexOf('refused_by_scheme')
const ACROSS = doorMetrics.indexOf('refused_across_contexts')
const OPENED = doorMetrics.indexOf('opened_by_scheme')
const FELL = doorMetrics.indexOf('fell_on_another')
const OUTSIDERS = doorMetrics.indexOf('outsider_attempts')
const OUTSIDERS_BY_SCHEME = doorMetrics.indexOf('outsiders_refused_by_scheme')

/** Tries the doors that residents of the community went to in this tick. */
export function tryDoors(place: Place): void {
  const { tables, world, now, scratch, layout } = place
  const { acts, words } = scratch
  const { behaviours } = tables.doing
  const { door } = tables
  for (let a = 0; a < acts.count; a++) {
    if (acts.what[a] < behaviours) continue
    place.watch?.turn?.('doors', a)
    const d = acts.what[a] - behaviours
    const local = acts.who[a]
    const resident = place.first + local
    const metric = layout.doorOffset + d * doorMetrics.length
    place.draw(place.subject + local, now.tick, purpose.door, acts.ordinal[a], words)
    const anyway = words[doorWord.refused] < door.refusedAnyway[d]
    const refused = words[doorWord.refused] < refusal(place, resident, d)
    count(place, resident, metric + ATTEMPTS)
    const outside = !isScored(world, resident)
    if (outside) count(place, resident, metric + OUTSIDERS)
    if (!refused && anyway) count(place, resident, metric + OPENED)
    if (tables.outcome) followUp(place, tables.outcome, a, refused, refused !== anyway)
    if (!refused && tables.terms) askTerms(place, tables.terms, resident, d)
    if (!refused) continue
    count(place, resident, metric + REFUSED)
    if (!anyway) {
      count(place, resident, metric + BY_SCHEME)
      countPerson(place, resident, d)
      if (fallsOnAnother(place, resident, d)) count(place, resident, metric + FELL)
      if (outside) count(place, resident, metric + OUTSIDERS_BY_SCHEME)
      if (words[doorWord.refused] >= refusalWithinField(place, resident, d)) count(place, resident, metric + ACROSS)
      speakOut(place, resident, tables.opinion.speaksOut.afterRefusal, words[doorWord.speaksOut])
    }
    if (!tables.response.on) continue
    addStrain(world, resident, door.refusalStrain[d])
    addHardship(world, resident, door.refusalHardship[d])
  }
}
