/**
 * Marks of identity of the community at hand; see `link/identity.ts` of the engine. Where it came packed they are not there, and
 * whoever asks for one is told it by what it follows from. The luck that gives marks is drawn again: one by one for the few about
 * whom a record is, all of a field where it is searched (`carriers.ts`).
 */
import { f64At, setU16, setU32, u16At, u32At } from '../cells'
import { drawAt, drawMarks, lotN, lotSubject, word0, word1 } from '../draw/draw'
import { begin, cell, household, residents, subject } from '../place'

/**
 * [field] kind, marks of all subjects of the world, addresses and numbers as in `FieldTable`, a guide to codes, and the numbers at
 * which their sets begin; {@link FIELD} each.
 */
export let fieldTables: usize = 0
/** [field] chance of carrying the household's mark, times 2^32. */
export let fieldShared: usize = 0
const FIELD: i32 = 11
export const CODES: i32 = 0
export const CATEGORY: i32 = 1
export const DAY: i32 = 2
export const HOUSEHOLD: i32 = 3

/** Fields whose marks are not there where a community came packed, as bits; and those of them that are not there now. */
export let packedMarks: i32 = 0
let unknown: i32 = 0
/** Fields whose luck has been drawn for all residents; and for how many more it is drawn one by one before it is for all. */
let drawn: i32 = 0
const PATIENCE: i32 = 64
let patience: i32 = 0

const TIMELESS: u32 = 0xffffffff
/** Codes are looked up from where those begin that the upper bits of a word stand for. */
const GUIDE_SHIFT: u32 = 20

/** [field][resident] the words that give their marks; other words of draws, and who carries the mark of the household. */
const luck: usize = memory.data(32768, 16)
const LUCK_SHIFT: usize = 12
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

/** Whether the marks of a field are there. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function isKnown(f: i32): bool {
  return ((unknown >> f) & 1) === 0
}

/** A community comes up that was packed. */
export function forgetMarks(): void {
  unknown = packedMarks
  drawn = 0
  patience = PATIENCE
}

/** Sets all marks that are not there. */
export function knowAllMarks(): void {
  for (let f = 0; unknown >> f !== 0; f++) knowMarks(f)
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function markOf(f: i32, local: i32): i32 {
  return isKnown(f) ? u16At(marksOf(f), local) : unknownMark(f, local)
}

function unknownMark(f: i32, local: i32): i32 {
  const table = fieldTable(f)
  const kind = load<i32>(table)
  if (kind === HOUSEHOLD) return u16At(household, local)
  const sort = u16At(cell, local)
  if (kind === CATEGORY) return u16At(load<usize>(table, 8), sort)
  return markBy(table, sort, luckOfOne(f, table, local))
}

/** The word that gives somebody their mark. */
function luckOfOne(f: i32, table: usize, local: i32): u32 {
  if (((drawn >> f) & 1) === 0) {
    if (patience-- > 0) return drawOne(f, table, local)
    patience = PATIENCE
  }
  return u32At(luckOfAll(f), local)
}

function drawOne(f: i32, table: usize, local: i32): u32 {
  const purpose = load<u32>(table, 28)
  drawAt(subject + <u32>local, TIMELESS, purpose, 0)
  if (load<i32>(table) === CODES && <f64>word1 < f64At(fieldShared, f))
    drawAt(subject + <u32>u16At(household, local), TIMELESS, purpose, 1)
  return word0
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

/** Sets the marks of all residents in a field, if they are not there. */
export function knowMarks(f: i32): void {
  if (isKnown(f)) return
  unknown &= ~(1 << f)
  const table = fieldTable(f)
  const kind = load<i32>(table)
  const to = marksOf(f)
  const people = residents
  const cells = cell
  if (kind === HOUSEHOLD) {
    memory.copy(to, household, <usize>people << 1)
    return
  }
  if (kind === CATEGORY) {
    const categories = load<usize>(table, 8)
    for (let i = 0; i < people; i++) setU16(to, i, u16At(categories, u16At(cells, i)))
    return
  }
  const words = luckOfAll(f)
  for (let i = 0; i < people; i++) setU16(to, i, markBy(table, u16At(cells, i), u32At(words, i)))
}

/** [resident] the words that give all residents their marks in a field that is drawn; draws them if they are not there. */
export function luckOfAll(f: i32): usize {
  const words = luck + (<usize>f << LUCK_SHIFT)
  if ((drawn >> f) & 1) return words
  drawn |= 1 << f
  const table = fieldTable(f)
  const purpose = load<u32>(table, 28)
  const people = residents
  for (let i = 0; i < people; i++) {
    setU32(lotSubject, i, subject + <u32>i)
    setU32(lotN, i, 0)
  }
  drawMarks(TIMELESS, purpose, people, words, second)
  const share = load<i32>(table) === CODES ? f64At(fieldShared, f) : 0
  if (share <= 0) return words
  let some = 0
  for (let i = 0; i < people; i++) {
    setU16(sharers, some, i)
    setU32(lotSubject, some, subject + <u32>u16At(household, i))
    setU32(lotN, some, 1)
    some += <i32>(<f64>u32At(second, i) < share)
  }
  drawMarks(TIMELESS, purpose, some, shared, second)
  for (let j = 0; j < some; j++) setU32(words, u16At(sharers, j), u32At(shared, j))
  return words
}
