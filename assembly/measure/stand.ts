/** One resident in the sums that are told apart by letter; see `measure/stocks.ts` of the engine. */
import { thenFriends, thenFriendsBegan, thenGrade, thenHardship, thenMember, thenRisk } from './changed'
import { thenFieldsMarked, thenFieldsOf, thenScore, thenStrain, thenTrueGrade, thenTruth } from './changed'
import { addF64, i16At, u16At, u8At } from '../cells'
import { movedByFriends } from '../score/friends'
import { IS_MEMBER, cell, friends, friendsBegan, grade, hardship } from '../place'
import { member, risk, score, strain, subscore } from '../place'
import { trueGrade, truth } from '../place'
import { letters } from '../consequence/standing'
import { FEELINGS_AT, FIELDS_AT, LETTERS_AT, POINTS_AT, addFour, stockRow } from './rows'
import { AT_FRIENDS_DOWN, AT_FRIENDS_UP, AT_SCORED, changedRow } from './sums'

/** [cell] 1 for those whom the scheme keeps a score of; 0 where that is everybody. */
export let scoredCells: usize = 0
/** Whether some have no score. */
export let partial: bool = false

/** Whether a resident is looked at as they stand, or as they stood before the tick. */
export const NOW: bool = false
export const THEN: bool = true

const LEAST: i32 = 0x80000000

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

/** Puts a resident into the sums of their class and letter, or takes one out; `times` as many as there are like this one. */
export function stand(local: i32, sort: i32, times: i32, when: bool): void {
  const letter = u8At(when ? thenGrade : grade, local)
  const row = stockRow(sort, letter)
  const factor = i32x4.splat(times)
  addFour(row + FEELINGS_AT, i32x4.mul(factor, feelingsOf(local, when)))
  if (!hasScore(local, when)) return
  const points = pointsOf(local, when)
  addFour(row + POINTS_AT, i32x4.mul(factor, points))
  addFour(row + LETTERS_AT, i32x4.mul(factor, lettersOf(points, letter, u8At(when ? thenTrueGrade : trueGrade, local))))
  if (subscore !== 0) addFour(row + FIELDS_AT, i32x4.mul(factor, fieldsOf(local, when)))
  if (partial) addScored(sort, letter, <f64>times)
  if (friends !== 0) addFriends(local, sort, letter, <f64>times, when)
}

