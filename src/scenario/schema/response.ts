/** Stage `respond`: how people, opinion and the scheme itself react. */
import { z } from 'zod'
import { date, duration, factor, points, rate, share } from '../language/quantity.js'
import { id, provenance, text } from './common.js'

export const response = z.strictObject({
  on: z.boolean().meta({ description: 'false: nobody reacts to the scheme; for tests and comparisons' }),
  perceived_risk: z
    .strictObject({
      prior: share().meta({ description: 'Chance of being charged for an act, as believed before any experience' }),
      after_own_charge: share().meta({ description: 'Added to that belief by a charge against oneself' }),
      publicity: factor().meta({ description: 'Added to that belief per published charge per resident and year' }),
      fades_by_half_in: duration(),
      ...provenance,
    }),
  deterrence: z.strictObject({
    strength: factor().meta({ description: 'Rate of misconduct is multiplied by exp(-strength x perceived risk x points at stake / 100)' }),
    ...provenance,
  }),
  conformity: z.strictObject({
    strength: factor().meta({ description: 'Rate of merit is multiplied by exp(+strength x points to gain / 100), at most 2' }),
    ...provenance,
  }),
  chill: z.strictObject({
    strength: factor().meta({ description: 'Rate of voice is multiplied by exp(-strength x perceived risk x points at stake / 100)' }),
    spill_over: share().meta({ description: 'Part of the largest stake on punished voice that is felt for voice no rule punishes' }),
    ...provenance,
  }),
  evasion: z
    .strictObject({
      strength: factor().meta({
        description: "A sensor's chance to see a punishable act is multiplied by exp(-strength x perceived risk x points at stake / 100)",
      }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Who fears a charge hides what is punished' }),
  gaming: z
    .strictObject({
      factor: factor().meta({ description: 'Multiplier of the rate of gamed behaviours for somebody just short of a better grade; at least 1, at most 2' }),
      near: points().meta({ description: 'How many points below the better grade counts as just short of it' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Who is just short of a better grade does more of the deeds marked as gamed' }),
  without_grades: share().meta({ description: 'Part of the stake that remains when letter grades are dropped and scores go on' }),
  strain: z.strictObject({
    fades_by_half_in: duration(),
    of_charge: share().meta({ description: 'Added strain of somebody told of a charge that is right' }),
    of_wrong_charge: share().meta({ description: 'Added strain of somebody told of a charge that is wrong' }),
    of_lower_grade: share().meta({ description: 'Added strain of somebody graded down' }),
    ...provenance,
  }),
  hardship: z.strictObject({ fades_by_half_in: duration(), ...provenance }),
  ...provenance,
})
export type Response = z.output<typeof response>

/** Trust in the institutions of one field of life. */
export const trust = z.strictObject({
  start: share().meta({ description: 'Share of residents who trust them at the start' }),
  adjusts_by_half_in: duration(),
  per_victim: share().meta({ description: 'Lost per victim of misconduct in this field per 1,000 residents and month' }),
  per_charge: share()
    .optional()
    .meta({ description: 'Gained per act of such misconduct that is seen and charged, per 1,000 residents and month: enforcement seen' }),
  ...provenance,
})

export type Trust = z.output<typeof trust>

export const opinion = z.strictObject({
  approval: z.strictObject({
    start: share().meta({ description: 'Share of residents who approve before the scheme begins' }),
    adjusts_by_half_in: duration(),
    per_refusal: share().meta({ description: 'Lost per refusal caused by the scheme per 1,000 residents and month' }),
    per_wrong_charge: share().meta({ description: 'Lost per wrong charge per 1,000 residents and month' }),
    per_priority: share().meta({ description: 'Gained per door opened by the scheme per 1,000 residents and month' }),
    in_outcry: share().meta({ description: 'Lost while an outcry lasts' }),
    ...provenance,
  }),
  outcry: z.strictObject({
    threshold: rate().meta({ description: 'Protests per resident at which an outcry breaks out' }),
    memory: duration().meta({ description: 'Half-life of public attention' }),
    contagion: factor().meta({
      description: 'Multiplier of protest and of public voice when attention stands at the threshold; at least 1, at most 2',
    }),
    speaks_out: z
      .strictObject({
        after_charge: share().meta({ description: 'told of a right charge' }),
        after_wrong_charge: share().meta({ description: 'told of a wrong charge' }),
        after_lower_grade: share().meta({ description: 'graded down' }),
        after_refusal: share().meta({ description: 'refused at a door because of the grade' }),
        ...provenance,
      })
      .meta({ description: 'Share of those hit by the scheme who say so in public, before fear and contagion' }),
    bystanders: z
      .strictObject({
        rate: rate().meta({ description: 'Protests per resident by those whom the scheme has not hit, when it begins' }),
        fades_by_half_in: duration().meta({ description: 'Half-life of the news' }),
        ...provenance,
      })
      .optional()
      .meta({ description: 'Protest against the scheme because it exists, before it has hit anybody' }),
    ...provenance,
  }),
  trust: z
    .strictObject({
      government: trust.optional(),
      commerce: trust.optional(),
      social: trust.optional(),
      justice: trust.optional(),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Trust in institutions by field of life: an outcome, which feeds back into nothing' }),
  ...provenance,
})
export type Opinion = z.output<typeof opinion>

export const reaction = z.strictObject({
  title: text('Name for a reader'),
  when: z.union([z.literal('outcry'), date('outcry')]).meta({ description: 'What sets it off: an outcry, or a day' }),
  after: duration({ zero: true }).meta({ description: 'From what sets it off to the decision taking effect' }),
  does: z.enum(['drop_grades', 'repeal', 'narrow']).meta({
    description:
      'drop_grades: letter grades end, scores go on; narrow: the parts named in ends come to an end, the rest goes on; ' +
      'repeal: rules, grades, lists and doors of the scheme all end',
  }),
  ends: z.array(id()).min(1).optional().meta({ description: 'For narrow: rules, treatments at doors and lists that end' }),
  ...provenance,
})
export type Reaction = z.output<typeof reaction>
