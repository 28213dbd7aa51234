/**
 * Stage `score`: entries that have reached a file change the recorded score. The true score, beside it, is what the
 * same rules give with perfect sensors and databases: every act counts at once, for the one who did it.
 */
import { fileMetric } from '../counters.js'
import { type Place, count } from '../place.js'
import { addRisk, addStrain } from '../respond/feelings.js'
import { speakOut } from '../respond/protest.js'
import { CONTEXTS } from '../tables.js'
import { entryField, entryKind, flag } from '../world.js'

const NEVER = 0

function clamped(place: Place, value: number): number {
  const { lowest, highest } = place.tables.score
  return value < lowest ? lowest : value > highest ? highest : value
}

/** Counts an act towards the true score of the one who did it. */
export function scoreTruth(place: Place, local: number, behaviour: number, points: number, life: number): void {
  const { world, now } = place
  const resident = place.first + local
  world.truth[resident] = clamped(place, world.truth[resident] + points)
  if (life !== NEVER)
    world.inFlight[place.k].push(now.tick + life, entryKind.trueExpiry, local, behaviour, points, 0, 0, NEVER)
}

/** Changes the recorded score, and the part of it that belongs to the behaviour's context. */
function change(place: Place, resident: number, behaviour: number, points: number): void {
  const { world, tables } = place
  world.score[resident] = clamped(place, world.score[resident] + points)
  const sub = resident * CONTEXTS + tables.behaviour.context[behaviour]
  world.subscore[sub] = Math.min(32767, Math.max(-32768, world.subscore[sub] + points))
}

/** A record reaches the file that it was attached to. */
export function book(place: Place, due: number[], e: number): void {
  const { layout, world, now, tables } = place
  const who = due[e + entryField.who]
  const behaviour = due[e + entryField.behaviour]
  const points = due[e + entryField.points]
  const flags = due[e + entryField.flags]
  const life = due[e + entryField.life]
  const resident = place.first + who
  const wrong = (flags & flag.wrong) !== 0
  change(place, resident, behaviour, points)
  count(place, resident, fileMetric(layout, 'records'))
  if (points < 0) count(place, resident, fileMetric(layout, 'charges'))
  const taken = wrong ? 'points_taken_wrong' : 'points_taken_right'
  const given = wrong ? 'points_given_wrong' : 'points_given_right'
  count(place, resident, fileMetric(layout, points < 0 ? taken : given), Math.abs(points))

  const inFlight = world.inFlight[place.k]
  const appeals = (flags & flag.appeals) !== 0
  if (appeals) {
    const decided = now.tick + tables.safeguard.decidedAfterTicks
    inFlight.push(decided, entryKind.appeal, who, behaviour, points, flags, 0, NEVER)
  }
  // Points that an appeal will bring back cannot come back a second time.
  if (life !== NEVER && !(appeals && flags & flag.upheld))
    inFlight.push(now.tick + life, entryKind.expiry, who, behaviour, points, flags, 0, NEVER)
  if (flags & flag.told) hear(place, resident, points, wrong, due[e + entryField.luck])
}

/** The one charged is told, and is not the same afterwards. */
function hear(place: Place, resident: number, points: number, wrong: boolean, luck: number): void {
  const { layout, world, tables } = place
  const { opinion, response } = tables
  count(place, resident, fileMetric(layout, 'told'))
  if (points >= 0) return
  if (wrong) count(place, resident, fileMetric(layout, 'told_wrong'))
  if (!response.on) return
  speakOut(place, resident, wrong ? opinion.speaksOut.afterWrongCharge : opinion.speaksOut.afterCharge, luck)
  addStrain(world, resident, wrong ? response.strainOfWrongCharge : response.strainOfCharge)
  addRisk(world, resident, response.afterOwnCharge)
}

/** An appeal is decided: if upheld, the points come back. */
export function decideAppeal(place: Place, due: number[], e: number): void {
  const { layout } = place
  const resident = place.first + due[e + entryField.who]
  const points = due[e + entryField.points]
  const flags = due[e + entryField.flags]
  const wrong = (flags & flag.wrong) !== 0
  count(place, resident, fileMetric(layout, 'appeals'))
  if (wrong) count(place, resident, fileMetric(layout, 'appeals_wrong'))
  if (!(flags & flag.upheld)) return
  count(place, resident, fileMetric(layout, wrong ? 'upheld_wrong' : 'upheld_right'))
  count(place, resident, fileMetric(layout, 'points_restored'), Math.abs(points))
  change(place, resident, due[e + entryField.behaviour], -points)
}

/** The rule's time is over: points taken come back, points given are lost. */
export function expire(place: Place, due: number[], e: number): void {
  const resident = place.first + due[e + entryField.who]
  const points = due[e + entryField.points]
  if (points < 0) count(place, resident, fileMetric(place.layout, 'points_expired'), -points)
  change(place, resident, due[e + entryField.behaviour], -points)
}

/** The same for the true score. */
export function expireTruth(place: Place, due: number[], e: number): void {
  const { world } = place
  const resident = place.first + due[e + entryField.who]
  world.truth[resident] = clamped(place, world.truth[resident] - due[e + entryField.points])
}
