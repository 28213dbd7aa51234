/** One resident in the sums that are told apart by letter; see `measure/stocks.ts` of the engine. */
import { thenFriends, thenFriendsBegan, thenGrade, thenHardship, thenMember, thenRisk } from './changed'
import { thenScore, thenStrain, thenSubscore, thenTrueGrade, thenTruth } from './changed'
import { i16At, u16At, u8At } from './cells'
import { classOfCell } from './count'
import { movedByFriends } from './friends'
import { IS_MEMBER, cell, friends, friendsBegan, grade, hardship, member, risk, score, strain, subscore } from './place'
import { trueGrade, truth } from './place'
import { letters } from './standing'
import { AT_ABOVE, AT_ABOVE_POINTS, AT_CONTEXT, AT_FRIENDS_DOWN, AT_FRIENDS_UP, AT_RESIDENTS, AT_RISK } from './sums'
import { AT_SCORE, AT_SCORED, AT_STRAIN, AT_TOO_HIGH, AT_TOO_LOW, changedRow } from './sums'

/** [cell] 1 for those whom the scheme keeps a score of; 0 where that is everybody. */
export let scoredCells: usize = 0
/** Whether some have no score. */
export let partial: bool = false

/** Whether a resident is looked at as they stand, or as they stood before the tick. */
export const NOW: bool = false
export const THEN: bool = true

// @ts-ignore: decorators of AssemblyScript
@inline
export function classOf(local: i32): i32 {
  return u16At(classOfCell, u16At(cell, local))
}

/** Whether somebody is one of those who have a score, where that is a choice. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function isIn(local: i32, when: bool): bool {
  return member === 0 || <u8>u8At(when ? thenMember : member, local) === IS_MEMBER
}

/** Whether the scheme keeps a score of subjects of somebody's kind. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function isCovered(local: i32): bool {
  return scoredCells === 0 || u8At(scoredCells, u16At(cell, local)) === 1
}

/** Whether the scheme has a score of somebody. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function hasScore(local: i32, when: bool): bool {
  return isCovered(local) && isIn(local, when)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function add(at: usize, amount: f64): void {
  store<f64>(at, load<f64>(at) + amount)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function addTwo(at: usize, two: v128): void {
  v128.store(at, f64x2.add(v128.load(at), two))
}

/** Points of the four fields of life of a resident. */
// @ts-ignore: decorators of AssemblyScript
@inline
function fieldsOf(column: usize, local: i32): v128 {
  return i32x4.extend_low_i16x8_s(v128.load64_zero(column + (<usize>local << 3)))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function addFields(row: usize, fields: v128, times: f64): void {
  const factor = f64x2.splat(times)
  addTwo(row + AT_CONTEXT, f64x2.mul(factor, f64x2.convert_low_i32x4_s(fields)))
  const others = v128.shuffle<i32>(fields, fields, 2, 3, 2, 3)
  addTwo(row + AT_CONTEXT + 16, f64x2.mul(factor, f64x2.convert_low_i32x4_s(others)))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function two(first: i32, second: i32): v128 {
  return f64x2.convert_low_i32x4_s(i32x4.replace_lane(i32x4.splat(first), 1, second))
}

/** Puts a resident into the sums of their class and letter, or takes one out; `times` as many as there are like this one. */
export function stand(local: i32, sort: i32, times: f64, when: bool): void {
  const letter = u8At(when ? thenGrade : grade, local)
  const row = changedRow(sort, letter)
  const factor = f64x2.splat(times)
  add(row + AT_RESIDENTS, times)
  const feelings = two(u8At(when ? thenStrain : strain, local), u8At(when ? thenHardship : hardship, local))
  addTwo(row + AT_STRAIN, f64x2.mul(factor, feelings))
  add(row + AT_RISK, times * <f64>u8At(when ? thenRisk : risk, local))
  if (!hasScore(local, when)) return
  if (partial) add(row + AT_SCORED, times)
  addLetters(row, letter, u8At(when ? thenTrueGrade : trueGrade, local), times)
  if (subscore !== 0) addFields(row, fieldsOf(when ? thenSubscore : subscore, local), times)
  if (friends !== 0) {
    addFriends(row, i16At(when ? thenFriends : friends, local), i16At(when ? thenFriendsBegan : friendsBegan, local), times)
  }
  const points = i16At(when ? thenScore : score, local)
  const inTruth = i16At(when ? thenTruth : truth, local)
  addTwo(row + AT_SCORE, f64x2.mul(factor, two(points, inTruth)))
  addGap(row, points - inTruth, times)
}

/** Puts right what the sums have of a resident whose class, letter and membership are as they were. */
export function adjust(local: i32, sort: i32): void {
  const letter = u8At(grade, local)
  const row = changedRow(sort, letter)
  const strained = u8At(strain, local) - u8At(thenStrain, local)
  const hardened = u8At(hardship, local) - u8At(thenHardship, local)
  const warned = u8At(risk, local) - u8At(thenRisk, local)
  if ((strained | hardened | warned) !== 0) {
    addTwo(row + AT_STRAIN, two(strained, hardened))
    add(row + AT_RISK, <f64>warned)
  }
  if (!hasScore(local, NOW)) return
  const inTruth = u8At(trueGrade, local)
  const wasInTruth = u8At(thenTrueGrade, local)
  if (inTruth !== wasInTruth) {
    addLetters(row, letter, wasInTruth, -1)
    addLetters(row, letter, inTruth, 1)
  }
  if (subscore !== 0) {
    const gained = i32x4.sub(fieldsOf(subscore, local), fieldsOf(thenSubscore, local))
    if (v128.any_true(gained)) addFields(row, gained, 1)
  }
  if (friends !== 0) adjustFriends(row, local)
  const points = i16At(score, local)
  const truly = i16At(truth, local)
  const pointsBefore = i16At(thenScore, local)
  const trulyBefore = i16At(thenTruth, local)
  addTwo(row + AT_SCORE, two(points - pointsBefore, truly - trulyBefore))
  if (points - truly === pointsBefore - trulyBefore) return
  addGap(row, pointsBefore - trulyBefore, -1)
  addGap(row, points - truly, 1)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function addLetters(row: usize, letter: i32, inTruth: i32, times: f64): void {
  if (letter !== letters && letter !== inTruth) add(row + (letter > inTruth ? AT_TOO_LOW : AT_TOO_HIGH), times)
}

function adjustFriends(row: usize, local: i32): void {
  const mean = i16At(friends, local)
  const began = i16At(friendsBegan, local)
  const meanBefore = i16At(thenFriends, local)
  const beganBefore = i16At(thenFriendsBegan, local)
  if (mean === meanBefore && began === beganBefore) return
  addFriends(row, meanBefore, beganBefore, -1)
  addFriends(row, mean, began, 1)
}

function addFriends(row: usize, mean: i32, began: i32, times: f64): void {
  const moved = movedByFriends(mean, began)
  if (moved !== 0) add(row + (moved < 0 ? AT_FRIENDS_DOWN : AT_FRIENDS_UP), times * abs<f64>(moved))
}

/** @param gap points by which the score stands above the true one */
// @ts-ignore: decorators of AssemblyScript
@inline
function addGap(row: usize, gap: i32, times: f64): void {
  if (gap === 0) return
  const below: usize = gap < 0 ? 8 : 0
  add(row + AT_ABOVE_POINTS - below, times * <f64>abs<i32>(gap))
  add(row + AT_ABOVE - below, times)
}
