/** A score made of weighted factors, and what friends are worth in it; see `score/composite.ts` and `friends.ts` of the engine. */
import { changes } from '../measure/changed'
import { i16At, setU16, setU32 } from '../cells'
import { drawLotsAt, LOTS, lot0, lot1, lot2, lot3, lotN, lotSubject } from '../draw/draw'
import { IS_MEMBER, begin, friends, friendsBegan, member, oneOf } from '../place'
import { residents, score, size, subject, truth } from '../place'
import { scoreHigh, scoreLow } from './score'

/** Columns of the world: points in the pool of each factor, [resident x factors], the score that they began with, and more. */
export let poolsOf: usize = 0
export let truePoolsOf: usize = 0
export let beganOf: usize = 0
export let trueFriendsOf: usize = 0

/** Factors, the one of friends or -1, how many friends everybody has, and what is worth having none, times its weight. */
export let factors: i32 = 0
export let friendsFactor: i32 = -1
export let friendsEach: i32 = 0
export let friendless: f64 = 0
/**
 * [factor] points at which it is worst and best, and where weight x position of 0 points would stand; numbers from worst to
 * best follow each other there. {@link FACTOR_BYTES} each.
 */
export let factorTables: usize = 0
const FACTOR_BYTES: i32 = 12
export let purposeFriend: u32 = 0
/** Room for four numbers of everybody: score, true score, the score that somebody began with, and 1 for those with a file. */
export let standings: usize = 0

/** In place of the mean score of friends, where no friend has a score. */
const NO_FRIENDS: i32 = -32768
/** Draws that belong to no tick. */
const TIMELESS: u32 = 0xffffffff
/** Weights are Q16 and positions are Q16. */
const WHOLE: f64 = 4294967296

/** Works the scores out anew, and what friends are worth first; all of it from scores as the last refresh left them. */
export function refresh(): void {
  if (friendsFactor < 0) {
    for (let local = 0; local < size; local++) show(local, NO_FRIENDS, NO_FRIENDS)
    return
  }
  noteStandings()
  // four friends share a draw, and the draws of one resident are neighbours
  const each = (friendsEach + 3) >> 2
  const together = LOTS / each
  for (let from = 0; from < size; from += together) {
    const to = min(size, from + together)
    let lot = 0
    for (let local = from; local < to; local++)
      for (let n = 0; n < each; n++, lot++) {
        setU32(lotSubject, lot, subject + <u32>local)
        setU32(lotN, lot, <u32>n)
      }
    drawLotsAt(TIMELESS, purposeFriend, lot)
    for (let local = from; local < to; local++) lookAt(local, (local - from) * each)
  }
}

/** Puts down how everybody stands before anybody's score is worked out anew; four at a time. */
function noteStandings(): void {
  const began = beganOf + (<usize>begin << 1)
  const every = member === 0
  for (let local = 0; local < size; local += 4) {
    const at = <usize>local << 1
    let mask = i32x4.splat(-1)
    if (!every) {
      const words = v128.load32_zero(member + <usize>local)
      mask = i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(i8x16.eq(words, i8x16.splat(IS_MEMBER))))
    }
    const a = v128.and(v128.load16x4_s(score + at), mask)
    const b = v128.and(v128.load16x4_s(truth + at), mask)
    const c = v128.and(v128.load16x4_s(began + at), mask)
    const d = v128.and(i32x4.splat(1), mask)
    const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5)
    const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5)
    const abAfter = v128.shuffle<i32>(a, b, 2, 6, 3, 7)
    const cdAfter = v128.shuffle<i32>(c, d, 2, 6, 3, 7)
    const to = standings + (<usize>local << 4)
    v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2))
    v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 16)
    v128.store(to, v128.shuffle<i64>(abAfter, cdAfter, 0, 2), 32)
    v128.store(to, v128.shuffle<i64>(abAfter, cdAfter, 1, 3), 48)
  }
}

