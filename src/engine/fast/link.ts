/** Stage `link` in the module: how marks of identity are compared. */
import { type FileMetric, fileMetric } from '../counters.js'
import { LOTS } from '../draw/lots.js'
import { purpose } from '../draw/purposes.js'
import { codeOf } from '../link/identity.js'
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
  const errors = errorsAlike(databases.map(({ link: held }) => held))
  set({
    errorsOfCell: memory.put(Uint16Array.from(tables.doing.profileOfCell, (profile) => errors.of[profile])),
    linkAbove: link.linkAbove,
    reviewAbove: link.reviewAbove,
    clerkChance: link.right,
    linkFields: link.fields.length,
    twinsOf: identity.twins,
    purposeIdentifiers: purpose.identifiers,
    purposeMoreIdentifiers: purpose.moreIdentifiers,
    purposeLink: purpose.link,
    linkHeld: memory.put(Int32Array.from(databases.flatMap(({ link: held }) => heldOf(memory, held, errors.example)))),
    linkWords: memory.u32(MOST_FIELDS * LOTS),
    linkStated: memory.i32(MOST_FIELDS),
    linkTied: memory.u16(COMMUNITY_SIZE),
    fieldTables: memory.put(
      Int32Array.from(link.fields.flatMap((field, f) => fieldOf(memory, field, identity.marks[f]))),
    ),
    fieldShared: memory.put(Float64Array.from(link.fields, (field) => (field.kind === 'codes' ? field.shared : 0))),
    // one's own number is the same in all communities
    packedMarks: link.fields.reduce((bits, { kind }, f) => bits | (Number(kind !== 'own') << f), 0),
  })
  for (const [name, metric] of Object.entries(metrics)) set({ [name]: fileMetric(layout, metric) })
}

/**
 * Profiles about whom all databases make the same errors. There are thousands of profiles, and few kinds of errors, so that
 * the chances of all of these stay near.
 *
 * @returns [profile] which errors these are, and a profile of each
 */
function errorsAlike(databases: (DatabaseLink | null)[]): { of: Uint32Array; example: number[] } {
  const held = databases.filter((link) => link !== null)
  const profiles = Math.max(0, ...held.map(({ fields, wrong }) => wrong.length / fields.length))
  const of = new Uint32Array(profiles)
  let example = [0]
  for (const { fields, missing, wrong } of held)
    for (let h = 0; h < fields.length; h++) for (const chances of [missing, wrong]) divide(chances, fields.length, h)
  return { of, example }

  /** Parts those who have been alike by one chance more. */
  function divide(chances: Float64Array, each: number, h: number): void {
    let p = 0
    while (p < profiles && chances[p * each + h] === chances[h]) p++
    if (p === profiles) return
    const parts = example.map(() => new Map<number, number>())
    example = []
    for (p = 0; p < profiles; p++) {
      const part = parts[of[p]]
      const chance = chances[p * each + h]
      let number = part.get(chance)
      if (number === undefined) part.set(chance, (number = example.push(p) - 1))
      of[p] = number
    }
  }
}

/** How the records of a database are compared, number by number as the module reads them. */
function heldOf(memory: Memory, held: DatabaseLink | null, profiles: number[]): number[] {
  if (!held) return Array<number>(9).fill(0)
  const { fields, agrees, differs, all, own, twinBit } = held
  const [missing, wrong] = [held.missing, held.wrong].map((chances) =>
    Float64Array.from(profiles.flatMap((p) => [...chances.subarray(p * fields.length, (p + 1) * fields.length)])),
  )
  const at = [fields, missing, wrong, agrees, differs].map((column) => memory.put(column).byteOffset)
  return [fields.length, ...at, all, own, twinBit]
}

/** The same for a field of the registry. */
function fieldOf(memory: Memory, field: FieldTable, marks: Uint16Array): number[] {
  const kind = kinds.indexOf(field.kind)
  const ofCell = field.kind === 'category' ? field.category : 'offset' in field ? field.offset : null
  const sets = field.kind === 'codes' ? new Set(field.offset) : []
  const [cumulative, codes] =
    field.kind === 'codes' ? [memory.put(field.cumulative).byteOffset, field.cumulative.length] : [0, 0]
  const categories = field.kind === 'category' ? field.categories : 0
  const days = field.kind === 'day' ? memory.put(field.days).byteOffset : 0
  const purpose = 'purpose' in field ? field.purpose | 0 : 0
  const guide = field.kind === 'codes' ? memory.put(guideOf(field.cumulative)).byteOffset : 0
  return [
    kind,
    marks.byteOffset,
    ofCell ? memory.put(ofCell).byteOffset : 0,
    ...[cumulative, codes, categories, days, purpose, guide],
    memory.put(Uint16Array.from(sets)).byteOffset,
    [...sets].length,
  ]
}

/** Bits of a word that are looked up at once. */
const GUIDE_BITS = 12

/** [upper bits of a word] the code that the least such word stands for. */
function guideOf(cumulative: Float64Array): Uint16Array {
  return Uint16Array.from({ length: (1 << GUIDE_BITS) + 1 }, (_, bits) =>
    codeOf(cumulative, bits * (1 << (32 - GUIDE_BITS))),
  )
}
