/** Stage `rate` in the module: tables of a score that the people one meets make. */
import { type FileMetric, fileMetrics } from '../counters.js'
import { kinds, victims } from '../act/tables.js'
import { LOTS } from '../draw/lots.js'
import { purpose } from '../draw/purposes.js'
import { COMMUNITY_SIZE } from '../tables.js'
import type { MakeStage } from './stage.js'

const metrics = {
  fileRatings: 'ratings',
  fileRatingPoints: 'rating_points',
  fileByOwnGrade: 'ratings_by_own_grade',
  fileGiven: 'ratings_given',
  fileContagion: 'contagion',
  fileContagionPoints: 'contagion_points',
  filePenalties: 'penalties',
} as const satisfies Record<string, FileMetric>

/** Ratings; left to the reference where nothing is rated, and where a part of a way is no whole number. */
export const rateIn: MakeStage = ({ memory, call, set }, { tables, world }) => {
  const { rating, behaviour, score } = tables
  if (!rating || score.composite || ![rating.step, rating.deference, ...rating.stepOfGrade].every(Number.isInteger))
    return null
  set({
    looks: rating.looks,
    suffering: memory.put(behaviour.victim),
    sufferingNeighbour: victims.neighbour,
    purposeEncounter: purpose.encounter,
    purposeCompany: purpose.company,
    purposeSufferer: purpose.act,
    meetingAct: memory.i32(LOTS),
    meetingMet: memory.i32(LOTS),
    meetingMood: memory.u32(LOTS),
    meetingSeen: memory.u32(LOTS),
    meetingAgain: memory.i32(LOTS),
    penaltyUntilOf: world.penaltyUntil,
    penaltyCountOf: world.penaltyCount,
    ratingStep: rating.step,
    stepOfGrade: memory.put(Int32Array.from(rating.stepOfGrade)),
    deference: rating.deference,
    favour: memory.put(rating.favour),
    moods: rating.moods,
    shunned: memory.put(rating.shunned),
    seenChance: rating.seen,
    onlookerRating: rating.onlookerRating,
    ratedOut: memory.put(rating.out),
    kindOf: memory.put(behaviour.kind),
    kindMerit: kinds.merit,
    purposeOnlooker: purpose.onlooker,
    ratingsGiven: memory.u16(COMMUNITY_SIZE),
  })
  for (const [name, metric] of Object.entries(metrics)) set({ [name]: fileMetrics.indexOf(metric) })
  return () => void call.rate()
}
