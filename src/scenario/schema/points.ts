/** A score of points: everybody starts with the base, and rules add and take. */
import { z } from 'zod'
import { duration, points } from '../language/quantity.js'
import { id, provenance, selector, text } from './common.js'

export const pointsScore = z.strictObject({
  title: text('Name for a reader'),
  kind: z.literal('points').meta({ description: 'How the number is made' }),
  who: selector.optional().meta({ description: 'Whom it covers; without it everybody, businesses as well. Others have no letter and gain and lose nothing' }),
  base: points().meta({ description: 'Points everybody starts with' }),
  starts: z
    .record(id(), z.record(z.string(), points()))
    .optional()
    .meta({ description: 'Points with which residents start instead, by the categories of one trait; categories left out start with the base' }),
  lowest: z.union([points(), z.literal('none')]).optional().meta({ description: 'Floor of the score, or none' }),
  highest: z.union([points(), z.literal('none')]).optional().meta({ description: 'Cap of the score, or none' }),
  expires: duration()
    .optional()
    .meta({ description: 'When points taken come back, for rules that do not say it themselves; without it, never' }),
  resets: duration().optional().meta({ description: 'How often everybody starts anew with the base; without it, never' }),
  given_per_year: points().optional().meta({ description: 'Most points that one resident can be given in a year of the scheme' }),
  ...provenance,
}).meta({ description: 'A score of points: everybody starts with the base, rules add and take' })
export type PointsScore = z.output<typeof pointsScore>
