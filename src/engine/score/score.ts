/**
 * Stage `score`: entries that have reached a file change the recorded score. The true score, beside it, is what the
 * same rules give with perfect sensors and databases: every act counts at once, for the one who did it.
 */
import { fileMetric } from '../counters.js'
import { type Place, count } from '../place.js'
import { type Course, courseOf } from '../record/access.js'
import { CONTEXTS } from '../tables.js'
import { entryField } from '../entries.js'
import { entryKind, flag } from '../world.js'
import { appealLater } from './appeal.js'
import { contestListings } from '../list/listings.js'
import { feed, feedTruth } from './composite.js'
import { hear } from './hear.js'
import { inTruth, onFile, withinLimits } from './limits.js'
import { publish } from './publish.js'
import { repairable } from './repair.js'
import { changes } from '../measure/before.js'

const NEVER = 0
/** A charge that costs no points, such as one that lists, is felt like one that does. */
const TAKES = -1
/** Nobody appeals against points given. */
const NO_COURSE: Course = { finds: 0, appeals: false, late: false, files: 0 }

function clamped(place: Place, value: number): number {
  const { lowest, highest } = place.tables.score
  return value < lowest ? lowest : value > highest ? highest : value
}

/** Counts an act towards the true score of the one who did it. */
export function scoreTruth(
  place: Place,
  local: number,
  behaviour: number,
  points: number,
  life: number,
  repairs: boolean,
): void {
  const { world } = place
  const resident = place.first + local
  const counted = withinLimits(place, resident, behaviour, points, inTruth(world))
  const { composite } = place.tables.score
  if (composite) {
    feedTruth(place, composite, resident, behaviour, counted)
    returnLater(place, { who: local, behaviour, points: counted, swallowed: 0, life, repairs }, TRUE_RETURNS)
    return
  }
  changes(world, resident)
  const before = world.truth[resident]
  world.truth[resident] = clamped(place, before + counted)
  const swallowed = counted - (world.truth[resident] - before)
  returnLater(place, { who: local, behaviour, points: counted, swallowed, life, repairs }, TRUE_RETURNS)
}

/** Takes points from the recorded score at once, without a record, for some ticks. */
export function bookAtOnce(place: Place, local: number, behaviour: number, points: number, life: number): void {
  const { world } = place
  const resident = place.first + local
  const counted = withinLimits(place, resident, behaviour, points, onFile(world))
  const swallowed = moveScore(place, resident, behaviour, counted)
  returnLater(place, { who: local, behaviour, points: counted, swallowed, life, repairs: false }, RETURNS)
}

/** Points that may come back. */
interface Returnable {
  who: number
  behaviour: number
  points: number
  /** The part of the points that the bounds of the score did not let through: it can neither come back nor be lost. */
  swallowed: number
  life: number
  repairs: boolean
}

/** Entries that give points back need no luck; its place holds what the bounds had swallowed of the points. */
const SWALLOWED = entryField.luck

const RETURNS = { repair: entryKind.repair, expiry: entryKind.expiry }
const TRUE_RETURNS = { repair: entryKind.trueRepair, expiry: entryKind.trueExpiry }

/** Puts down when points will come back: a part by repair, and what is then left when the rule's time is over. */
function returnLater(place: Place, change: Returnable, kinds: { repair: number; expiry: number }): void {
  const { now, tables } = place
  const { who, behaviour, points, swallowed, life, repairs } = change
  const { inFlight } = place
  const { repairAfterTicks } = tables.safeguard
  let left = points
  let leftSwallowed = swallowed
  if (repairs && points < 0 && (life === NEVER || repairAfterTicks < life)) {
    const back = repairable(place, points)
    // What was felt comes back first.
    const backSwallowed = Math.min(0, swallowed - points - back)
    left += back
    leftSwallowed -= backSwallowed
    if (back > 0)
      inFlight.push(now.tick + repairAfterTicks, kinds.repair, who, behaviour, -back, 0, backSwallowed, NEVER)
  }
  if (life !== NEVER && left !== 0)
    inFlight.push(now.tick + life, kinds.expiry, who, behaviour, left, 0, leftSwallowed, NEVER)
}

/**
 * Changes the recorded score, and the part of it that belongs to the behaviour's context.
 *
 * @param felt change of the score, where it differs from that of the part because bounds had swallowed some of it
 * @returns the part of the points that the bounds of the score did not let through
 */
