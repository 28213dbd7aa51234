/**
 * Stage `grade`: bands of the number; see `grade/regrade.ts` of the engine. Nearly everybody keeps their letter, so that the
 * letters of sixteen at a time are compared with those that stand, and only those who differ are visited.
 */
import { u16At, u8At, setU16, setU8 } from '../cells'
import { changes } from '../measure/changed'
import { count } from '../measure/count'
import { draw, word0, word1 } from '../draw/draw'
import { eligible, findEligible } from './eligible'
import { addStrain, responds } from '../respond/feelings'
import { setFields } from './fields'
import { bands, bandsFrom, dropped, regrades, trueBands, trueBandsFrom } from '../respond/now'
import { grade, score, since, sinceBytes, size, subject, tick, trueGrade, truth } from '../place'
import { speakOut } from '../respond/protest'
import { classByCell } from '../kinds'
import { letters } from '../consequence/standing'
import { startAt } from '../score/start'
import { countMoves, countSpell, countStanding } from '../measure/sums'

/** Ticks between two gradings, and bins of spells. */
export let gradeInterval: f64 = 1
export let spellBins: i32 = 0
/** Somebody is graded down: chance of being told and of speaking out times 2^32, strain, and the numbers by which it counts. */
export let gradeTold: f64 = 0
export let gradeProtest: f64 = 0
export let gradeStrain: i32 = 0
export let gradeMetricDown: i32 = 0
export let gradeMetricUntold: i32 = 0
export let purposeDowngrade: u32 = 0

/** [resident] the letter and the true letter that they are given; whole vectors. */
export let nextLetter: usize = 0
export let nextTrueLetter: usize = 0

/** Residents of a vector of letters. */
const SIDE_BY_SIDE: i32 = 16

/**
 * Sets grades anew where that is due, takes letters away where the scheme dropped them, and counts moves and spells.
 *
 * @param isCounted whether the host counts all who have a letter as if they kept it, and not this function
 */
export function regrade(isCounted: bool): void {
  if (dropped) return dropLetters()
  if (regrades === 0 || bands === 0 || trueBands === 0) return
  findEligible()
  setFields()
  if (!isCounted) countStanding()
  const none = i8x16.splat(<i8>letters)
  for (let local = 0; local < size; local += SIDE_BY_SIDE) {
    let onFile = lettersOf(score, local, bandsFrom, bands)
    let truly = lettersOf(truth, local, trueBandsFrom, trueBands)
    if (eligible !== 0) {
      const mask = v128.load(eligible + <usize>local)
      onFile = v128.bitselect(onFile, none, mask)
      truly = v128.bitselect(truly, none, mask)
    }
    visit(local, onFile, truly)
  }
}

/** Nobody keeps a letter. */
function dropLetters(): void {
  const none = i8x16.splat(<i8>letters)
  for (let local = 0; local < size; local += SIDE_BY_SIDE) visit(local, none, none)
}

/** Letters of sixteen by their points: as many as there are bounds that they stand below, down to the first they do not. */
// @ts-ignore: decorators of AssemblyScript
@inline
function lettersOf(column: usize, local: i32, from: usize, count: i32): v128 {
  const at = column + (<usize>local << 1)
  const first = v128.load(at)
  const second = v128.load(at + 16)
  let letter = i16x8.splat(0)
  let letterOfSecond = i16x8.splat(0)
  let bound = i16x8.splat(i16.MAX_VALUE)
  const end = from + (<usize>(count - 1) << 1)
  for (let b = from; b < end; b += 2) {
    bound = i16x8.min_s(bound, v128.load16_splat(b))
    letter = i16x8.sub(letter, i16x8.lt_s(first, bound))
    letterOfSecond = i16x8.sub(letterOfSecond, i16x8.lt_s(second, bound))
  }
  return i8x16.narrow_i16x8_u(letter, letterOfSecond)
}

/** Gives sixteen the letters that they have not got yet. */
// @ts-ignore: decorators of AssemblyScript
@inline
function visit(local: i32, onFile: v128, truly: v128): void {
  const differs = v128.or(
    i8x16.ne(onFile, v128.load(grade + <usize>local)),
    i8x16.ne(truly, v128.load(trueGrade + <usize>local)),
  )
  if (!v128.any_true(differs)) return
  let who = i8x16.bitmask(differs)
  // behind the last of the community stands another
  if (size - local < SIDE_BY_SIDE) who &= (1 << (size - local)) - 1
  v128.store(nextLetter + <usize>local, onFile)
  v128.store(nextTrueLetter + <usize>local, truly)
  for (; who !== 0; who &= who - 1) give(local + ctz<i32>(who))
}

function give(local: i32): void {
  const next = u8At(nextLetter, local)
  const before = u8At(grade, local)
  if (next !== before) {
    // whoever has had no letter yet compares the first with the one that the points of the start would have brought
    if (next !== letters && next > (before === letters ? letterOf(startAt(local)) : before)) resent(local)
    move(local, before, next)
  }
  const truly = u8At(nextTrueLetter, local)
  if (truly === u8At(trueGrade, local)) return
  changes(local)
  setU8(trueGrade, local, truly)
}

/** Letter of some points on file. */
function letterOf(points: i32): i32 {
  let letter = 0
  while (letter < bands - 1 && points < <i32>load<i16>(bandsFrom + (<usize>letter << 1))) letter++
  return letter
}

/** Somebody is graded down; whoever is not told of it feels and says nothing, until a door refuses them. */
function resent(local: i32): void {
  count(local, gradeMetricDown, 1)
  draw(subject + local, purposeDowngrade, 0)
  if (<f64>word1 >= gradeTold) return count(local, gradeMetricUntold, 1)
  if (responds === 0) return
  speakOut(local, gradeProtest, word0)
  addStrain(local, gradeStrain)
}

function move(local: i32, before: i32, next: i32): void {
  const sort = classByCell(local)
  const states = letters + 1
  countMoves(sort, before * states + next, 1)
  if (before !== letters) {
    // everybody was counted as if they kept their letter, where letters are given
    if (!dropped) countMoves(sort, before * states + before, -1)
    const began = sinceBytes === 1 ? u8At(since, local) : u16At(since, local)
    const gradings = <i32>floor<f64>(<f64>(tick - began) / gradeInterval + 0.5)
    countSpell(sort, before * spellBins + min<i32>(max<i32>(1, gradings), spellBins) - 1)
  }
  changes(local)
  setU8(grade, local, next)
  if (sinceBytes === 1) setU8(since, local, tick)
  else setU16(since, local, tick)
}
