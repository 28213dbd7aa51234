/** One resident in the sums that are not told apart by letter: bins of scores, the order, and lists. */
import { thenListed, thenScore, thenTrulyListed, thenTruth } from './changed'
import { addF64, i16At, setU8, u16At, u32At, u8At } from '../cells'
import { groupStart, groupsOfClass } from './count'
import { listed, lists, residents, score, trulyListed, truth } from '../place'
import { hasScore, scoredCells } from './stand'

/** Of the regions of the world: [group][2 x score bin], [group][list][3] and [2 x rank bin], and bytes of a region. */
export let histogramOf: usize = 0
export let histogramBytes: usize = 0
export let standingListedOf: usize = 0
export let standingListedBytes: usize = 0
export let ranksOf: usize = 0

/** [score as 16 bits] its bin, and how many bins there are. */
export let scoreBinOf: usize = 0
export let scoreBins: i32 = 0
/** The same for the order; no bins without one. */
export let rankBinOf: usize = 0
export let rankBins: i32 = 0

/** Bins that change are gathered by class first, in blocks of so many: what the processor brings from memory at once. */
const BLOCK_SHIFT: i32 = 5
export const BLOCK: i32 = 1 << BLOCK_SHIFT
/** Blocks of a class, [class][block][bin] changes, which blocks are not all 0, and with room for one more, which they are. */
export let binBlocks: i32 = 0
export let binChanges: usize = 0
export let binMarked: usize = 0
export let binTouched: usize = 0
let binCount: i32 = 0

/** The region at hand, counted from the first of the world, and its sums. */
export let regionAtHand: i32 = 0
let histogram: usize = 0
let standingListed: usize = 0
let ranks: usize = 0

/** Moves on to a region, counted from the first of the world. */
export function enterSums(number: i32): void {
  regionAtHand = number
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

/** Changes a bin of a class; what stands in it reaches the groups of the class when the region is done with. */
// @ts-ignore: decorators of AssemblyScript
@inline
function addBin(sort: i32, bin: i32, amount: i32): void {
  const block = sort * binBlocks + (bin >> BLOCK_SHIFT)
  const marked = binMarked + <usize>block
  const found = binCount
  store<i32>(binTouched + (<usize>found << 2), block)
  binCount = found + 1 - <i32>load<u8>(marked)
  store<u8>(marked, 1)
  const at = binChanges + (<usize>block << (BLOCK_SHIFT + 1)) + (<usize>(bin & (BLOCK - 1)) << 1)
  store<i16>(at, load<i16>(at) + <i16>amount)
}

/** Moves all that has changed to the histogram of the region. */
export function settleBins(): void {
  const bytes = <usize>(2 * scoreBins) << 3
  for (let t = 0; t < binCount; t++) {
    const block = load<i32>(binTouched + (<usize>t << 2))
    setU8(binMarked, block, 0)
    const sort = block / binBlocks
    const first = (block - sort * binBlocks) << BLOCK_SHIFT
    const from = binChanges + (<usize>block << (BLOCK_SHIFT + 1))
    for (let b = 0; b < BLOCK; b += 8) {
      const eight = v128.load(from + (<usize>b << 1))
      if (!v128.any_true(eight)) continue
      for (let i = b; i < b + 8; i++) {
        const amount = i16At(from, i)
        if (amount !== 0) addToGroups(histogram, bytes, sort, first + i, <f64>amount)
      }
      v128.store(from + (<usize>b << 1), i32x4.splat(0))
    }
  }
  binCount = 0
}

function addRanks(local: i32, points: i32, inTruth: i32, times: f64): void {
  if (rankBins === 0 || (scoredCells === 0 && local >= residents)) return
  addF64(ranks, u16At(rankBinOf, points), times)
  addF64(ranks, rankBins + u16At(rankBinOf, inTruth), times)
}

/** Puts a resident into the sums, or takes one out; `times` as many as there are like this one. */
export function standBeside(local: i32, sort: i32, times: i32, when: bool): void {
  for (let list = 0; list < lists; list++) {
    const at = local * lists + list
    const on = u8At(when ? thenListed : listed, at) !== 0
    addListed(sort, list, on, u8At(when ? thenTrulyListed : trulyListed, at) !== 0, <f64>times)
  }
  if (!hasScore(local, when)) return
  const points = u16At(when ? thenScore : score, local)
  const inTruth = u16At(when ? thenTruth : truth, local)
  addBin(sort, u16At(scoreBinOf, points), times)
  addBin(sort, scoreBins + u16At(scoreBinOf, inTruth), times)
  addRanks(local, points, inTruth, <f64>times)
}

/** Moves a resident who has a score and whose membership is as it was. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function moveBeside(local: i32, sort: i32): void {
  const points = u16At(score, local)
  const inTruth = u16At(truth, local)
  const before = u16At(thenScore, local)
  const truthBefore = u16At(thenTruth, local)
  // most points that somebody gains or loses leave them in the same bin
  if (points !== before) moveBin(sort, 0, before, points)
  if (inTruth !== truthBefore) moveBin(sort, scoreBins, truthBefore, inTruth)
  if (rankBins === 0 || (points === before && inTruth === truthBefore)) return
  addRanks(local, before, truthBefore, -1)
  addRanks(local, points, inTruth, 1)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function moveBin(sort: i32, first: i32, before: i32, points: i32): void {
  const from = u16At(scoreBinOf, before)
  const to = u16At(scoreBinOf, points)
  if (from === to) return
  addBin(sort, first + from, -1)
  addBin(sort, first + to, 1)
}

/** Moves somebody in the lists. */
export function moveLists(local: i32, sort: i32): void {
  for (let list = 0; list < lists; list++) moveListed(local, sort, list)
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
