/** Stage `consequence`: doors that people try, and how a grade opens or shuts them. */
import { z } from 'zod'
import { date, duration, money, points, rate, share } from '../language/quantity.js'
import { factors, harm } from './behaviours.js'
import { id, provenance, selector, text } from './common.js'
import { contexts } from './words.js'
import { inForce } from './lists.js'
import { outsiders } from './membership.js'
import { sensorKinds } from './sensors.js'
import { asks, granted, terms } from './terms.js'

export const treatment = z.strictObject({
  kind: z.enum(['priority', 'normal', 'vetting', 'barred']).meta({ description: 'What the door does with somebody of this standing' }),
  refused: share().meta({ description: 'Share of attempts refused' }),
  asks: asks.optional().meta({ description: 'What is asked of those let through, where it differs from the terms of the door; of several treatments that apply, the dearest counts' }),
  ...provenance,
})

export type Treatment = z.output<typeof treatment>

export const door = z.strictObject({
  title: text('Name for a reader'),
  context: z.enum(contexts).meta({ description: 'The field of life the door belongs to' }),
  demand: rate().meta({ description: 'Attempts per resident among those it concerns, before factors' }),
  who: selector.optional(),
  factors: factors.optional(),
  refused_anyway: share().meta({ description: 'Share of attempts refused without any scheme' }),
  treatment: z.record(id(), treatment).meta({ description: 'Treatment by grade; grades left out are treated as without the scheme' }),
  listed: z.record(id(), treatment).optional().meta({ description: 'Treatment of those on a list; the strictest treatment that applies is the one that counts' }),
  unlisted: z.record(id(), treatment).optional().meta({ description: 'Treatment of those who are not on a list, for example without a pass' }),
  judged_by: z
    .literal('guardian')
    .optional()
    .meta({ description: 'guardian: the door looks at the worst standing among the adults of the household, not at the one who tries it' }),
  refusal: harm.optional().meta({ description: 'Lasting effect of a refusal on the one refused' }),
  terms: terms.optional().meta({ description: 'What the door asks of those it lets through, without any scheme' }),
  granted: granted.optional().meta({ description: 'What comes of it later: a loan is repaid or not' }),
  outsiders: outsiders.optional(),
  in_force: inForce.optional(),
  ...provenance,
})
export type Door = z.output<typeof door>

export const safeguards = z.strictObject({
  notice: z
    .strictObject({
      on: z.boolean(),
      told: share().meta({ description: 'Share of those charged who are told' }),
      downgrades: share()
        .optional()
        .meta({ description: 'Share of those graded down who are told; the others learn of it at a door. Without it, all' }),
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
      filed_after: duration()
        .optional()
        .meta({ description: 'Mean time that people take to file, once told; without it they file at once' }),
      within: duration()
        .optional()
        .meta({ description: 'Deadline for filing, counted from being told; who takes longer may no longer appeal. Without it there is none' }),
      decided_after: duration({ zero: true }).meta({ description: 'From filing to decision' }),
      cost: money().optional().meta({ description: 'Cost of one review' }),
      ...provenance,
    })
    .optional(),
  access: z
    .strictObject({
      on: z.boolean(),
      asked: rate().meta({ description: 'How often a resident asks to see their own file, before factors' }),
      factors: factors.optional(),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Whoever was not told of a charge may find it by asking for their own file, and may then appeal' }),
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
      given: share().meta({ description: 'Share of residents who agree, before factors' }),
      factors: factors.optional().meta({ description: 'Multipliers of the share by trait and category' }),
      stops_charges: z
        .boolean()
        .optional()
        .meta({ description: 'true: no records are kept of those who do not agree; without it, they are kept and not graded' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Nobody is graded without agreeing' }),
  ...provenance,
})
export type Safeguards = z.output<typeof safeguards>
