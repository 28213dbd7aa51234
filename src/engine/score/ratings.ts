/**
 * Stage `rate`: whoever is met rates what was done, and the score, a running average of such ratings, moves part of the
 * way towards each. No sensor and no database lies between. Beside it the true score moves by conduct alone: the same
 * acts, the same moods, but no deference to status, no favour, no onlookers, and everybody's rating counts once.
 *
 * Of others only their grades are read, which no rating moves before the next grading: nobody is first.
 */
import { fileMetrics } from '../counters.js'
import { LOTS } from '../draw/lots.js'
import { purpose } from '../draw/purposes.js'
import { type Place, count, somebodyElse } from '../place.js'
import { type RatedPhase, UNRATED } from './ratingTables.js'
import { Q12, Q16 } from '../tables.js'
import { kinds } from '../act/tables.js'
import { meet } from './encounter.js'
import type { ScoreTable } from './tables.js'
import { bookAtOnce, moveScore, scoreTruth } from './score.js'
import { changes } from '../measure/before.js'

const RATINGS = fileMetrics.indexOf('ratings')
const RATING_POINTS = fileMetrics.indexOf('rating_points')
const BY_OWN_GRADE = fileMetrics.indexOf('ratings_by_own_grade')
const GIVEN = fileMetrics.indexOf('ratings_given')
const CONTAGION = fileMetrics.indexOf('contagion')
const CONTAGION_POINTS = fileMetrics.indexOf('contagion_points')
const PENALTIES = fileMetrics.indexOf('penalties')

/** Rates all acts of the community that a rule in force rates. */
export function rate(place: Place): void {
  const { now, scratch } = place
  const { rated } = now
  if (rated === null) return
  for (let from = 0; from < scratch.acts.count;) {
    from = takeRated(place, rated, from)
    meet(place)
    for (let m = 0; m < scratch.meetings.count; m++) rateMeeting(place, rated, m)
  }
}

/** Where what an act deserves stands in the tables of the tick. */
function deservedBy(place: Place, { deserved }: RatedPhase, a: number): number {
  const { what, severity } = place.scratch.acts
  return deserved[(place.region * place.tables.doing.behaviours + what[a]) * 3 + severity[a]]
}

/** Puts as many rated acts into `scratch.meetings` as there is room for; from which act to go on afterwards. */
function takeRated(place: Place, rated: RatedPhase, from: number): number {
  const { acts, meetings } = place.scratch
  const { behaviours } = place.tables.doing
  let count = 0
  let a = from
  for (; a < acts.count && count < LOTS; a++)
    if (acts.what[a] < behaviours && deservedBy(place, rated, a) !== UNRATED) meetings.act[count++] = a
  meetings.count = count
  return a
}

/** What comes of one meeting, which has been drawn. */
function rateMeeting(place: Place, rated: RatedPhase, m: number): void {
  const { world, scratch, layout, first } = place
  const { acts, meetings } = scratch
  const a = meetings.act[m]
  const met = meetings.met[m]
  const local = acts.who[a]
  if (met === local) return
  const behaviour = acts.what[a]
  place.watch?.turn?.('rate', a)
  const grade = world.grade[first + met]
  const mood = moodOf(place, meetings.mood[m])
  if (rateAct(place, local, behaviour, deservedBy(place, rated, a), mood, grade)) {
    count(place, first + met, layout.fileOffset + GIVEN)
    if (grade === world.grade[first + local]) count(place, first + local, layout.fileOffset + BY_OWN_GRADE)
  }
  const onlooker = meetings.seen[m] < place.tables.rating!.seen ? onlookerOf(place, a, met) : NOBODY
  if (onlooker !== NOBODY) rateCompany(place, local, behaviour, world.grade[first + onlooker])
  if (rated.takes[place.region * place.tables.doing.behaviours + behaviour] !== 0) punish(place, local, behaviour)
}

/** By how much this rating is higher or lower for no reason, from the draw of the meeting. */
function moodOf(place: Place, word: number): number {
  const { moods } = place.tables.rating!
  return Math.floor((word * (2 * moods + 1)) / 4294967296) - moods
}

