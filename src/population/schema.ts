/** A population file, as written: traits, published shares by region, and how traits go together. */
import { z } from 'zod'
import { count, factor, share } from '../scenario/language/quantity.js'
import { id, provenance, selector, text } from '../scenario/schema/common.js'

/** Labels of categories may begin with a digit, be nothing but one (a household of 2) and end in a plus. */
const label = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]*\+?$/)
    .meta({ description: 'Label of a category, for example 18-29, urban, q1 or 5+' })

export const trait = z.strictObject({
  title: text('Name for a reader'),
  categories: z
    .array(z.union([label(), z.number()]))
    .min(1)
    .meta({ description: 'Its categories, in the order of tables' }),
  latent: z
    .boolean()
    .optional()
    .meta({ description: 'true: a modelling device that nobody publishes and no table breaks down by' }),
})

export const marginal = z.strictObject({
  area: text('The area that the shares were published for'),
  stands_for: text('Why figures of another area stand in for the region').optional(),
  values: z.record(label(), share()).meta({ description: 'Share of residents in each category; they sum to 100 %' }),
  ...provenance,
})

export const region = z.strictObject({
  title: text('Name for a reader'),
  share: share().optional().meta({ description: 'Share of all residents who live here; or write residents' }),
  residents: count().optional().meta({ description: 'Residents of the real region, in place of a share' }),
  marginals: z
    .record(id(), marginal)
    .optional()
    .meta({ description: 'A block of shares for each trait that the region has figures of its own for' }),
  ...provenance,
})

export const association = z.strictObject({
  title: text('What goes together, for a reader'),
  if: selector,
  then: selector,
  odds: factor().meta({
    description: 'How much more often both occur than if they were unrelated; 0 times forbids it',
  }),
  ...provenance,
})

/** The firms of a place; subjects like residents, with traits of their own. */
export const businesses = z.strictObject({
  per_1000_residents: count().meta({ description: 'Businesses for every 1,000 residents' }),
  traits: z.record(id(), trait).meta({ description: 'Traits of a business, for example sector and size' }),
  marginals: z
    .record(id(), marginal)
    .meta({ description: 'One block of shares for each of these traits, the same in every region' }),
  owners: selector.meta({ description: 'Residents of whom some own the businesses of their community' }),
  workers: selector.meta({ description: 'Residents who work for the businesses of their community' }),
  staff: z.record(id(), z.record(label(), count())).meta({
    description: 'Staff who live in the community, by one trait of the business: { size: { small: 8, large: 60 } }',
  }),
  ...provenance,
})

export const populationSchema = z.strictObject({
  'glasshouse-population': z.literal(1).meta({ description: 'Version of the population language' }),
  population: id().meta({ description: 'Name of the population' }),
  title: text('Title for a reader'),
  summary: text('Who is meant, in a few plain sentences'),
  limits: z.array(z.string().trim().min(1)).optional().meta({ description: 'What the population cannot stand for' }),
  residents: count().meta({ description: 'Residents in the real place' }),
  place: id().meta({ description: 'The trait that belongs to the place; all residents of a community share it' }),
  traits: z.record(id(), trait).meta({ description: 'Traits of a resident; their order numbers the cells' }),
  marginals: z
    .record(id(), marginal)
    .optional()
    .meta({ description: 'Shares of every region that has none of its own for the trait' }),
  regions: z.record(id(), region).meta({ description: 'Regions; together they hold all residents' }),
  associations: z.array(association).optional().meta({ description: 'What the shares do not say' }),
  businesses: businesses
    .optional()
    .meta({ description: 'Firms of the place; without them only residents are subjects' }),
  officials: selector
    .optional()
    .meta({ description: 'Residents in office: one of them in each community is the official of that district' }),
  ...provenance,
})

/** A population file after reading, quantities read but names not yet checked. */
export type PopulationFile = z.output<typeof populationSchema>
