/** A score made of weighted factors, and what friends are worth in it; see `score/composite.ts` and `friends.ts` of the engine. */
import { changes } from './changed'
import { f64At, i16At, i32At, setU16, setU32, u32At } from './cells'
import { drawLotsAt, LOTS, lot0, lot1, lot2, lot3, lotN, lotSubject } from './draw'
import { begin, friends, friendsBegan, isScored, score, size, somebodyElse, subject, truth } from './place'
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
/** [factor] points at which it is worst and best, and where points of 0 would stand in `factorWorth`. */
export let factorWorst: usize = 0
export let factorBest: usize = 0
export let factorZero: usize = 0
/** Weight x position of all points from worst to best, factor after factor. */
export let factorWorth: usize = 0
export let purposeFriend: u32 = 0
/** Room for four numbers of everybody: score, true score, the score that somebody began with, and 1 for those with a file. */
export let standings: usize = 0

/** In place of the mean score of friends, where no friend has a score. */
const NO_FRIENDS: i32 = -32768
/** Draws that belong to no tick. */
const TIMELESS: u32 = 0xffffffff
/** Weights are Q16 and positions are Q16. */
const WHOLE: f64 = 4294967296

// @ts-ignore: decorators of AssemblyScript
@inline
function worthOf(f: i32, points: i32): f64 {
  const held = min(max(points, i32At(factorWorst, f)), i32At(factorBest, f))
  return f64At(factorWorth, i32At(factorZero, f) + held)
}

/** The score that some points give; see `compositeOf`. */
function compositeOf(pools: usize, ofFriends: i32): i32 {
  let sum: f64 = 0
  for (let f = 0; f < factors; f++) {
    if (f !== friendsFactor) sum += worthOf(f, i16At(pools, f))
    else sum += ofFriends === NO_FRIENDS ? friendless : worthOf(f, ofFriends)
  }
  return scoreLow + <i32>floor<f64>((<f64>(scoreHigh - scoreLow) * sum + WHOLE / 2) / WHOLE)
}

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

/** Puts down how everybody stands before anybody's score is worked out anew. */
function noteStandings(): void {
  const began = beganOf + (<usize>begin << 1)
  for (let local = 0; local < size; local++) {
    let standing = i32x4.splat(0)
    if (isScored(local)) {
      standing = i32x4.replace_lane(standing, 0, i16At(score, local))
      standing = i32x4.replace_lane(standing, 1, i16At(truth, local))
      standing = i32x4.replace_lane(standing, 2, i16At(began, local))
      standing = i32x4.replace_lane(standing, 3, 1)
    }
    v128.store(standings + (<usize>local << 4), standing)
  }
}

/** Looks up the friends of somebody, whose first draw is at `at`, and shows what their score has come to. */
function lookAt(local: i32, at: i32): void {
  let sums = i32x4.splat(0)
  for (let n = 0; n < friendsEach; n++) {
    const word = n & 3
    const column = word < 2 ? (word === 0 ? lot0 : lot1) : word === 2 ? lot2 : lot3
    const other = somebodyElse(local, u32At(column, at + (n >> 2)))
    if (other !== local) sums = i32x4.add(sums, v128.load(standings + (<usize>other << 4)))
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

// @ts-ignore: decorators of AssemblyScript
@inline
function meanOf(sum: i32, counted: i32): i32 {
  return <i32>floor<f64>(<f64>sum / <f64>counted + 0.5)
}

/** Shows what the factors of somebody have come to. */
function show(local: i32, onFile: i32, inTruth: i32): void {
  const pools = <usize>((begin + local) * factors) << 1
  const ofFile = compositeOf(poolsOf + pools, onFile)
  const ofTruth = compositeOf(truePoolsOf + pools, inTruth)
  if (i16At(score, local) === ofFile && i16At(truth, local) === ofTruth) return
  changes(local)
  setU16(score, local, ofFile)
  setU16(truth, local, ofTruth)
}
