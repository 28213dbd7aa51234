/**
 * What has changed of the sums that stand for everybody, by letter and measured class, in whole numbers: a row is as long as what
 * the processor brings from memory at once. Rows reach the groups of their classes when the region is done with, or before a
 * number of them could become too large.
 */
import { addF64, u32At } from '../cells'
import { groupStart, groupsOfClass } from './count'
import { AT_ABOVE, AT_ABOVE_POINTS, AT_CONTEXT, AT_RESIDENTS, AT_RISK, AT_SCORE, AT_STRAIN, AT_TOO_LOW } from './sums'
import { ROW_BYTES, classes } from './sums'

/**
 * [letter][class] four vectors: score, true score, and points by which the one stands below and above the other; points of the four
 * fields of life; strain, hardship, risk, and residents; letters too low and too high, and scores below and above the truth.
 */
export let stockRows: usize = 0
/** [letter][class] 1 for those that are not all 0, and which they are, with room for one more. */
export let stockRowsMarked: usize = 0
export let stockRowsTouched: usize = 0
let rowCount: i32 = 0
/** [region][group][letter][stock metric] and bytes of a region, and of a group in it. */
export let stockOf: usize = 0
export let stockBytes: usize = 0
export let stockGroupBytes: usize = 0

/** Bytes of the vectors. */
export const POINTS_AT: usize = 0
export const FIELDS_AT: usize = 16
export const FEELINGS_AT: usize = 32
export const LETTERS_AT: usize = 48
const LENGTH_SHIFT: usize = 6

/** Where what has changed of a class and a letter lies; whoever asks changes it. Puts it down always, and then counts it or not. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function stockRow(sort: i32, letter: i32): usize {
  const at = letter * classes + sort
  const marked = stockRowsMarked + <usize>at
  const found = rowCount
  store<i32>(stockRowsTouched + (<usize>found << 2), at)
  rowCount = found + 1 - <i32>load<u8>(marked)
  store<u8>(marked, 1)
  return stockRows + (<usize>at << LENGTH_SHIFT)
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function addFour(at: usize, four: v128): void {
  v128.store(at, i32x4.add(v128.load(at), four))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function addTwo(at: usize, two: v128): void {
  v128.store(at, f64x2.add(v128.load(at), two))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function upper(four: v128): v128 {
  return f64x2.convert_low_i32x4_s(v128.shuffle<i32>(four, four, 2, 3, 2, 3))
}

/** Moves all that has changed to the groups of a region, counted from the first of the world. */
export function settleRows(number: i32): void {
  const region = stockOf + <usize>number * stockBytes
  const none = i32x4.splat(0)
  for (let t = 0; t < rowCount; t++) {
    const at = load<i32>(stockRowsTouched + (<usize>t << 2))
    store<u8>(stockRowsMarked + <usize>at, 0)
    const row = stockRows + (<usize>at << LENGTH_SHIFT)
    const points = v128.load(row + POINTS_AT)
    const fields = v128.load(row + FIELDS_AT)
    const felt = v128.load(row + FEELINGS_AT)
    const told = v128.load(row + LETTERS_AT)
    if (!v128.any_true(v128.or(v128.or(points, fields), v128.or(felt, told)))) continue
    v128.store(row + POINTS_AT, none)
    v128.store(row + FIELDS_AT, none)
    v128.store(row + FEELINGS_AT, none)
    v128.store(row + LETTERS_AT, none)
    const letter = at / classes
    const sort = at - letter * classes
    const scores = f64x2.convert_low_i32x4_s(points)
    const gaps = upper(points)
    const firstFields = f64x2.convert_low_i32x4_s(fields)
    const lastFields = upper(fields)
    const feelings = f64x2.convert_low_i32x4_s(felt)
    const risk = <f64>i32x4.extract_lane(felt, 2)
    const people = <f64>i32x4.extract_lane(felt, 3)
    const letters = f64x2.convert_low_i32x4_s(told)
    const signs = upper(told)
    const sums = region + <usize>letter * ROW_BYTES
    const end = groupsOfClass + (<usize>u32At(groupStart, sort + 1) << 1)
    for (let g = groupsOfClass + (<usize>u32At(groupStart, sort) << 1); g < end; g += 2) {
      const to = sums + <usize>load<u16>(g) * stockGroupBytes
      addF64(to + AT_RESIDENTS, 0, people)
      addTwo(to + AT_TOO_LOW, letters)
      addTwo(to + AT_SCORE, scores)
      // points below the truth lie before those above it, and so do those who stand there
      addTwo(to + AT_ABOVE_POINTS - 8, gaps)
      addTwo(to + AT_ABOVE - 8, signs)
      addTwo(to + AT_CONTEXT, firstFields)
      addTwo(to + AT_CONTEXT + 16, lastFields)
      addTwo(to + AT_STRAIN, feelings)
      addF64(to + AT_RISK, 0, risk)
    }
  }
  rowCount = 0
}
