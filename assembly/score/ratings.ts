/** Stage `rate`: whoever is met rates what was done; see `score/ratings.ts` of the engine. */
import { actCount, actOrdinal, actWhat, actWho } from '../acts'
import { changes } from '../measure/changed'
import { i16At, i32At, setU16, u16At, u32At, u8At } from '../cells'
import { count, fileOffset } from '../measure/count'
import { draw, word0 } from '../draw/draw'
import { deservedBy, meet, meetingAct, meetingMet, meetingMood, meetingSeen, takeRated } from './encounter'
import { rated, ratedLasts, ratedLowCount, ratedTakes } from '../respond/now'
import { begin, cell, grade, score, size, somebodyElse, subject, tick, truth } from '../place'
import { bookAtOnce, moveScore, scoreHigh, scoreLow, scoreTruth } from './score'
import { startBase } from './limits'

/** Columns of the world: last tick in which low ratings count more, and how much. */
export let penaltyUntilOf: usize = 0
export let penaltyCountOf: usize = 0

/** Numbers and columns of `RatingTables`; parts of a way are in Q16. */
export let ratingStep: i32 = 0
export let stepOfGrade: usize = 0
export let deference: i32 = 0
export let favour: usize = 0
export let moods: i32 = 0
export let shunned: usize = 0
export let seenChance: f64 = 0
export let onlookerRating: i32 = 0
export let ratedOut: usize = 0
/** [behaviour] what kind it is, and the number of merits. */
export let kindOf: usize = 0
export let kindMerit: i32 = 0
export let purposeOnlooker: u32 = 0

/** Numbers of metrics of files. */
export let fileRatings: i32 = 0
export let fileRatingPoints: i32 = 0
export let fileByOwnGrade: i32 = 0
export let fileGiven: i32 = 0
export let fileContagion: i32 = 0
export let fileContagionPoints: i32 = 0
export let filePenalties: i32 = 0

/** [resident] ratings given so far in the tick; all 0 between communities. */
export let ratingsGiven: usize = 0

/** Low ratings count once, in Q12. */
const ONCE: i32 = 4096
const NONE: i32 = -1

/** Ratings of the one who acted last, which are counted together: acts stand in order of those who did them. */
let ratedWho: i32 = NONE
let ratings: i32 = 0
let ratingPoints: i32 = 0
let byOwnGrade: i32 = 0

/** Rates all acts of the community that a rule in force rates. */
export function rate(): void {
  if (rated === 0) return
  const acts = actCount()
  let from = 0
  while (from < acts) {
    from = takeRated(from, acts)
    const met = meet()
    for (let m = 0; m < met; m++) rateMeeting(m)
  }
  countRatings()
  ratedWho = NONE
  for (let local = 0; local < size; local++) {
    const given = u16At(ratingsGiven, local)
    if (given === 0) continue
    setU16(ratingsGiven, local, 0)
    count(local, fileOffset + fileGiven, given)
  }
}

/** Grades stand still while people rate each other, so that what is counted of somebody may be counted at once. */
function countRatings(): void {
  if (ratings > 0) {
    count(ratedWho, fileOffset + fileRatings, ratings)
    count(ratedWho, fileOffset + fileRatingPoints, ratingPoints)
  }
  if (byOwnGrade > 0) count(ratedWho, fileOffset + fileByOwnGrade, byOwnGrade)
  ratings = 0
  ratingPoints = 0
  byOwnGrade = 0
}

/** What comes of one meeting, which has been drawn. */
function rateMeeting(m: i32): void {
  const a = i32At(meetingAct, m)
  const met = i32At(meetingMet, m)
  const local = i32At(actWho, a)
  if (met === local) return
  if (local !== ratedWho) {
    countRatings()
    ratedWho = local
  }
  const behaviour = i32At(actWhat, a)
  const mood = <i32>((<u64>u32At(meetingMood, m) * <u64>(2 * moods + 1)) >> 32) - moods
  const raterGrade = u8At(grade, met)
  if (rateAct(local, deservedBy(a) + mood, behaviour, raterGrade)) {
    setU16(ratingsGiven, met, u16At(ratingsGiven, met) + 1)
    if (raterGrade === u8At(grade, local)) byOwnGrade++
  }
  if (<f64>u32At(meetingSeen, m) < seenChance) rateCompany(a, local, behaviour, met)
  if (i16At(ratedTakes, behaviour) !== 0) punish(local, behaviour)
}

