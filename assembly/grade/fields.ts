/** The letters that the points of each field of life alone would give; see `grade/fields.ts` of the engine. */
import { i16At, setU16, setU32, u8At } from '../cells'
import { eligible } from './eligible'
import { startBase } from '../score/limits'
import { bands, bandsFrom } from '../respond/now'
import { CONTEXTS, fieldGrades, fieldGradesBytes, size, subscore } from '../place'
import { startAt, starts } from '../score/start'

/** Residents whose letters are worked out side by side: two in a vector. */
const SIDE_BY_SIDE: i32 = 8

/** Sets the letters of all of the community who can be given one. */
export function setFields(): void {
  const whole = size & ~(SIDE_BY_SIDE - 1)
  const begun = starts()
  const end = bandsFrom + (<usize>(bands - 1) << 1)
  let start0 = i16x8.splat(<i16>startBase)
  let start1 = start0
  let start2 = start0
  let start3 = start0
  for (let local = 0; local < whole; local += SIDE_BY_SIDE) {
    if (begun !== 0) {
      const all = v128.load(begun + (<usize>local << 1))
      start0 = v128.shuffle<i16>(all, all, 0, 0, 0, 0, 1, 1, 1, 1)
      start1 = v128.shuffle<i16>(all, all, 2, 2, 2, 2, 3, 3, 3, 3)
      start2 = v128.shuffle<i16>(all, all, 4, 4, 4, 4, 5, 5, 5, 5)
      start3 = v128.shuffle<i16>(all, all, 6, 6, 6, 6, 7, 7, 7, 7)
    }
    const at = subscore + (<usize>local << 3)
    // beyond what 16 bits hold, points are beyond all bounds as well
    const points0 = i16x8.add_sat_s(start0, v128.load(at))
    const points1 = i16x8.add_sat_s(start1, v128.load(at, 16))
    const points2 = i16x8.add_sat_s(start2, v128.load(at, 32))
    const points3 = i16x8.add_sat_s(start3, v128.load(at, 48))
    let letter0 = i16x8.splat(0)
    let letter1 = letter0
    let letter2 = letter0
    let letter3 = letter0
    let bound = i16x8.splat(i16.MAX_VALUE)
    for (let b = bandsFrom; b < end; b += 2) {
      bound = i16x8.min_s(bound, v128.load16_splat(b))
      letter0 = i16x8.sub(letter0, i16x8.lt_s(points0, bound))
      letter1 = i16x8.sub(letter1, i16x8.lt_s(points1, bound))
      letter2 = i16x8.sub(letter2, i16x8.lt_s(points2, bound))
      letter3 = i16x8.sub(letter3, i16x8.lt_s(points3, bound))
    }
    if (fieldGradesBytes === 2) {
      const four = shortOf(letter0, letter1)
      keep(local, i16x8.narrow_i32x4_u(four, shortOf(letter2, letter3)))
    } else {
      keepLong(local, longOf(letter0, letter1))
      keepLong(local + 4, longOf(letter2, letter3))
    }
  }
  for (let local = whole; local < size; local++) setFieldsOf(local)
}

/** Letters of four residents in four bits each. */
// @ts-ignore: decorators of AssemblyScript
@inline
function shortOf(two: v128, others: v128): v128 {
  const places = i16x8(1, 16, 256, 4096, 1, 16, 256, 4096)
  const halves = i32x4.dot_i16x8_s(two, places)
  const otherHalves = i32x4.dot_i16x8_s(others, places)
  const low = v128.shuffle<i32>(halves, otherHalves, 0, 2, 4, 6)
  return i32x4.add(low, v128.shuffle<i32>(halves, otherHalves, 1, 3, 5, 7))
}

/** Letters of four residents in eight bits each. */
// @ts-ignore: decorators of AssemblyScript
@inline
function longOf(two: v128, others: v128): v128 {
  const places = i16x8(1, 256, 1, 256, 1, 256, 1, 256)
  const halves = i32x4.dot_i16x8_s(two, places)
  const otherHalves = i32x4.dot_i16x8_s(others, places)
  const high = i32x4.shl(v128.shuffle<i32>(halves, otherHalves, 1, 3, 5, 7), 16)
  return v128.or(v128.shuffle<i32>(halves, otherHalves, 0, 2, 4, 6), high)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function keep(local: i32, eight: v128): void {
  const at = fieldGrades + (<usize>local << 1)
  if (eligible === 0) return v128.store(at, eight)
  const mask = i16x8.extend_low_i8x16_s(v128.load64_zero(eligible + <usize>local))
  v128.store(at, v128.bitselect(eight, v128.load(at), mask))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function keepLong(local: i32, four: v128): void {
  const at = fieldGrades + (<usize>local << 2)
  if (eligible === 0) return v128.store(at, four)
  const mask = i16x8.extend_low_i8x16_s(v128.load32_zero(eligible + <usize>local))
  v128.store(at, v128.bitselect(four, v128.load(at), i32x4.extend_low_i16x8_s(mask)))
}

/** One of those who do not fill a vector: behind them stands another community. */
function setFieldsOf(local: i32): void {
  if (eligible !== 0 && u8At(eligible, local) === 0) return
  const start = startAt(local)
  const bits: u32 = fieldGradesBytes === 2 ? 4 : 8
  let all: u32 = 0
  for (let field = 0; field < CONTEXTS; field++) {
    const points = start + i16At(subscore, local * CONTEXTS + field)
    let letter: u32 = 0
    while (<i32>letter < bands - 1 && points < i16At(bandsFrom, <i32>letter)) letter++
    all |= letter << (<u32>field * bits)
  }
  if (fieldGradesBytes === 2) setU16(fieldGrades, local, all)
  else setU32(fieldGrades, local, all)
}
