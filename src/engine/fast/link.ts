/** Stage `link` in the module: how marks of identity are compared. */
import { type FileMetric, fileMetric } from '../counters.js'
import { LOTS } from '../draw/lots.js'
import { purpose } from '../draw/purposes.js'
import { type DatabaseLink, type FieldTable, MOST_FIELDS } from '../link/tables.js'
import type { Place } from '../place.js'
import { COMMUNITY_SIZE } from '../tables.js'
import type { Memory } from './memory.js'
import type { Module } from './module.js'

/** Kinds of fields in the order of their numbers in the module. */
const kinds = ['codes', 'category', 'day', 'household', 'own'] as const satisfies FieldTable['kind'][]

const metrics = {
  metricLinksTried: 'links_tried',
  metricLinksRight: 'links_right',
  metricLinksMissed: 'links_missed',
  metricLinksFalse: 'links_false',
  metricLinksReviewed: 'links_reviewed',
} as const satisfies Record<string, FileMetric>

/** Tables of the linker; nothing where there is no registry. */
export function nameLinks({ memory, set }: Module, { tables, world, layout }: Place): void {
  const { link, databases } = tables
  const { identity } = world
  if (!link || !identity) return
  // whoever reads marks outside of the module reads them where it does
  identity.marks = identity.marks.map((column) => memory.put(column))
  identity.twins = memory.put(identity.twins)
  set({
    linkAbove: link.linkAbove,
    reviewAbove: link.reviewAbove,
    clerkChance: link.right,
    linkFields: link.fields.length,
    twinsOf: identity.twins,
    purposeIdentifiers: purpose.identifiers,
    purposeMoreIdentifiers: purpose.moreIdentifiers,
    purposeLink: purpose.link,
    linkHeld: memory.put(Int32Array.from(databases.flatMap(({ link: held }) => heldOf(memory, held)))),
    linkWords: memory.u32(MOST_FIELDS * LOTS),
    linkStated: memory.i32(MOST_FIELDS),
    linkTied: memory.u16(COMMUNITY_SIZE),
    fieldTables: memory.put(
      Int32Array.from(link.fields.flatMap((field, f) => fieldOf(memory, field, identity.marks[f]))),
    ),
  })
  for (const [name, metric] of Object.entries(metrics)) set({ [name]: fileMetric(layout, metric) })
}

/** How the records of a database are compared, number by number as the module reads them. */
function heldOf(memory: Memory, held: DatabaseLink | null): number[] {
  if (!held) return Array<number>(9).fill(0)
  const { fields, missing, wrong, agrees, differs, all, own, twinBit } = held
  const at = [fields, missing, wrong, agrees, differs].map((column) => memory.put(column).byteOffset)
  return [fields.length, ...at, all, own, twinBit]
}

/** The same for a field of the registry. */
function fieldOf(memory: Memory, field: FieldTable, marks: Uint16Array): number[] {
  const kind = kinds.indexOf(field.kind)
  const offset = 'offset' in field ? memory.put(field.offset).byteOffset : 0
  const [cumulative, codes] =
    field.kind === 'codes' ? [memory.put(field.cumulative).byteOffset, field.cumulative.length] : [0, 0]
  const categories = field.kind === 'category' ? field.categories : 0
  const days = field.kind === 'day' ? memory.put(field.days).byteOffset : 0
  return [kind, marks.byteOffset, offset, cumulative, codes, categories, days]
}