export function moveScore(place: Place, resident: number, behaviour: number, points: number, felt = points): number {
  const { world, tables } = place
  const { composite } = tables.score
  if (composite) {
    feed(place, composite, resident, behaviour, points)
    return 0
  }
  changes(world, resident)
  const before = world.score[resident]
  world.score[resident] = clamped(place, before + felt)
  const sub = resident * CONTEXTS + tables.behaviour.context[behaviour]
  world.subscore[sub] = Math.min(32767, Math.max(-32768, world.subscore[sub] + points))
  return points - (world.score[resident] - before)
}

/** A record reaches the file that it was attached to. */
export function book(place: Place, due: number[], e: number): void {
  const { layout, world, now } = place
  const who = due[e + entryField.who]
  const behaviour = due[e + entryField.behaviour]
  const full = due[e + entryField.points]
  const flags = due[e + entryField.flags]
  const resident = place.first + who
  const wrong = (flags & flag.wrong) !== 0
  const points = withinLimits(place, resident, behaviour, full, onFile(world))
  if (points !== full) count(place, resident, fileMetric(layout, 'points_capped'), Math.abs(full - points))
  const swallowed = moveScore(place, resident, behaviour, points)
  count(place, resident, fileMetric(layout, 'records'))
  const adverse = full < 0 || (flags & flag.adverse) !== 0
  if (adverse) count(place, resident, fileMetric(layout, 'charges'))
  const taken = wrong ? 'points_taken_wrong' : 'points_taken_right'
  const given = wrong ? 'points_given_wrong' : 'points_given_right'
  count(place, resident, fileMetric(layout, full < 0 ? taken : given), Math.abs(points))

  const life = due[e + entryField.life]
  const luck = due[e + entryField.luck] >>> 0
  const course = adverse ? courseOf(place, who, flags, life, luck) : NO_COURSE
  if (course.finds > 0) {
    const known = (flags & ~flag.appeals) | (course.appeals ? flag.appeals : 0) | (course.late ? flag.late : 0)
    const found = now.tick + course.finds
    place.inFlight.push(found, entryKind.access, who, behaviour, points, known, swallowed, course.files)
  } else if (course.appeals) appealLater(place, who, behaviour, points, flags, swallowed, course.files)
  // Points that an appeal will bring back cannot come back a second time.
  if (!(course.appeals && flags & flag.upheld)) {
    const repairs = (flags & flag.repairs) !== 0
    returnLater(place, { who, behaviour, points, swallowed, life, repairs }, RETURNS)
  }
  if (flags & flag.told) hear(place, resident, adverse ? Math.min(full, TAKES) : full, wrong, luck)
  contestListings(place, due, e, course)
  if (adverse) publish(place, who, wrong, luck)
  if (course.late && course.finds === 0) count(place, resident, fileMetric(layout, 'appeals_late'))
}

/** An appeal is decided: if upheld, the points come back. */
export function decideAppeal(place: Place, due: number[], e: number): void {
  const { layout } = place
  const resident = place.first + due[e + entryField.who]
  const points = due[e + entryField.points]
  const felt = points - due[e + SWALLOWED]
  const flags = due[e + entryField.flags]
  const wrong = (flags & flag.wrong) !== 0
  count(place, resident, fileMetric(layout, 'appeals'))
  if (wrong) count(place, resident, fileMetric(layout, 'appeals_wrong'))
  if (!(flags & flag.upheld)) return
  count(place, resident, fileMetric(layout, wrong ? 'upheld_wrong' : 'upheld_right'))
  count(place, resident, fileMetric(layout, 'points_restored'), Math.abs(felt))
  moveScore(place, resident, due[e + entryField.behaviour], -points, -felt)
}

/** Points come back, or are lost, on file: by repair, or because the rule's time is over. */
export function giveBack(place: Place, due: number[], e: number): void {
  const resident = place.first + due[e + entryField.who]
  const points = due[e + entryField.points]
  const felt = points - due[e + SWALLOWED]
  const metric = due[e + entryField.kind] === entryKind.repair ? 'points_repaired' : 'points_expired'
  if (points < 0) count(place, resident, fileMetric(place.layout, metric), -felt)
  moveScore(place, resident, due[e + entryField.behaviour], -points, -felt)
}

/** The same for the true score. */
export function giveBackTruth(place: Place, due: number[], e: number): void {
  const { world } = place
  const resident = place.first + due[e + entryField.who]
  const points = due[e + entryField.points]
  const { composite } = place.tables.score
  if (composite) return feedTruth(place, composite, resident, due[e + entryField.behaviour], -points)
  const felt = points - due[e + SWALLOWED]
  changes(world, resident)
  world.truth[resident] = clamped(place, world.truth[resident] - felt)
}
