/** Stage `consequence`: doors that people try, and how a grade opens or shuts them. */
import { z } from 'zod'
import { duration, money, rate, share } from '../language/quantity.js'
import { factors, harm } from './behaviours.js'
import { contexts, id, provenance, selector, text } from './common.js'
import { inForce } from './scores.js'

export const treatment = z.strictObject({
  kind: z.enum(['priority', 'normal', 'vetting', 'barred']).meta({ description: 'What the door does with this grade' }),
  refused: share().meta({ description: 'Share of attempts refused' }),
  ...provenance,
})

export const door = z.strictObject({
  title: text('Name for a reader'),
  context: z.enum(contexts).meta({ description: 'The field of life the door belongs to' }),
  demand: rate().meta({ description: 'Attempts per resident among those it concerns, before factors' }),
  who: selector.optional(),
  factors: factors.optional(),
  refused_anyway: share().meta({ description: 'Share of attempts refused without any scheme' }),
  treatment: z.record(id(), treatment).meta({ description: 'Treatment by grade; grades left out are treated as without the scheme' }),
  refusal: harm.optional().meta({ description: 'Lasting effect of a refusal on the one refused' }),
  in_force: inForce.optional(),
  ...provenance,
})
export type Door = z.output<typeof door>

export const safeguards = z.strictObject({
  notice: z
    .strictObject({
      on: z.boolean(),
      told: share().meta({ description: 'Share of those charged who are told' }),
      ...provenance,
    })
    .optional(),
  appeal: z
    .strictObject({
      on: z.boolean(),
      filed_if_wrong: share().meta({ description: 'Share of those told and wrongly charged who appeal' }),
      filed_if_right: share().meta({ description: 'Share of those told and rightly charged who appeal' }),
      upheld_if_wrong: share().meta({ description: 'Share of appeals against a wrong charge that succeed' }),
      upheld_if_right: share().meta({ description: 'Share of appeals against a right charge that succeed' }),
      decided_after: duration({ zero: true }).meta({ description: 'From record to decision' }),
      cost: money().optional().meta({ description: 'Cost of one review' }),
      ...provenance,
    })
    .optional(),
  ...provenance,
})
export type Safeguards = z.output<typeof safeguards>
