/**
 * Stage `consequence`: attempts at doors. One draw judges both worlds, the door as it would be without the scheme and
 * as the scheme makes it, so that a refusal is known to be the scheme's doing or not.
 */
import { doorMetrics } from '../counters.js'
import { drawLots } from '../draw/drawLots.js'
import { LOTS } from '../draw/lots.js'
import { doorWord, grantWord, purpose } from '../draw/purposes.js'
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
  const { acts, attempts } = place.scratch
  for (let from = 0; from < acts.count;) {
    from = takeAttempts(place, from)
    drawAttempts(place)
    for (let i = 0; i < attempts.count; i++) tryDoor(place, i)
  }
}

/** Puts as many attempts into `scratch.attempts` as there is room for; from which act to go on afterwards. */
function takeAttempts({ tables, scratch }: Place, from: number): number {
  const { acts, attempts } = scratch
  const { behaviours } = tables.doing
  let count = 0
  let a = from
  for (; a < acts.count && count < LOTS; a++) if (acts.what[a] >= behaviours) attempts.act[count++] = a
  attempts.count = count
  return a
}

/** Draws what will be decided about all of them. */
function drawAttempts({ draw, tables, now, scratch, subject }: Place): void {
  const { acts, attempts, lots } = scratch
  const { count, act } = attempts
  for (let i = 0; i < count; i++) {
    lots.subject[i] = subject + acts.who[act[i]]
    lots.n[i] = acts.ordinal[act[i]]
  }
  drawLots(draw, lots, now.tick, purpose.door, count)
  attempts.refused.set(lots.words[doorWord.refused])
  attempts.speaksOut.set(lots.words[doorWord.speaksOut])
  if (!tables.outcome) return
  drawLots(draw, lots, now.tick, purpose.grant, count)
  attempts.keeps.set(lots.words[grantWord.keeps])
}

function tryDoor(place: Place, i: number): void {
  const { tables, world, scratch, layout } = place
  const { acts, attempts } = scratch
  const { door } = tables
  const a = attempts.act[i]
  const word = attempts.refused[i]
  place.watch?.turn?.('doors', a)
  const d = acts.what[a] - tables.doing.behaviours
  const resident = place.first + acts.who[a]
  const metric = layout.doorOffset + d * doorMetrics.length
  const anyway = word < door.refusedAnyway[d]
  const refused = word < refusal(place, resident, d)
  count(place, resident, metric + ATTEMPTS)
  const outside = !isScored(world, resident)
  if (outside) count(place, resident, metric + OUTSIDERS)
  if (!refused && anyway) count(place, resident, metric + OPENED)
  if (tables.outcome) followUp(place, tables.outcome, a, attempts.keeps[i], refused, refused !== anyway)
  if (!refused && tables.terms) askTerms(place, tables.terms, resident, d)
  if (!refused) return
  count(place, resident, metric + REFUSED)
  if (!anyway) {
    count(place, resident, metric + BY_SCHEME)
    countPerson(place, resident, d)
    if (fallsOnAnother(place, resident, d)) count(place, resident, metric + FELL)
    if (outside) count(place, resident, metric + OUTSIDERS_BY_SCHEME)
    if (word >= refusalWithinField(place, resident, d)) count(place, resident, metric + ACROSS)
    speakOut(place, resident, tables.opinion.speaksOut.afterRefusal, attempts.speaksOut[i])
  }
  if (!tables.response.on) return
  addStrain(world, resident, door.refusalStrain[d])
  addHardship(world, resident, door.refusalHardship[d])
}
