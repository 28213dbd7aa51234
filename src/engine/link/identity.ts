/**
 * Marks of identity: what the databases know residents by. They are drawn from the index like everything else about a
 * resident, so no policy moves them, and they are kept in columns only because the linker compares thousands of them.
 */
import { type Arrays, onHeap } from '../arrays.js'
import { COMMUNITY_SIZE, type Tables } from '../tables.js'
import { type Draw4, TIMELESS } from '../draw/purposes.js'
import type { DatabaseLink, FieldTable, LinkTables } from './tables.js'

/** Columns of marks, one for each field of the registry, and who has a twin; nothing where no registry is. */
export interface Identity {
  /** [field][resident] */
  marks: Uint16Array[]
  /** [resident] bits by database: somebody of the community has the same marks in all fields that it holds. */
  twins: Uint8Array
}

/** Who lives where, as far as marks depend on it. */
interface Residents {
  firstCommunity: number
  communities: number
  start: Int32Array
  /** [communities] how many of the subjects, from the first on, are residents; businesses have a code of their own. */
  residents: Uint16Array
  cell: Uint16Array
  household: Uint16Array
}

/** Columns for so many subjects of whom nothing is known yet. */
export function noMarks(
  { fields }: LinkTables,
  subjects: number,
  { u8, u16 }: Pick<Arrays, 'u8' | 'u16'> = onHeap,
): Identity {
  return { marks: fields.map(() => u16(subjects)), twins: u8(subjects) }
}

/**
 * Draws the marks of all residents of a world.
 *
 * @param arrays where they are kept; each in a memory of its own if left out
 */
export function drawIdentity(tables: Tables, residents: Residents, draw: Draw4, arrays?: Arrays): Identity | null {
  const { link } = tables
  if (!link) return null
  const identity = noMarks(link, residents.start[residents.communities], arrays)
  link.fields.forEach((field, f) => fillMarks(identity, field, f, residents, draw))
  findAllTwins(tables, identity, residents)
  return identity
}

/**
 * Finds out who has a twin, which is all that cannot be told later from what else is known. Marks that do not matter for it are
 * not drawn.
 */
export function drawTwins(tables: Tables, identity: Identity, residents: Residents, draw: Draw4): void {
  const { link, databases } = tables
  const matter = new Set(databases.flatMap(({ link: held }) => (held && held.twinBit !== 0 ? [...held.fields] : [])))
  if (!link || matter.size === 0) return
  for (const f of matter) fillMarks(identity, link.fields[f], f, residents, draw)
  identity.twins.fill(0)
  findAllTwins(tables, identity, residents)
}

/** Columns of which nothing but who has a twin is known, for communities that are packed at once. */
export function drawTwinsAlone(tables: Tables, residents: Residents, draw: Draw4, arrays?: Arrays): Identity | null {
  if (!tables.link) return null
  const identity = noMarks(tables.link, residents.start[residents.communities], arrays)
  drawTwins(tables, identity, residents, draw)
  return identity
}

function fillMarks({ marks }: Identity, field: FieldTable, f: number, residents: Residents, draw: Draw4): void {
  for (let k = 0; k < residents.communities; k++) fillMark(marks[f], field, residents, k, draw)
}

function findAllTwins({ databases }: Tables, { marks, twins }: Identity, residents: Residents): void {
  for (const { link: held } of databases) {
    if (!held || held.twinBit === 0) continue
    for (let k = 0; k < residents.communities; k++) findTwins(twins, marks, residents, k, held)
  }
}

const words = new Uint32Array(4)

/** Sets a mark for the residents of community `k`. */
export function fillMark(column: Uint16Array, field: FieldTable, residents: Residents, k: number, draw: Draw4): void {
  const { start, cell, household } = residents
  const subject = (residents.firstCommunity + k) * COMMUNITY_SIZE
  for (let i = start[k]; i < start[k] + residents.residents[k]; i++) {
    const local = i - start[k]
    switch (field.kind) {
      case 'own':
        column[i] = local
        break
      case 'household':
        column[i] = household[i]
        break
      case 'category':
        column[i] = field.category[cell[i]]
        break
      case 'day':
        draw(subject + local, TIMELESS, field.purpose, 0, words)
        column[i] = field.offset[cell[i]] + Math.floor((words[0] * field.days[cell[i]]) / 4294967296)
        break
      case 'codes':
        draw(subject + local, TIMELESS, field.purpose, 0, words)
        if (words[1] < field.shared) draw(subject + household[i], TIMELESS, field.purpose, 1, words)
        column[i] = field.offset[cell[i]] + codeOf(field.cumulative, words[0])
    }
  }
}

/** The code that a word stands for: the first whose cumulative share lies above it. */
export function codeOf(cumulative: Float64Array, word: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle] > word) high = middle
    else low = middle + 1
  }
  return low
}

/** Marks everybody whose marks hash like those of somebody else; an accident of the hash costs time and nothing else. */
function findTwins(twins: Uint8Array, marks: Uint16Array[], world: Residents, k: number, held: DatabaseLink): void {
  const { start } = world
  const size = world.residents[k]
  const keys = new Float64Array(size)
  for (let local = 0; local < size; local++) {
    let hash = 0x811c9dc5
    for (const f of held.fields) hash = Math.imul(hash ^ marks[f][start[k] + local], 0x01000193)
    keys[local] = (hash >>> 0) * COMMUNITY_SIZE + local
  }
  keys.sort()
  for (let at = 1; at < size; at++) {
    if (Math.floor(keys[at] / COMMUNITY_SIZE) !== Math.floor(keys[at - 1] / COMMUNITY_SIZE)) continue
    twins[start[k] + (keys[at] % COMMUNITY_SIZE)] |= held.twinBit
    twins[start[k] + (keys[at - 1] % COMMUNITY_SIZE)] |= held.twinBit
  }
}