/**
 * One rating for one act, and what conduct alone would make of it for the true score.
 *
 * @param outright what the act deserves, with the mood of the one who rates
 * @returns whether the rating counted
 */
function rateAct(local: i32, outright: i32, behaviour: i32, raterGrade: i32): bool {
  const lowCount = lowCountOf(local)
  changes(local)
  const true0 = i16At(truth, local)
  setU16(truth, local, true0 + moved(bounded(outright), true0, ratingStep, lowCount))
  if (u8At(ratedOut, raterGrade) !== 0 || u8At(ratedOut, u8At(grade, local)) !== 0) return false
  const before = i16At(score, local)
  const status = <i32>((<i64>deference * <i64>(before - startBase) + 32768) >> 16)
  const given = bounded(outright + i16At(favour, u16At(cell, local)) + status)
  const points = moved(given, before, i32At(stepOfGrade, raterGrade), lowCount)
  moveScore(local, behaviour, points, points)
  ratings++
  ratingPoints += given
  return true
}

/** Somebody who sees a merit towards one of those with whom one is better not seen rates it down. */
function rateCompany(a: i32, local: i32, behaviour: i32, met: i32): void {
  if (u8At(shunned, u8At(grade, met)) === 0 || u8At(kindOf, behaviour) !== kindMerit) return
  draw(subject + <u32>local, purposeOnlooker, i32At(actOrdinal, a))
  const onlooker = somebodyElse(local, word0)
  // the one met is no onlooker; in a community of two there is none
  if (onlooker === met) return
  const onlookerGrade = u8At(grade, onlooker)
  if (u8At(ratedOut, onlookerGrade) !== 0 || u8At(ratedOut, u8At(grade, local)) !== 0) return
  const way = moved(onlookerRating, i16At(score, local), i32At(stepOfGrade, onlookerGrade), lowCountOf(local))
  const points = min(0, way)
  moveScore(local, behaviour, points, points)
  count(local, fileOffset + fileContagion, 1)
  count(local, fileOffset + fileContagionPoints, -points)
}

/** What security does on the spot, in truth as well. */
function punish(local: i32, behaviour: i32): void {
  const takes = i16At(ratedTakes, behaviour)
  const lasts = u16At(ratedLasts, behaviour)
  scoreTruth(local, behaviour, -takes, lasts, false)
  bookAtOnce(local, behaviour, -takes, lasts)
  setU16(penaltyUntilOf, begin + local, tick + lasts)
  setU16(penaltyCountOf, begin + local, u32At(ratedLowCount, behaviour))
  count(local, fileOffset + filePenalties, 1)
}

/** How much low ratings of somebody count, in Q12: more in a time of penalty. */
// @ts-ignore: decorators of AssemblyScript
@inline
function lowCountOf(local: i32): i32 {
  const until = u16At(penaltyUntilOf, begin + local)
  return until === 0 || until < tick ? ONCE : u16At(penaltyCountOf, begin + local)
}

/** By how much a rating moves a score, to the nearest point. */
// @ts-ignore: decorators of AssemblyScript
@inline
function moved(rating: i32, before: i32, step: i32, lowCount: i32): i32 {
  const way = (<i64>step * <i64>(rating - before) + 32768) >> 16
  return <i32>(way >= 0 || lowCount === ONCE ? way : (way * <i64>lowCount) >> 12)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function bounded(rating: i32): i32 {
  return min(scoreHigh, max(scoreLow, rating))
}
