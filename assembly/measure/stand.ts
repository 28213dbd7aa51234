/** One resident in the sums that are told apart by letter; see `measure/stocks.ts` of the engine. */
import { thenFriends, thenFriendsBegan, thenGrade, thenHardship, thenMember, thenRisk } from './changed'
import { thenScore, thenStrain, thenSubscore, thenTrueGrade, thenTruth } from './changed'
import { i16At, u16At, u8At } from '../cells'
import { classOfCell } from './count'
import { movedByFriends } from '../score/friends'
import { IS_MEMBER, cell, friends, friendsBegan, grade, hardship } from '../place'
import { member, risk, score, strain, subscore } from '../place'
import { trueGrade, truth } from '../place'
import { letters } from '../consequence/standing'
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

/** Puts right what the sums have of a resident whose class and membership are as they were. */
export function adjust(local: i32, sort: i32): void {
  const letter = u8At(grade, local)
  const before = u8At(thenGrade, local)
  const row = changedRow(sort, letter)
  if (!hasScore(local, NOW)) return adjustFeelings(local, sort, letter, before)
  const points = splatOf(score, local)
  const truly = splatOf(truth, local)
  const fields = subscore === 0 ? i32x4.splat(0) : fieldsOf(subscore, local)
  const feelings = feelingsOf(local, NOW)
  const gaps = gapsOf(points, truly)
  const pointsThen = splatOf(thenScore, local)
  const trulyThen = splatOf(thenTruth, local)
  const fieldsThen = subscore === 0 ? i32x4.splat(0) : fieldsOf(thenSubscore, local)
  const feelingsThen = feelingsOf(local, THEN)
  const gapsThen = gapsOf(pointsThen, trulyThen)
  if (letter === before) {
    const gapsNow = i32x4.sub(signsOf(gaps), signsOf(gapsThen))
    const fieldsNow = i32x4.sub(fields, fieldsThen)
    const both = i32x4.sub(bothOf(points, truly, gaps), bothOf(pointsThen, trulyThen, gapsThen))
    addAll(row, both, gapsNow, fieldsNow, i32x4.sub(feelings, feelingsThen))
    const inTruth = u8At(trueGrade, local)
    const wasInTruth = u8At(thenTrueGrade, local)
    if (inTruth !== wasInTruth) {
      addLetters(row, letter, wasInTruth, -1)
      addLetters(row, letter, inTruth, 1)
    }
    if (friends !== 0) adjustFriends(row, local)
    return
  }
  const rowThen = changedRow(sort, before)
  const none = i32x4.splat(0)
  addAll(row, bothOf(points, truly, gaps), signsOf(gaps), fields, feelings)
  addAll(
    rowThen,
    i32x4.neg(bothOf(pointsThen, trulyThen, gapsThen)),
    i32x4.sub(none, signsOf(gapsThen)),
    i32x4.neg(fieldsThen),
    i32x4.neg(feelingsThen),
  )
  add(row + AT_RESIDENTS, 1)
  add(rowThen + AT_RESIDENTS, -1)
  if (partial) {
    add(row + AT_SCORED, 1)
    add(rowThen + AT_SCORED, -1)
  }
  addLetters(row, letter, u8At(trueGrade, local), 1)
  addLetters(rowThen, before, u8At(thenTrueGrade, local), -1)
  if (friends === 0) return
  addFriends(row, i16At(friends, local), i16At(friendsBegan, local), 1)
  addFriends(rowThen, i16At(thenFriends, local), i16At(thenFriendsBegan, local), -1)
}

/** The same for somebody who has no score. */
function adjustFeelings(local: i32, sort: i32, letter: i32, before: i32): void {
  if (letter !== before) {
    stand(local, sort, -1, THEN)
    return stand(local, sort, 1, NOW)
  }
  const row = changedRow(sort, letter)
  const felt = i32x4.sub(feelingsOf(local, NOW), feelingsOf(local, THEN))
  addTwo(row + AT_STRAIN, f64x2.convert_low_i32x4_s(felt))
  add(row + AT_RISK, <f64>i32x4.extract_lane(felt, 2))
}

/** Points of a resident, in all four lanes. */
// @ts-ignore: decorators of AssemblyScript
@inline
function splatOf(column: usize, local: i32): v128 {
  return i32x4.extend_low_i16x8_s(v128.load16_splat(column + (<usize>local << 1)))
}

/** Strain, hardship and risk, and 0. */
// @ts-ignore: decorators of AssemblyScript
@inline
function feelingsOf(local: i32, when: bool): v128 {
  const strained = i32x4.splat(u8At(when ? thenStrain : strain, local))
  const hardened = i32x4.replace_lane(strained, 1, u8At(when ? thenHardship : hardship, local))
  return i32x4.replace_lane(hardened, 2, u8At(when ? thenRisk : risk, local))
}

/** 0, 0, and the points by which the score stands below and above the true one. */
// @ts-ignore: decorators of AssemblyScript
@inline
function gapsOf(points: v128, truly: v128): v128 {
  return i32x4.max_s(i32x4.mul(i32x4.sub(points, truly), i32x4(0, 0, -1, 1)), i32x4.splat(0))
}

/** Score, true score, and how far the one stands below and above the other. */
// @ts-ignore: decorators of AssemblyScript
@inline
function bothOf(points: v128, truly: v128, gaps: v128): v128 {
  return v128.or(v128.and(v128.shuffle<i32>(points, truly, 0, 4, 0, 4), i32x4(-1, -1, 0, 0)), gaps)
}

/** In the last two lanes 1 where the score stands below and above the true one. */
// @ts-ignore: decorators of AssemblyScript
@inline
function signsOf(gaps: v128): v128 {
  return i32x4.min_s(gaps, i32x4.splat(1))
}

/** Adds to all numbers of a row from the score to the risk, which are neighbours. */
// @ts-ignore: decorators of AssemblyScript
@inline
function addAll(row: usize, both: v128, signs: v128, fields: v128, feelings: v128): void {
  const at = row + AT_SCORE
  addTwo(at, f64x2.convert_low_i32x4_s(both))
  addTwo(at + 16, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(both, both, 2, 3, 2, 3)))
  addTwo(at + 32, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(signs, signs, 2, 3, 2, 3)))
  addTwo(at + 48, f64x2.convert_low_i32x4_s(fields))
  addTwo(at + 64, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(fields, fields, 2, 3, 2, 3)))
  addTwo(at + 80, f64x2.convert_low_i32x4_s(feelings))
  add(at + 96, <f64>i32x4.extract_lane(feelings, 2))
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
