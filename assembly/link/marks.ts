/**
 * Marks of identity of the community at hand; see `link/identity.ts` of the engine. Where it came packed, those that luck gives are not
 * there, and are drawn again when somebody asks: one by one for the few about whom a record is, all of a field where it is searched.
 */
import { f64At, i32At, setU16, setU32, u16At, u32At } from '../cells'
import { drawAt, drawMarks, lotN, lotSubject, word0, word1 } from '../draw/draw'
import { begin, cell, household, residents, subject } from '../place'

/** [field] kind, marks of all subjects of the world, and addresses and numbers as in `FieldTable`, {@link FIELD} each. */
export let fieldTables: usize = 0
/** [field] chance of carrying the household's mark, times 2^32. */
export let fieldShared: usize = 0
const FIELD: i32 = 9
export const CODES: i32 = 0
export const CATEGORY: i32 = 1
export const DAY: i32 = 2
export const HOUSEHOLD: i32 = 3

/** Fields that are drawn, as bits; and those of them that are not known here. */
export let drawnMarks: i32 = 0
let unknown: i32 = 0
/** So many marks are drawn one by one before all of a field are. */
const PATIENCE: i32 = 64
let patience: i32 = 0

const TIMELESS: u32 = 0xffffffff
/** Codes are looked up from where those begin that the upper bits of a word stand for. */
const GUIDE_SHIFT: u32 = 20

/** Words of draws of all residents, and who of them carries the mark of the household. */
const own: usize = memory.data(4096, 16)
const second: usize = memory.data(4096, 16)
const shared: usize = memory.data(4096, 16)
const sharers: usize = memory.data(2048, 16)

// @ts-ignore: decorators of AssemblyScript
@inline
export function fieldTable(f: i32): usize {
  return fieldTables + (<usize>(f * FIELD) << 2)
}

/** Marks of the community in a field of the registry, of which not all may be known. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function marksOf(f: i32): usize {
  return load<usize>(fieldTable(f), 4) + (<usize>begin << 1)
}

/** Marks that are drawn are not known from now on. */
export function forgetMarks(): void {
  unknown = drawnMarks
  patience = PATIENCE
}

/** Draws those that are not known. */
export function knowAllMarks(): void {
  for (let f = 0; unknown >> f !== 0; f++) knowMarks(f)
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function markOf(f: i32, local: i32): i32 {
  return (unknown >> f) & 1 ? drawnMark(f, local) : u16At(marksOf(f), local)
}

function drawnMark(f: i32, local: i32): i32 {
  if (patience-- === 0) {
    patience = PATIENCE
    knowMarks(f)
    return u16At(marksOf(f), local)
  }
  const table = fieldTable(f)
  const purpose = load<u32>(table, 28)
  drawAt(subject + <u32>local, TIMELESS, purpose, 0)
  let word = word0
  if (load<i32>(table) === CODES && <f64>word1 < f64At(fieldShared, f)) {
    drawAt(subject + <u32>u16At(household, local), TIMELESS, purpose, 1)
    word = word0
  }
  return markBy(table, u16At(cell, local), word)
}

/** The mark that a word gives somebody of a cell. */
function markBy(table: usize, sort: i32, word: u32): i32 {
  const offset = u16At(load<usize>(table, 8), sort)
  if (load<i32>(table) === DAY) {
    const days = u16At(load<usize>(table, 24), sort)
    return (offset + <i32>((<u64>word * <u64>days) >> 32)) & 0xffff
  }
  const cumulative = load<usize>(table, 12)
  const guide = load<usize>(table, 32)
  let code = u16At(guide, <i32>(word >> GUIDE_SHIFT))
  let high = u16At(guide, <i32>(word >> GUIDE_SHIFT) + 1)
  while (code < high) {
    const middle = (code + high) >> 1
    if (f64At(cumulative, middle) > <f64>word) high = middle
    else code = middle + 1
  }
  return (offset + code) & 0xffff
}

/** Draws the marks of all residents in a field, if they are not known. */
export function knowMarks(f: i32): void {
  if (((unknown >> f) & 1) === 0) return
  unknown &= ~(1 << f)
  const table = fieldTable(f)
  const purpose = load<u32>(table, 28)
  const people = residents
  for (let i = 0; i < people; i++) {
    setU32(lotSubject, i, subject + <u32>i)
    setU32(lotN, i, 0)
  }
  drawMarks(TIMELESS, purpose, people, own, second)
  const share = load<i32>(table) === CODES ? f64At(fieldShared, f) : 0
  if (share > 0) {
    let some = 0
    for (let i = 0; i < people; i++) {
      setU16(sharers, some, i)
      setU32(lotSubject, some, subject + <u32>u16At(household, i))
      setU32(lotN, some, 1)
      some += <i32>(<f64>u32At(second, i) < share)
    }
    drawMarks(TIMELESS, purpose, some, shared, second)
    for (let j = 0; j < some; j++) setU32(own, u16At(sharers, j), u32At(shared, j))
  }
  const to = marksOf(f)
  const cells = cell
  for (let i = 0; i < people; i++) setU16(to, i, markBy(table, u16At(cells, i), u32At(own, i)))
}