/** Puts right what the sums have of a resident whose class and membership are as they were, and who has a score. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function adjust(local: i32, sort: i32): void {
  const letter = u8At(grade, local)
  const before = u8At(thenGrade, local)
  const row = stockRow(sort, letter)
  const points = pointsOf(local, NOW)
  const pointsThen = pointsOf(local, THEN)
  const told = lettersOf(points, letter, u8At(trueGrade, local))
  const toldThen = lettersOf(pointsThen, before, u8At(thenTrueGrade, local))
  const feelings = feelingsOf(local, NOW)
  const feelingsThen = feelingsOf(local, THEN)
  if (letter === before) {
    addFour(row + POINTS_AT, i32x4.sub(points, pointsThen))
    addFour(row + FEELINGS_AT, i32x4.sub(feelings, feelingsThen))
    addFour(row + LETTERS_AT, i32x4.sub(told, toldThen))
    if (u8At(thenFieldsMarked, local) !== 0)
      addFour(row + FIELDS_AT, i32x4.sub(fieldsOf(local, NOW), fieldsOf(local, THEN)))
    if (friends !== 0) adjustFriends(local, sort, letter)
    return
  }
  const rowThen = stockRow(sort, before)
  addFour(row + POINTS_AT, points)
  addFour(row + FEELINGS_AT, feelings)
  addFour(row + LETTERS_AT, told)
  takeFour(rowThen + POINTS_AT, pointsThen)
  takeFour(rowThen + FEELINGS_AT, feelingsThen)
  takeFour(rowThen + LETTERS_AT, toldThen)
  if (subscore !== 0) {
    addFour(row + FIELDS_AT, fieldsOf(local, NOW))
    takeFour(rowThen + FIELDS_AT, fieldsOf(local, THEN))
  }
  if (partial) {
    addScored(sort, letter, 1)
    addScored(sort, before, -1)
  }
  if (friends === 0) return
  addFriends(local, sort, letter, 1, NOW)
  addFriends(local, sort, before, -1, THEN)
}

/** The same for somebody who has no score. */
export function adjustFeelings(local: i32, sort: i32): void {
  addFour(stockRow(sort, u8At(grade, local)) + FEELINGS_AT, feelingsOf(local, NOW))
  takeFour(stockRow(sort, u8At(thenGrade, local)) + FEELINGS_AT, feelingsOf(local, THEN))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function takeFour(at: usize, four: v128): void {
  v128.store(at, i32x4.sub(v128.load(at), four))
}

/** Score, true score, and how far the one stands below and above the other. */
// @ts-ignore: decorators of AssemblyScript
@inline
function pointsOf(local: i32, when: bool): v128 {
  const points = i32x4.splat(i16At(when ? thenScore : score, local))
  const truly = i32x4.splat(i16At(when ? thenTruth : truth, local))
  const less = v128.and(v128.shuffle<i32>(points, truly, 0, 4, 0, 4), i32x4(0, 0, -1, -1))
  const gaps = i32x4.sub(v128.shuffle<i32>(points, truly, 0, 4, 4, 0), less)
  return i32x4.max_s(gaps, i32x4(LEAST, LEAST, 0, 0))
}

/** 1 for a letter that is too low or too high, and for points that stand below or above the true ones. */
// @ts-ignore: decorators of AssemblyScript
@inline
function lettersOf(points: v128, letter: i32, inTruth: i32): v128 {
  const low = <i32>(letter > inTruth) & <i32>(letter !== letters)
  const both = <i64>low | (<i64>(letter < inTruth) << 32)
  return v128.shuffle<i32>(i64x2.splat(both), i32x4.min_s(points, i32x4.splat(1)), 0, 1, 6, 7)
}

/** Points of the four fields of life of a resident. */
// @ts-ignore: decorators of AssemblyScript
@inline
function fieldsOf(local: i32, when: bool): v128 {
  return i32x4.extend_low_i16x8_s(v128.load64_zero((when ? thenFieldsOf(local) : subscore) + (<usize>local << 3)))
}

/** Strain, hardship and risk, and 1 for the resident. */
// @ts-ignore: decorators of AssemblyScript
@inline
function feelingsOf(local: i32, when: bool): v128 {
  const strained = u8At(when ? thenStrain : strain, local)
  const hardened = u8At(when ? thenHardship : hardship, local)
  const risky = u8At(when ? thenRisk : risk, local)
  return fourOf(strained | (hardened << 8) | (risky << 16) | (1 << 24))
}

/** Four bytes, each in a lane. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function fourOf(bytes: i32): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(i32x4.splat(bytes)))
}

function addScored(sort: i32, letter: i32, times: f64): void {
  addF64(changedRow(sort, letter) + AT_SCORED, 0, times)
}

function adjustFriends(local: i32, sort: i32, letter: i32): void {
  const mean = i16At(friends, local)
  const began = i16At(friendsBegan, local)
  if (mean === i16At(thenFriends, local) && began === i16At(thenFriendsBegan, local)) return
  addFriends(local, sort, letter, -1, THEN)
  addFriends(local, sort, letter, 1, NOW)
}

function addFriends(local: i32, sort: i32, letter: i32, times: f64, when: bool): void {
  const mean = i16At(when ? thenFriends : friends, local)
  const moved = movedByFriends(mean, i16At(when ? thenFriendsBegan : friendsBegan, local))
  if (moved === 0) return
  addF64(changedRow(sort, letter) + (moved < 0 ? AT_FRIENDS_DOWN : AT_FRIENDS_UP), 0, times * abs<f64>(moved))
}
