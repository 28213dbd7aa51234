/** Stage `act`: what subjects do, how often, who more than others, and who suffers. */
import { z } from 'zod'
import { count, factor, money, rate, share } from '../language/quantity.js'
import { id, provenance, selector, text } from './common.js'
import { contexts } from './words.js'

export const factors = z
  .record(id(), z.record(z.string(), factor()))
  .meta({ description: 'Multipliers of the rate by trait and category, for example sex: { male: 1.6 times }' })

export const severityShares = z.strictObject({
  minor: share(),
  ordinary: share(),
  serious: share(),
})

/** What a victim, or somebody refused at a door, carries away, as shares of the full scale. */
export const harm = z.strictObject({
  strain: share().optional().meta({ description: 'Added strain (anger, shame), as a share of the full scale' }),
  hardship: share().optional().meta({ description: 'Added material hardship, as a share of the full scale' }),
})

/** How an act of one person gives rise to an act of another in the same step of time. */
export const follows = z.strictObject({
  behaviour: id().meta({ description: 'Behaviour that sets it off' }),
  share: share().meta({ description: 'Chance that such an act is followed by this one, before factors and responses' }),
  by: z.enum(['neighbour', 'household', 'official']).meta({
    description: 'Who follows: somebody else of the same community, or of the same household, or the official of the district',
  }),
  ...provenance,
})

/** A charge that somebody invents against a neighbour. */
export const accuses = z.strictObject({
  of: id().meta({ description: 'Behaviour that the neighbour is said to have shown' }),
  through: id().meta({ description: 'Sensor that the charge is brought to; where it does not work, nothing comes of it' }),
  believed: share().meta({ description: 'Share of such charges that the sensor takes for true and passes on' }),
  ...provenance,
})

/** Who can suffer from an act. */
export const victimKinds = ['neighbour', 'household', 'customer', 'staff', 'citizen', 'owner'] as const

export const behaviour = z.strictObject({
  title: text('Name for a reader, for example "Running a red light"'),
  kind: z.enum(['misconduct', 'merit', 'voice']).meta({
    description: 'misconduct harms somebody or breaks a rule; merit is praised; voice is petition, complaint or criticism',
  }),
  context: z.enum(contexts).meta({ description: 'The field of life the behaviour belongs to' }),
  rate: rate().optional().meta({
    description: 'Acts per resident among those it concerns, before factors and responses; may be left out where it only follows another act',
  }),
  follows: follows.optional().meta({ description: 'It is also done in answer to an act of somebody else' }),
  accuses: accuses.optional().meta({ description: 'The act is an invented charge against a neighbour' }),
  gamed: z.boolean().optional().meta({ description: 'A cheap rewarded deed: done more often by those who are just short of a better grade (response.gaming)' }),
  price: money().optional().meta({ description: 'What one such act costs the one who does it' }),
  who: selector.optional(),
  factors: factors.optional(),
  severity: severityShares.optional().meta({ description: 'Shares of minor, ordinary and serious acts; without it all are ordinary' }),
  victim: z.enum(victimKinds).optional().meta({
    description:
      'Who suffers, if anybody. customer: residents who buy there; staff: residents who work there; citizen: residents of ' +
      'the district; owner: whoever owns the business that does it, or that the resident who does it works for',
  }),
  victims: count().optional().meta({ description: 'How many suffer from one act, at most as many as there are; without it one' }),
  harm: harm.optional().meta({ description: 'What the victim carries away' }),
  strain_factor: factor().optional().meta({ description: 'Multiplier of the rate for somebody at full strain; in between it is linear' }),
  hardship_factor: factor().optional().meta({ description: 'Multiplier of the rate for somebody in full hardship; in between it is linear' }),
  public: z.boolean().optional().meta({ description: 'For voice: said in public, so that there is more of it while public attention is high' }),
  ...provenance,
})
export type Behaviour = z.output<typeof behaviour>
