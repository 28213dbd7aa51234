/** One resident in the sums that are not told apart by letter: bins of scores, the order, and lists. */
import { thenListed, thenScore, thenTrulyListed, thenTruth } from './changed'
import { addF64, i16At, u32At, u8At } from './cells'
import { groupStart, groupsOfClass } from './count'
import { listed, lists, residents, score, trulyListed, truth } from './place'
import { hasScore, scoredCells } from './stand'

/** Of the regions of the world: [group][2 x score bin], [group][list][3] and [2 x rank bin], and bytes of a region. */
export let histogramOf: usize = 0
export let histogramBytes: usize = 0
export let standingListedOf: usize = 0
export let standingListedBytes: usize = 0
export let ranksOf: usize = 0

/** Lowest score of the first bin, width and number of the bins; the first and the last are open ended. */
export let firstBin: i32 = 0
export let binWidth: f64 = 1
export let scoreBins: i32 = 0
/** The same for the order; no bins without one. */
export let firstRankBin: i32 = 0
export let rankWidth: f64 = 1
export let rankBins: i32 = 0

/** Those of the region at hand. */
let histogram: usize = 0
let standingListed: usize = 0
let ranks: usize = 0

/** Moves on to a region, counted from the first of the world. */
export function enterSums(number: i32): void {
  histogram = histogramOf + <usize>number * histogramBytes
  standingListed = standingListedOf + <usize>number * standingListedBytes
  ranks = ranksOf + (<usize>(number * 2 * rankBins) << 3)
}

/** Adds to a sum of the region, for every group of a class; `bytes` from one group to the next. */
// @ts-ignore: decorators of AssemblyScript
@inline
function addToGroups(sums: usize, bytes: usize, sort: i32, number: i32, amount: f64): void {
  const end = groupsOfClass + (<usize>u32At(groupStart, sort + 1) << 1)
  const from = sums + (<usize>number << 3)
  for (let at = groupsOfClass + (<usize>u32At(groupStart, sort) << 1); at < end; at += 2) {
    addF64(from + <usize>load<u16>(at) * bytes, 0, amount)
  }
}

/** Moves one of a class from a bin to another. */
function moveBins(sort: i32, from: i32, to: i32): void {
  const bytes = <usize>(2 * scoreBins) << 3
  const end = groupsOfClass + (<usize>u32At(groupStart, sort + 1) << 1)
  for (let at = groupsOfClass + (<usize>u32At(groupStart, sort) << 1); at < end; at += 2) {
    const group = histogram + <usize>load<u16>(at) * bytes
    addF64(group, from, -1)
    addF64(group, to, 1)
  }
}

// @ts-ignore: decorators of AssemblyScript
@inline
function bin(points: i32, first: i32, width: f64, bins: i32): i32 {
  if (points < first) return 0
  const b = <i32>(<f64>(points - first) / width)
  return b >= bins ? bins - 1 : b
}

// @ts-ignore: decorators of AssemblyScript
@inline
function scoreBin(points: i32): i32 {
  return bin(points, firstBin, binWidth, scoreBins)
}

function addRanks(local: i32, points: i32, inTruth: i32, times: f64): void {
  if (rankBins === 0 || (scoredCells === 0 && local >= residents)) return
  addF64(ranks, bin(points, firstRankBin, rankWidth, rankBins), times)
  addF64(ranks, rankBins + bin(inTruth, firstRankBin, rankWidth, rankBins), times)
}

/** Puts a resident into the sums, or takes one out; `times` as many as there are like this one. */
export function standBeside(local: i32, sort: i32, times: f64, when: bool): void {
  for (let list = 0; list < lists; list++) {
    const at = local * lists + list
    const on = u8At(when ? thenListed : listed, at) !== 0
    addListed(sort, list, on, u8At(when ? thenTrulyListed : trulyListed, at) !== 0, times)
  }
  if (!hasScore(local, when)) return
  const points = i16At(when ? thenScore : score, local)
  const inTruth = i16At(when ? thenTruth : truth, local)
  const bytes = <usize>(2 * scoreBins) << 3
  addToGroups(histogram, bytes, sort, scoreBin(points), times)
  addToGroups(histogram, bytes, sort, scoreBins + scoreBin(inTruth), times)
  addRanks(local, points, inTruth, times)
}

/** Moves a resident whose membership is as it was. */
export function moveBeside(local: i32, sort: i32): void {
  for (let list = 0; list < lists; list++) moveListed(local, sort, list)
  const points = i16At(score, local)
  const inTruth = i16At(truth, local)
  const before = i16At(thenScore, local)
  const truthBefore = i16At(thenTruth, local)
  if ((points === before && inTruth === truthBefore) || !hasScore(local, false)) return
  // most points that somebody gains or loses leave them in the same bin
  if (points !== before) {
    const from = scoreBin(before)
    const to = scoreBin(points)
    if (from !== to) moveBins(sort, from, to)
  }
  if (inTruth !== truthBefore) {
    const from = scoreBin(truthBefore)
    const to = scoreBin(inTruth)
    if (from !== to) moveBins(sort, scoreBins + from, scoreBins + to)
  }
  addRanks(local, before, truthBefore, -1)
  addRanks(local, points, inTruth, 1)
}

function moveListed(local: i32, sort: i32, list: i32): void {
  const at = local * lists + list
  const on = u8At(listed, at) !== 0
  const truly = u8At(trulyListed, at) !== 0
  const wasOn = u8At(thenListed, at) !== 0
  const wasTruly = u8At(thenTrulyListed, at) !== 0
  if (on === wasOn && truly === wasTruly) return
  addListed(sort, list, wasOn, wasTruly, -1)
  addListed(sort, list, on, truly, 1)
}

function addListed(sort: i32, list: i32, on: bool, truly: bool, times: f64): void {
  const bytes = <usize>(lists * 3) << 3
  if (on) addToGroups(standingListed, bytes, sort, list * 3, times)
  if (on && !truly) addToGroups(standingListed, bytes, sort, list * 3 + 1, times)
  else if (!on && truly) addToGroups(standingListed, bytes, sort, list * 3 + 2, times)
}
