/** Joining by choice: who has a score, and how others come to have one. */
import { z } from 'zod'
import { rate, share } from '../language/quantity.js'
import { factors } from './behaviours.js'
import { provenance, selector } from './common.js'
import { asks } from './terms.js'

export const membership = z
  .strictObject({
    who: selector.optional(),
    held_at_start: share().optional().meta({ description: 'Share of those who may join who are members when the run begins' }),
    joins: rate().meta({ description: 'Rate at which somebody outside joins of their own accord' }),
    pull: rate()
      .optional()
      .meta({ description: 'Added to that rate where everybody else in the region is a member; in proportion below' }),
    leaves: rate().optional().meta({ description: 'Rate at which a member leaves; file and score are gone with it' }),
    factors: factors.optional(),
    ...provenance,
  })
  .meta({ description: 'Only members have a file, a score and a letter; others are neither charged nor graded' })
export type Membership = z.output<typeof membership>

/** What a door does with those who are not members. */
export const outsiders = z
  .strictObject({
    refused: share().optional().meta({ description: 'Share of their attempts refused while nobody is a member; without it as without the scheme' }),
    asks: asks.optional().meta({
      description: 'What those of them who are let through are asked for where everybody else in the region is a member; in between in proportion',
    }),
    as_members_grow: share().meta({ description: 'Share refused where everybody else in the region is a member; in between in proportion' }),
    ...provenance,
  })
  .meta({ description: 'What the door does with those who are not members' })
