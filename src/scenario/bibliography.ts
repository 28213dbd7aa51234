/** The bibliography: what is cited, where it can be read, and how much of it was read. */
import { z } from 'zod'
import { finish, parseDocument } from './language/document.js'
import { provenanceMessages as say } from './language/messages/provenance.js'
import { id, text } from './schema/common.js'

/** How much of a source was read by those who cite it. */
export const readLevels = ['full', 'opening', 'secondary', 'recalled'] as const

export const entry = z.strictObject({
  title: text('Title of the text'),
  publisher: text('Who published it').optional(),
  date: z
    .union([z.string().regex(/^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/), z.number()])
    .transform(String)
    .optional()
    .meta({ description: 'Year, month or day of publication: 2014, 2014-06 or 2014-06-24' }),
  url: text('Where it can be read').optional(),
  read: z
    .enum(readLevels)
    .meta({ description: 'How much of it was read: full, opening, secondary (only through others) or recalled' }),
  note: text('What it is good for, and what it does not say').optional(),
})
export type BibliographyEntry = z.output<typeof entry>

export const bibliographySchema = z.strictObject({
  'glasshouse-sources': z.literal(1).meta({ description: 'Version of the format' }),
  sources: z.record(id(), entry).meta({ description: 'Texts by identifier' }),
})

/** Texts by the identifier that scenarios and populations cite. */
export type Bibliography = Record<string, BibliographyEntry>

/**
 * Reads a bibliography file.
 *
 * @param known entries of another bibliography beside which this one is used; it cannot give them another meaning
 * @throws InputError with all mistakes in it
 */
export function parseBibliography(file: string, bytes: Uint8Array, known: Bibliography = {}): Bibliography {
  const validated = parseDocument(file, bytes, bibliographySchema)
  const { desk } = validated
  for (const key of desk.keys('sources'))
    if (Object.hasOwn(known, key)) desk.problemAtKey(['sources', key], say.sourceTaken(key))
  return finish(validated).sources
}