/** Looks up the friends of somebody, whose first draw is at `at`, and shows what their score has come to. */
function lookAt(local: i32, at: i32): void {
  const kindFrom = local < residents ? 0 : residents
  const others = (local < residents ? residents : size - residents) - 1
  let sums = i32x4.splat(0)
  if (others > 0) {
    // those of the same kind but for oneself, as somebodyElse says
    const own = local - kindFrom
    const kind = standings + (<usize>kindFrom << 4)
    for (let n = 0; n < friendsEach; n += 4, at++) {
      const lot = <usize>at << 2
      sums = i32x4.add(sums, standingOf(kind, own, others, load<u32>(lot0 + lot)))
      if (n + 1 < friendsEach) sums = i32x4.add(sums, standingOf(kind, own, others, load<u32>(lot1 + lot)))
      if (n + 2 < friendsEach) sums = i32x4.add(sums, standingOf(kind, own, others, load<u32>(lot2 + lot)))
      if (n + 3 < friendsEach) sums = i32x4.add(sums, standingOf(kind, own, others, load<u32>(lot3 + lot)))
    }
  }
  const counted = i32x4.extract_lane(sums, 3)
  let onFile = NO_FRIENDS
  let inTruth = NO_FRIENDS
  let began = NO_FRIENDS
  if (counted > 0) {
    onFile = meanOf(i32x4.extract_lane(sums, 0), counted)
    inTruth = meanOf(i32x4.extract_lane(sums, 1), counted)
    began = meanOf(i32x4.extract_lane(sums, 2), counted)
  }
  setU16(trueFriendsOf + (<usize>begin << 1), local, inTruth)
  if (i16At(friends, local) !== onFile || i16At(friendsBegan, local) !== began) {
    changes(local)
    setU16(friends, local, onFile)
    setU16(friendsBegan, local, began)
  }
  show(local, onFile, inTruth)
}

/** How a friend stands, who is one of the others of a kind. */
// @ts-ignore: decorators of AssemblyScript
@inline
function standingOf(kind: usize, own: i32, others: i32, word: u32): v128 {
  const other = oneOf(word, others)
  return v128.load(kind + (<usize>(other < own ? other : other + 1) << 4))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function meanOf(sum: i32, counted: i32): i32 {
  return <i32>floor<f64>(<f64>sum / <f64>counted + 0.5)
}

/** Shows what the factors of somebody have come to; see `compositeOf`. */
function show(local: i32, onFile: i32, inTruth: i32): void {
  const at = <usize>((begin + local) * factors) << 1
  let pool = poolsOf + at
  let truePool = truePoolsOf + at
  let ofFile: f64 = 0
  let ofTruth: f64 = 0
  const end = factorTables + <usize>(factors * FACTOR_BYTES)
  const ofFriends = friendsFactor < 0 ? 0 : factorTables + <usize>(friendsFactor * FACTOR_BYTES)
  for (let table = factorTables; table < end; table += FACTOR_BYTES) {
    if (table !== ofFriends) {
      ofFile += worthOf(table, load<i16>(pool))
      ofTruth += worthOf(table, load<i16>(truePool))
    } else {
      ofFile += onFile === NO_FRIENDS ? friendless : worthOf(table, onFile)
      ofTruth += inTruth === NO_FRIENDS ? friendless : worthOf(table, inTruth)
    }
    pool += 2
    truePool += 2
  }
  const shown = shownOf(ofFile)
  const trulyShown = shownOf(ofTruth)
  if (i16At(score, local) === shown && i16At(truth, local) === trulyShown) return
  changes(local)
  setU16(score, local, shown)
  setU16(truth, local, trulyShown)
}

/** Weight x position of some points of a factor. */
// @ts-ignore: decorators of AssemblyScript
@inline
function worthOf(table: usize, points: i32): f64 {
  const held = min(max(points, load<i32>(table)), load<i32>(table, 4))
  return load<f64>(load<usize>(table, 8) + (<usize>held << 3))
}

/** The score that a sum of weights x positions gives. */
// @ts-ignore: decorators of AssemblyScript
@inline
function shownOf(sum: f64): i32 {
  return scoreLow + <i32>floor<f64>((<f64>(scoreHigh - scoreLow) * sum + WHOLE / 2) / WHOLE)
}
