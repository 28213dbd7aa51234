/** Stage `link`: the registry that merges the records of many databases, and how it finds out whose they are. */
import { z } from 'zod'
import { bits, money, share } from '../language/quantity.js'
import { factors } from './behaviours.js'
import { id, provenance, text } from './common.js'

/** Codes that so many residents share; the codes themselves are numbers of the run and stand for no real name. */
const band = z.strictObject({
  codes: z.number().int().min(1).max(20_000).meta({ description: 'How many codes there are of this kind' }),
  together: share().meta({ description: 'Share of residents who carry one of them; each is carried by equally many' }),
  ...provenance,
})

/** Chances of agreement, where they are given instead of worked out. */
const common = {
  title: text('Name for a reader, for example "Family name"'),
  agrees_if_same: share().optional().meta({
    description: 'm: chance that the field agrees in two records of one person; without it, worked out from the errors of the database',
  }),
  agrees_if_other: share().optional().meta({
    description: 'u: chance that it agrees in records of two persons; without it, worked out from how the codes are spread',
  }),
  ...provenance,
}

export const codesField = z.strictObject({
  drawn: z.literal('by-shares').meta({ description: 'Codes of which some are frequent, such as family names' }),
  bands: z.record(id(), band).meta({ description: 'Codes by how frequent they are; the shares of all bands sum to 100 %' }),
  within: id().optional().meta({ description: 'Trait whose categories have codes of their own, for example sex for given names' }),
  shared_in_household: share().optional().meta({
    description: "Share of residents who carry their household's code instead of one drawn for themselves; without it, nobody",
  }),
  ...common,
})
export const traitField = z.strictObject({
  drawn: z.literal('trait').meta({ description: 'The category of a trait, such as sex' }),
  trait: id().meta({ description: 'The trait' }),
  ...common,
})
export const dayField = z.strictObject({
  drawn: z.literal('day').meta({ description: 'A day within the years that the category of an age stands for' }),
  trait: id().meta({ description: 'The trait whose categories are ages, such as 18-29 or 75+' }),
  ...common,
})
export const householdField = z.strictObject({
  drawn: z.literal('household').meta({ description: 'The household, as an address is' }),
  ...common,
})
export const ownField = z.strictObject({
  drawn: z.literal('one-each').meta({ description: 'A code that nobody else has; it is known by being alike or not, and stands for no real number' }),
  ...common,
})

export const field = z.discriminatedUnion('drawn', [codesField, traitField, dayField, householdField, ownField])
export type Field = z.output<typeof field>

export const registry = z.strictObject({
  title: text('Name for a reader'),
  fields: z.record(id(), field).meta({ description: 'Marks by which databases know a resident, all synthetic; at most 8' }),
  link_above: bits().meta({ description: 'Weight from which on the best candidate is linked without anybody looking' }),
  review_above: bits().optional().meta({
    description: 'Weight from which on a clerk decides, below link_above; without it, nobody looks and all below link_above stay without a file',
  }),
  review: z
    .strictObject({
      right: share().meta({ description: 'Share of clerical decisions that are right' }),
      cost: money().optional().meta({ description: 'Cost of one clerical decision' }),
      ...provenance,
    })
    .optional()
    .meta({ description: 'Clerical review of records between the two weights' }),
  ...provenance,
})
export type Registry = z.output<typeof registry>

/** How well a database keeps one field. */
export const identifier = z.strictObject({
  misspelt: share().optional().meta({ description: 'Share of its records in which the field says something else' }),
  missing: share().optional().meta({ description: 'Share of its records without the field' }),
  factors: factors
    .optional()
    .meta({ description: 'Multipliers of both shares by trait of the one the record is about, for example minority: { minority: 3 times }' }),
  ...provenance,
})
