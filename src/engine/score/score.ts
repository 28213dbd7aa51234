/**
 * Stage `score`: entries that have reached a file change the recorded score. The true score, beside it, is what the
 * same rules give with perfect sensors and databases: every act counts at once, for the one who did it.
 */
import { fileMetric } from '../counters.js'
import { type Place, count } from '../place.js'
import { addRisk, addStrain } from '../respond/feelings.js'
import { speakOut } from '../respond/protest.js'
import { ENTRY, entryField, flag } from '../world.js'

function clamped(place: Place, value: number): number {
  const { lowest, highest } = place.tables.score
  return value < lowest ? lowest : value > highest ? highest : value
}

export function scoreTruth(place: Place, resident: number, points: number): void {
  place.world.truth[resident] = clamped(place, place.world.truth[resident] + points)
}

/** Books the entries that are due; those that are not stay in flight, in the order in which they were made. */
export function scoreDue(place: Place): void {
  const { world, now, scratch, tables } = place
  const inFlight = world.inFlight[place.k]
  const { due } = scratch
  let kept = 0
  due.length = 0
  for (let e = 0; e < inFlight.length; e += ENTRY) {
    const isDue = inFlight[e + entryField.due] <= now.tick
    if (isDue) for (let i = 0; i < ENTRY; i++) due.push(inFlight[e + i])
    else for (let i = 0; i < ENTRY; i++) inFlight[kept++] = inFlight[e + i]
  }
  inFlight.length = kept
  for (let e = 0; e < due.length; e += ENTRY) {
    const who = due[e + entryField.who]
    const points = due[e + entryField.points]
    const flags = due[e + entryField.flags]
    const resident = place.first + who
    if (flags & flag.reversal) reverse(place, resident, points, flags)
    else book(place, resident, points, flags, due[e + entryField.luck])
    if (flags & flag.appeals && !(flags & flag.reversal))
      inFlight.push(now.tick + tables.safeguard.decidedAfterTicks, who, points, flags | flag.reversal, 0)
  }
}

function book(place: Place, resident: number, points: number, flags: number, luck: number): void {
  const { world, layout, tables } = place
  const wrong = (flags & flag.wrong) !== 0
  world.score[resident] = clamped(place, world.score[resident] + points)
  count(place, resident, fileMetric(layout, 'records'))
  if (points < 0) count(place, resident, fileMetric(layout, 'charges'))
  const metric = points < 0 ? (wrong ? 'points_taken_wrong' : 'points_taken_right') : wrong ? 'points_given_wrong' : 'points_given_right'
  count(place, resident, fileMetric(layout, metric), Math.abs(points))
  if (!(flags & flag.told)) return
  count(place, resident, fileMetric(layout, 'told'))
  if (points >= 0) return
  if (wrong) count(place, resident, fileMetric(layout, 'told_wrong'))
  if (!tables.response.on) return
  speakOut(place, resident, wrong ? tables.opinion.speaksOut.afterWrongCharge : tables.opinion.speaksOut.afterCharge, luck)
  addStrain(world, resident, wrong ? tables.response.strainOfWrongCharge : tables.response.strainOfCharge)
  addRisk(world, resident, tables.response.afterOwnCharge)
}

/** An appeal is decided: if upheld, the points come back. */
function reverse(place: Place, resident: number, points: number, flags: number): void {
  const { world, layout } = place
  const wrong = (flags & flag.wrong) !== 0
  count(place, resident, fileMetric(layout, 'appeals'))
  if (wrong) count(place, resident, fileMetric(layout, 'appeals_wrong'))
  if (!(flags & flag.upheld)) return
  count(place, resident, fileMetric(layout, wrong ? 'upheld_wrong' : 'upheld_right'))
  count(place, resident, fileMetric(layout, 'points_restored'), Math.abs(points))
  world.score[resident] = clamped(place, world.score[resident] - points)
}
