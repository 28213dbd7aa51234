/** Stages `score` and `grade`: points by rule and severity, and the bands of the number. */
import { z } from 'zod'
import { date, duration, points, share } from '../language/quantity.js'
import { id, provenance, text } from './common.js'
import { inForce } from './lists.js'
import { compositeScore } from './composite.js'
import { pointsScore } from './points.js'
import { deserved, penalty, ratingsScore } from './ratings.js'

/** How the number is made; each kind has a file of its own. */
export const score = z.discriminatedUnion('kind', [pointsScore, ratingsScore, compositeScore])
export type Score = z.output<typeof score>

const someLists = z.union([id(), z.array(id()).min(1)]).optional()

export const rule = z.strictObject({
  title: text('What the rule says, for a reader').optional(),
  behaviour: id().meta({ description: 'Behaviour that the rule scores' }),
  points: z
    .union([points(), z.strictObject({ minor: points(), ordinary: points(), serious: points() })])
    .optional()
    .meta({ description: 'Points added (or taken, with a minus); one figure, or one by severity; needed where the score is one of points, unless the rule lists or delists' }),
  rates: deserved.optional(),
  penalty: penalty.optional(),
  lists: someLists.meta({ description: 'List, or lists, on which the rule puts people' }),
  delists: someLists.meta({ description: 'List, or lists, off which the rule takes people' }),
  factor: id().optional().meta({ description: 'Factor of a composite score to which the points go' }),
  expires: z
    .union([duration(), z.strictObject({ minor: duration(), ordinary: duration(), serious: duration() })])
    .optional()
    .meta({ description: 'When the points come back; one duration, or one by severity; without it, never' }),
  given_per_year: points()
    .optional()
    .meta({ description: 'Most points that one resident can be given by this rule in a year of the scheme' }),
  falls_on: z.enum(['actor', 'owner', 'official']).optional().meta({
    description:
      'Whose file it lands in. actor: of the one who did it; owner: of the resident who owns the business; official: of the ' +
      'official of the district, for example for a petition of residents there; without it the actor',
  }),
  in_force: inForce.optional(),
  ...provenance,
})
export type Rule = z.output<typeof rule>
export type RulePoints = NonNullable<Rule['points']>

export const band = z.strictObject({
  title: text('What the scheme calls it'),
  from: points().optional().meta({ description: 'Lowest score of the band; left out only for the worst' }),
  to: points().optional().meta({ description: 'Highest score of the band; left out only for the best' }),
  from_rank: share()
    .optional()
    .meta({ description: 'Share of all who have a score that reach the band, counted from the top; for grades by rank, left out only for the worst' }),
  ...provenance,
})

export type Band = z.output<typeof band>

export const grades = z.strictObject({
  regraded: duration().meta({ description: 'How often grades are set anew from the score' }),
  first: date().optional().meta({ description: 'First day on which grades are set anew; without it, one interval after the start' }),
  by: z
    .enum(['score', 'rank'])
    .optional()
    .meta({ description: 'score: bands of the number; rank: shares of everybody who has a score, best first; without it score' }),
  bands: z.record(id(), band).meta({ description: 'Bands of the score, best first, without gaps or overlaps' }),
  ...provenance,
})
export type Grades = z.output<typeof grades>
