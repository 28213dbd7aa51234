/** Lists: people are on them or not. Who comes on, for how long, and how one comes off again. */
import { z } from 'zod'
import { date, duration, points, rate, share } from '../language/quantity.js'
import { factors } from './behaviours.js'
import { id, provenance, selector, text } from './common.js'
import { contexts } from './words.js'

export const listKinds = ['blacklist', 'redlist', 'pass'] as const
export type ListKind = (typeof listKinds)[number]

export const inForce = z.strictObject({
  from: date().optional().meta({ description: 'First day in force; without it, from the start' }),
  until: date().optional().meta({ description: 'First day no longer in force; without it, to the end' }),
})

export const sparing = z.strictObject({
  title: text('Who must not be put on the list, for a reader'),
  who: selector,
  in_force: inForce.optional(),
  ...provenance,
})

export const list = z.strictObject({
  title: text('Name for a reader'),
  kind: z.enum(listKinds).meta({
    description: 'blacklist: being on it shuts doors; redlist: being on it opens doors; pass: not being on it shuts doors',
  }),
  context: z.enum(contexts).meta({ description: 'The field of life the list belongs to' }),
  term: duration().optional().meta({ description: 'How long a listing lasts; without it, until what is owed is done, or for good' }),
  extended: z
    .strictObject({
      share: share().meta({ description: 'Share of listings that are lengthened' }),
      by: duration().meta({ description: 'By how much' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Some listings last longer than the term' }),
  performs: rate()
    .optional()
    .meta({ description: 'How often somebody listed does what is owed (pays, obeys, makes good) and is taken off; without it, nobody' }),
  performs_factors: factors.optional().meta({ description: 'Multipliers of performs by the trait of the one listed: who can pay' }),
  removed_after: duration({ zero: true }).optional().meta({ description: 'From doing what is owed to being taken off' }),
  held_at_start: share().optional().meta({ description: 'Share of residents who are on it when the run begins' }),
  held_by: selector.optional().meta({ description: 'Who can be on it when the run begins; without it, every resident' }),
  held_factors: factors.optional().meta({ description: 'Multipliers of held_at_start by trait' }),
  reaches: z
    .strictObject({
      who: z.enum(['owner']).meta({ description: 'owner: the resident who owns a business that comes onto the list comes onto it too, for as long' }),
      in_force: inForce.optional(),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Who comes onto the list because somebody else does' }),
  spares: z.record(id(), sparing).optional().meta({ description: 'Safeguards: who must not be put on the list' }),
  stake: points().optional().meta({ description: 'What being put on it weighs in the minds of people, in points; without it, nothing' }),
  ...provenance,
})
export type List = z.output<typeof list>