/**
 * One rating for one act, and what conduct alone would make of it for the true score.
 *
 * @param deserved what the act deserves, before moods
 * @param raterGrade grade of the one who rates; the number of grades without a letter
 * @returns whether the rating counted: those who are out neither rate nor are rated
 */
export function rateAct(
  place: Place,
  local: number,
  behaviour: number,
  deserved: number,
  mood: number,
  raterGrade: number,
): boolean {
  const { tables, world, layout } = place
  const { rating, score: bounds } = tables
  const { step, stepOfGrade, out, favour, deference } = rating!
  const { score, truth, grade, cell } = world
  const resident = place.first + local
  const lowCount = lowCountOf(place, resident)
  const outright = deserved + mood
  changes(world, resident)
  truth[resident] += moved(bounded(bounds, outright), truth[resident], step, lowCount)
  if (out[raterGrade] || out[grade[resident]]) return false
  const before = score[resident]
  const status = Math.floor((deference * (before - bounds.base) + Q16 / 2) / Q16)
  const given = bounded(bounds, outright + favour[cell[resident]] + status)
  const points = moved(given, before, stepOfGrade[raterGrade], lowCount)
  moveScore(place, resident, behaviour, points)
  count(place, resident, layout.fileOffset + RATINGS)
  count(place, resident, layout.fileOffset + RATING_POINTS, given)
  return true
}

/** Somebody who has seen the kindness rates it down; that it was kind does not matter to them, nor to the true score. */
export function rateCompany(place: Place, local: number, behaviour: number, onlookerGrade: number): void {
  const { tables, world, layout } = place
  const rating = tables.rating!
  const resident = place.first + local
  if (rating.out[onlookerGrade] || rating.out[world.grade[resident]]) return
  const step = rating.stepOfGrade[onlookerGrade]
  const points = Math.min(0, moved(rating.onlookerRating, world.score[resident], step, lowCountOf(place, resident)))
  moveScore(place, resident, behaviour, points)
  count(place, resident, layout.fileOffset + CONTAGION)
  count(place, resident, layout.fileOffset + CONTAGION_POINTS, -points)
}

/** What security does on the spot: points are gone for a time, in which low ratings count more. In truth as well. */
export function punish(place: Place, local: number, behaviour: number): void {
  const { tables, world, now, layout } = place
  const rated = now.rated!
  const at = place.region * tables.doing.behaviours + behaviour
  const takes = rated.takes[at]
  if (takes === 0) return
  const resident = place.first + local
  const lasts = rated.lasts[at]
  scoreTruth(place, local, behaviour, -takes, lasts, false)
  bookAtOnce(place, local, behaviour, -takes, lasts)
  world.penaltyUntil[resident] = now.tick + lasts
  world.penaltyCount[resident] = rated.lowCount[at]
  count(place, resident, layout.fileOffset + PENALTIES)
}

const NOBODY = -1

/** Somebody who sees a merit towards one of those with whom one is better not seen; {@link NOBODY} if nobody does. */
function onlookerOf(place: Place, a: number, met: number): number {
  const { tables, world, now, scratch } = place
  const rating = tables.rating!
  const { acts, more } = scratch
  if (!rating.shunned[world.grade[place.first + met]]) return NOBODY
  if (tables.behaviour.kind[acts.what[a]] !== kinds.merit) return NOBODY
  const local = acts.who[a]
  place.draw(place.subject + local, now.tick, purpose.onlooker, acts.ordinal[a], more)
  const onlooker = somebodyElse(place, local, more[0])
  // the one met is no onlooker; in a community of two there is none
  return onlooker === met ? NOBODY : onlooker
}

/** How much low ratings of somebody count, in Q12: more in a time of penalty. */
function lowCountOf({ world, now }: Place, resident: number): number {
  const until = world.penaltyUntil[resident]
  return until === 0 || until < now.tick ? Q12 : world.penaltyCount[resident]
}

/** By how much a rating moves a score, to the nearest point. */
function moved(rating: number, score: number, step: number, lowCount: number): number {
  const way = Math.floor((step * (rating - score) + Q16 / 2) / Q16)
  return way >= 0 || lowCount === Q12 ? way : Math.floor((way * lowCount) / Q12)
}

function bounded({ lowest, highest }: ScoreTable, rating: number): number {
  return rating < lowest ? lowest : rating > highest ? highest : rating
}
