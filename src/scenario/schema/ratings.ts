/** A score of ratings: whoever one meets gives stars, and the score is their running average. */
import { z } from 'zod'
import { duration, factor, points, share } from '../language/quantity.js'
import { id, provenance, text } from './common.js'

export const ratingsScore = z.strictObject({
  title: text('Name for a reader'),
  kind: z.literal('ratings').meta({ description: 'How the number is made' }),
  base: points().meta({ description: 'Score everybody starts with, in thousandths of a star' }),
  lowest: points().meta({ description: 'Lowest rating and lowest score' }),
  highest: points().meta({ description: 'Highest rating and highest score' }),
  moves: share().meta({
    description: 'Part of the way to a rating that the rating moves the score, if the rater counts once; 2 % is a memory of about 50 ratings',
  }),
  weights: z
    .record(id(), factor())
    .optional()
    .meta({ description: 'How many times a rating counts, by the grade of the one who gives it; grades left out count once' }),
  deference: share()
    .optional()
    .meta({ description: 'Part of what somebody stands above the base (or below it) that raters add to (or take from) what conduct deserves' }),
  favour: z
    .record(id(), z.record(z.string(), points()))
    .optional()
    .meta({ description: 'Added to every rating of somebody by trait and category, whatever they do' }),
  moods: points().optional().meta({ description: 'A rating is up to this much higher or lower for no reason' }),
  like_meets_like: share().optional().meta({
    description: 'Share of meetings for which people look for their own grade: of up to four others the first who holds it',
  }),
  contagion: z
    .strictObject({
      near: z.array(id()).min(1).meta({ description: 'Grades with whose holders one is better not seen' }),
      seen: share().meta({ description: 'Share of merits towards such a person that somebody else sees and rates' }),
      rating: points().meta({ description: 'The rating that the onlooker gives; it never raises a score' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Kindness to the low-rated is rated down by onlookers' }),
  out: z.array(id()).min(1).optional().meta({ description: 'Grades whose holders neither rate nor are rated any more' }),
  ...provenance,
}).meta({ description: 'A score of ratings: the running average of what the people one meets give' })
export type RatingsScore = z.output<typeof ratingsScore>

const rating = () => points()

export const deserved = z
  .union([rating(), z.strictObject({ minor: rating(), ordinary: rating(), serious: rating() })])
  .meta({ description: 'Rating that the act deserves from whoever it is done to; one figure, or one by severity' })

export const penalty = z
  .strictObject({
    takes: points().meta({ description: 'Points taken at once and given back when the time is over' }),
    lasts: duration().meta({ description: 'How long' }),
    low_ratings_count: factor().meta({ description: 'How many times a rating below the score counts in that time' }),
    ...provenance,
  })
  .meta({ description: 'For a score of ratings: what security does on the spot, on top of the rating' })
