/**
 * The pieces that every block of a scenario is made of: identifiers, texts, provenance, selectors.
 */
import { z } from 'zod'
import { evidenceLevels } from './words.js'

// Compiling validators into functions pays only for many documents; we read one or two, and a page with a strict content
// security policy forbids it.
z.config({ jitless: true })

/**
 * Lower-case words joined by hyphens; rule identifiers such as `SU-10` may use capitals. At least one
 * letter, because objects sort keys that look like whole numbers and the order of bands matters; and
 * none of the words that mean something else wherever an identifier may stand.
 */
export const id = () =>
  z
    .string()
    .regex(/^(?!(?:value|source|evidence|note|range|off|none)$)(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9+-]*$/)
    .meta({ description: 'Identifier: letters, digits and hyphens, at least one letter', shared: 'id' })

/** A category of a trait. YAML reads `1` as a number, but a household of 1 is a category like any other. */
export const category = () =>
  z
    .union([z.string().min(1), z.number()])
    .transform(String)
    .meta({ description: 'Category of a trait' })

export const text = (description: string) => z.string().trim().min(1).meta({ description })

/**
 * Where a number comes from. Written on any block, it holds for every number below it until a
 * deeper block or the number itself says otherwise.
 */
export const provenance = {
  source: z
    .union([id(), z.array(id()).min(1)])
    .optional()
    .meta({ description: 'Identifier, or list of identifiers, from the bibliography', shared: 'source' }),
  evidence: z
    .enum(evidenceLevels)
    .optional()
    .meta({ description: 'How sure the figures below are', shared: 'evidence' }),
  note: z
    .string()
    .trim()
    .min(1)
    .optional()
    .meta({ description: 'Why this value; what was read; what is missing', shared: 'note' }),
}

/** Kinds of subject, as a selector tells them apart: `{ subject: business, sector: food }`. */
export const subjects = ['resident', 'business'] as const

/** Some categories of some traits, for example `{ age: [18-29, 30-44], occupation: official }`. */
export const selector = z
  .record(id(), z.union([category(), z.array(category()).min(1)]))
  .meta({ description: 'Only residents in these categories; traits are joined by "and", categories by "or"; with subject: business, businesses in categories of theirs' })
export type Selector = z.output<typeof selector>
