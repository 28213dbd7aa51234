/**
 * A parsed document as YAML text that says the same, always in the same way.
 *
 * Keys stand in the order of the schema, entries of collections in the order they were written, and a
 * number carries its own provenance wherever the blocks around it say something else. Reading the text
 * gives the same document again, so the text can be kept with a run and hashed.
 */
import { stringify } from 'yaml'
import { isQuantity } from './provenance.js'
import type { Quantity } from './quantity.js'
import { settingNote } from './setting.js'

/** No folding, no shorthands for repeated values, and quotes around words such as `off`. */
const options = { lineWidth: 0, aliasDuplicateObjects: false, schema: 'core', compat: 'yaml-1.1' } as const

interface Around {
  source: readonly string[]
  evidence?: string
  note?: string
}

/** The text of a document whose provenance is filled in. */
export function canonicalText(document: object): string {
  return stringify(written(document, { source: [] }), options)
}

function written(value: unknown, around: Around): unknown {
  if (isQuantity(value)) return figure(value, around)
  if (Array.isArray(value)) return value.map((item) => written(item, around))
  if (typeof value !== 'object' || value === null) return value
  const block = value as Record<string, unknown>
  const inside = statement(block, around)
  return Object.fromEntries(
    Object.entries(block)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, written(inner, inside)]),
  )
}

/** What a reader of the text would take for the provenance inside a block; the rule of provenance.ts. */
function statement(block: Record<string, unknown>, around: Around): Around {
  const { source, evidence, note } = block as { source?: string | string[]; evidence?: string; note?: string }
  if (source === undefined && evidence === undefined && note === undefined) return around
  const unsourced = evidence === 'assumed' || evidence === 'fictional'
  return {
    source: source !== undefined ? [source].flat() : unsourced ? [] : around.source,
    evidence: evidence ?? around.evidence,
    note,
  }
}

function figure(quantity: Quantity, around: Around): unknown {
  const { text, source, evidence, note, range } = quantity
  const isSetting = evidence === 'assumed' && note === settingNote
  const same =
    around.evidence === evidence && around.note === note && around.source.join('\n') === source.join('\n') && !range
  if (isSetting || same) return text
  const own: Record<string, unknown> = { value: text }
  if (source.length > 0) own.source = source.length === 1 ? source[0] : source
  own.evidence = evidence
  if (note !== undefined) own.note = note
  if (range) own.range = quantity.rangeText
  return own
}
