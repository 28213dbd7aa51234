/** Stage `consequence`: doors that people try, and how a grade opens or shuts them. */
import { z } from 'zod'
import { date, duration, money, points, rate, share } from '../language/quantity.js'
import { factors, harm } from './behaviours.js'
import { contexts, id, provenance, selector, text } from './common.js'
import { inForce } from './scores.js'
import { sensorKinds } from './sensors.js'
import { asks, granted, terms } from './terms.js'

export const treatment = z.strictObject({
  kind: z.enum(['priority', 'normal', 'vetting', 'barred']).meta({ description: 'What the door does with this grade' }),
  refused: share().meta({ description: 'Share of attempts refused' }),
  asks: asks.optional().meta({ description: 'What is asked of those let through, where it differs from the terms of the door' }),
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
  terms: terms.optional().meta({ description: 'What the door asks of those it lets through, without any scheme' }),
  granted: granted.optional().meta({ description: 'What comes of it later: a loan is repaid or not' }),
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
  review: z
    .strictObject({
      on: z.boolean(),
      of: z.array(z.enum(sensorKinds)).min(1).meta({ description: 'Kinds of sensors whose findings a human looks at' }),
      reviewed: share().meta({ description: 'Share of their findings that are looked at before they are filed' }),
      drops_wrong: share().meta({ description: 'Share of wrong findings that review drops' }),
      drops_right: share().meta({ description: 'Share of right findings that review drops all the same' }),
      cost: money().optional().meta({ description: 'Cost of looking at one finding' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Human review of findings before they count' }),
  repair: z
    .strictObject({
      on: z.boolean(),
      taken_up: share().meta({ description: 'Share of those charged who earn points back' }),
      after: duration().meta({ description: 'From the deduction to the points coming back' }),
      gives_back: share().meta({ description: 'Part of the deduction that comes back' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Points can be earned back, for example by work for the community' }),
  cap: z
    .strictObject({
      on: z.boolean(),
      taken_per_year: points().meta({ description: 'Most points that one resident can lose in a year of the scheme' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Proportionality: a cap on what a year can cost' }),
  context_wall: z
    .strictObject({ on: z.boolean(), ...provenance })
    .optional()
    .meta({ description: "Doors look only at points from their own field of life" }),
  consent: z
    .strictObject({
      on: z.boolean(),
      from: date().optional().meta({ description: 'First day on which nobody is graded without having agreed' }),
      given: share().meta({ description: 'Share of residents who agree' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Nobody is graded without agreeing; records are kept all the same' }),
  ...provenance,
})
export type Safeguards = z.output<typeof safeguards>
