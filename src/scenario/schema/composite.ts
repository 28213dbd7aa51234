/** A score made of weighted factors, each of which stands somewhere between a worst and a best. */
import { z } from 'zod'
import { count, duration, points, share } from '../language/quantity.js'
import { id, provenance, text } from './common.js'

const weight = share().meta({ description: 'Part of the score that the factor makes; all weights together are 100 %' })

export const pointsFactor = z
  .strictObject({
    title: text('Name for a reader'),
    kind: z.literal('points').meta({ description: 'Where the factor comes from' }),
    weight,
    worst: points().meta({ description: 'Points at which the factor adds nothing; below it stays so' }),
    best: points().meta({ description: 'Points at which the factor adds all it can; above it stays so' }),
    starts: points().meta({ description: 'Points that everybody starts with' }),
    starts_by: z
      .record(id(), z.record(z.string(), points()))
      .optional()
      .meta({ description: 'Points added to the start by trait and category, for example income: { q1: -10 points }' }),
    spread: points()
      .optional()
      .meta({ description: 'Starts differ by up to so many points either way, evenly, for reasons not modelled' }),
    ...provenance,
  })
  .meta({ description: 'A factor of points, which rules add and take' })

export const friendsFactor = z
  .strictObject({
    title: text('Name for a reader'),
    kind: z.literal('friends').meta({ description: 'Where the factor comes from' }),
    weight,
    friends: count().meta({ description: 'Lasting friends of each resident, drawn from the same community; at most 16' }),
    without: share().meta({ description: 'Where somebody stands between worst and best who has no friend with a score' }),
    ...provenance,
  })
  .meta({ description: 'A factor of association: where the mean score of friends stands in the range of the score' })

export const factor = z.discriminatedUnion('kind', [pointsFactor, friendsFactor])
export type Factor = z.output<typeof factor>

export const compositeScore = z
  .strictObject({
    title: text('Name for a reader'),
    kind: z.literal('composite').meta({ description: 'How the number is made' }),
    lowest: points().meta({ description: 'Score of somebody for whom every factor stands at its worst' }),
    highest: points().meta({ description: 'Score of somebody for whom every factor stands at its best' }),
    refreshed: duration().meta({ description: 'How often the score is worked out anew from the factors' }),
    expires: duration()
      .optional()
      .meta({ description: 'When points taken come back, for rules that do not say it themselves; without it, never' }),
    factors: z.record(id(), factor).meta({ description: 'What the score is made of' }),
    ...provenance,
  })
  .meta({ description: 'A score made of weighted factors, refreshed on dates of its own' })
export type CompositeScore = z.output<typeof compositeScore>
