/**
 * Who carries a mark. Where marks are not there but codes drawn by luck, nobody is asked for theirs: one code is one range of words,
 * and the words of four residents are compared with it at a time.
 */
import { f64At, setU16, u16At, u32At } from '../cells'
import { cell, residents } from '../place'
import { CODES, fieldTable, isKnown, knowMarks, luckOfAll, marksOf } from './marks'

/** Residents who carry the mark asked for, in order; and room for as many as are looked at together. */
const found: usize = memory.data(2080, 16)
const MARKS: i32 = 65536

/** Where the set of codes begins that a mark is of, and the words that stand for it: the first, and how many. */
let firstCode: i32 = 0
let firstWord: u32 = 0
let wordsOfCode: u32 = 0

// @ts-ignore: decorators of AssemblyScript
@inline
export function carrier(i: i32): i32 {
  return u16At(found, i)
}

/** Looks for all residents who carry a mark in a field of the registry; how many there are. */
export function findCarriers(f: i32, mark: i32): i32 {
  const table = fieldTable(f)
  if (!isKnown(f) && load<i32>(table) === CODES && findRange(table, mark)) return byWords(table, luckOfAll(f))
  knowMarks(f)
  return byMarks(marksOf(f), mark)
}

function byMarks(column: usize, mark: i32): i32 {
  const asked = i16x8.splat(<i16>mark)
  let count = 0
  for (let from = 0; from < residents; from += 8) {
    let mask = i16x8.bitmask(i16x8.eq(v128.load(column + (<usize>from << 1)), asked))
    for (; mask !== 0; mask &= mask - 1) count = put(from + ctz(mask), count)
  }
  return count
}

function byWords(table: usize, words: usize): i32 {
  const sets = load<usize>(table, 8)
  const first = i32x4.splat(<i32>firstWord)
  const range = i32x4.splat(<i32>wordsOfCode)
  let count = 0
  for (let from = 0; from < residents; from += 8) {
    const four = words + (<usize>from << 2)
    const low = i32x4.lt_u(i32x4.sub(v128.load(four), first), range)
    const high = i32x4.lt_u(i32x4.sub(v128.load(four, 16), first), range)
    let mask = i16x8.bitmask(i16x8.narrow_i32x4_s(low, high))
    for (; mask !== 0; mask &= mask - 1) {
      const local = from + ctz(mask)
      // the same word stands for another mark where codes are drawn from another set
      if (u16At(sets, u16At(cell, local)) === firstCode) count = put(local, count)
    }
  }
  return count
}

/** Puts a resident down: behind the last resident lies what is no resident's. */
// @ts-ignore: decorators of AssemblyScript
@inline
function put(local: i32, count: i32): i32 {
  setU16(found, count, local)
  return count + <i32>(local < residents)
}

/** Finds the words that stand for a mark; whether it is one range, as it is unless sets of codes overlap. */
function findRange(table: usize, mark: i32): bool {
  const cumulative = load<usize>(table, 12)
  const codes = load<i32>(table, 16)
  const sets = load<usize>(table, 36)
  const count = load<i32>(table, 40)
  let code = -1
  for (let s = 0; s < count; s++) {
    const first = u16At(sets, s)
    const within = (mark - first) & (MARKS - 1)
    if (within >= codes) continue
    if (code >= 0) return false
    code = within
    firstCode = first
  }
  firstWord = 0
  wordsOfCode = 0
  // nobody can carry it
  if (code < 0) return true
  const least = code === 0 ? 0 : <u64>ceil<f64>(f64At(cumulative, code - 1))
  const end = code === codes - 1 ? <u64>1 << 32 : <u64>ceil<f64>(f64At(cumulative, code))
  if (end <= least) return true
  firstWord = <u32>least
  wordsOfCode = <u32>(end - least)
  // the only code there is stands for all words
  return end - least < <u64>1 << 32
}
