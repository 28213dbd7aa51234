/**
 * Stage `measure`, what stands at the end of a tick: grades, scores and true scores. The sums are kept from tick to tick:
 * whoever has changed since the tick began (`before.ts`) is taken out as they were and put in as they are (`sums.ts`).
 */
import { type Layout, isPartial, stockMetrics } from '../counters.js'
import { addLists, adjustLists, countListed } from '../list/counting.js'
import type { Place } from '../place.js'
import { member } from '../respond/tables.js'
import { movedByFriends } from '../score/friends.js'
import { COMMUNITY_SIZE, CONTEXTS, type Tables } from '../tables.js'
import type { World } from '../world.js'
import { Before, type Columns } from './before.js'
import { Changes } from './changes.js'
import { Sums } from './sums.js'

const STOCKS = stockMetrics.length
const [
  RESIDENTS,
  TOO_LOW,
  TOO_HIGH,
  SCORE,
  TRUTH,
  BELOW_POINTS,
  ABOVE_POINTS,
  BELOW,
  ABOVE,
  CONTEXT,
  ,
  ,
  ,
  STRAIN,
  HARDSHIP,
  RISK,
  SCORED,
  FRIENDS_DOWN,
  FRIENDS_UP,
] = stockMetrics.map((_, i) => i)

/** What stands in a world, as far as its communities have been looked at. */
export interface Stocks {
  before: Before
  /** [community] 1 once its residents are in the sums. */
  counted: Uint8Array
  /** Whether ticks went by of which nothing was measured, so that the sums are not what stands. */
  behind: boolean
  /** First region of the world; regions are told apart from it on. */
  firstRegion: number
  /** [state][stock metric], [2 x score bin][1] and [list][3] */
  stock: Sums
  /** Of {@link stock}, by class. */
  changes: Changes
  histogram: Sums
  lists: Sums | null
  /** [group][list][3] of the region that is counted. */
  listed: Float64Array
  /** [region][2 x rank bin] everybody who is put in order. */
  ranks: Float64Array
}

/** Sums of nobody yet. */
export function createStocks(tables: Tables, world: World, layout: Layout): Stocks {
  const firstRegion = world.communities > 0 ? world.region[0] : 0
  const regions = world.communities > 0 ? world.region[world.communities - 1] - firstRegion + 1 : 0
  return {
    before: new Before(world),
    counted: new Uint8Array(world.communities),
    behind: false,
    firstRegion,
    stock: new Sums(tables.group, { rows: layout.states, width: STOCKS, regions }),
    changes: new Changes(tables.group, layout.states, STOCKS),
    histogram: new Sums(tables.group, { rows: 2 * layout.scoreBins, width: 1, regions }),
    lists: tables.lists ? new Sums(tables.group, { rows: layout.lists, width: 3, regions }) : null,
    listed: new Float64Array(layout.groups * layout.lists * 3),
    ranks: new Float64Array(regions * 2 * layout.rankBins),
  }
}

/** Looks at a community before its tick; of one that is not in the sums yet nothing has to be known. */
export function lookBefore({ stocks, world, k }: Place): void {
  if (stocks.counted[k] === 1) stocks.before.keep(world, k)
}

/**
 * Takes out of the sums what feelings fade by, before the community is looked at: nearly everybody who feels anything fades
 * at the same time, and nothing else of them changes by it. Those who are not in the sums yet come into them as they are then.
 */
export function countFading(place: Place, resident: number, strain: number, hardship: number, risk: number): void {
  const { tables, world, stocks } = place
  if (stocks.counted[place.k] === 0 || stocks.behind) return
  const sort = tables.group.classOfCell[world.cell[resident]]
  const to = stocks.changes.row(sort, world.grade[resident])
  const sums = stocks.changes.numbers
  sums[to + STRAIN] -= strain
  sums[to + HARDSHIP] -= hardship
  sums[to + RISK] -= risk
}

/** Brings the sums up to date with the community. */
export function takeStock(place: Place): void {
  const { world, first, size, k, stocks } = place
  const region = place.region - stocks.firstRegion
  stocks.histogram.enter(region)
  stocks.lists?.enter(region)
  if (stocks.counted[k] === 0) {
    stocks.counted[k] = 1
    for (let i = first; i < first + size; i++) enter(place, stocks.before.now, i, i, 1)
    return
  }
  if (stocks.behind || !stocks.before.isOf(k))
    throw new Error('The state of the community before its tick was not looked at.')
  const { changed } = world
  const at = first % COMMUNITY_SIZE
  for (let j = 0; j < size; j++) if (changed[(at + j) % COMMUNITY_SIZE] === 1) update(place, j)
}

/** @param j the resident by number within the community */
function update(place: Place, j: number): void {
  const { now, then } = place.stocks.before
  const i = place.first + j
  if (isIn(place, now, i) !== isIn(place, then, j)) {
    enter(place, then, j, i, -1)
    enter(place, now, i, i, 1)
  } else if (now.grade[i] !== then.grade[j]) {
    // what stands beside the letters does not depend on them
    stand(place, then, j, i, -1)
    stand(place, now, i, i, 1)
    moveBeside(place, j)
  } else adjust(place, j)
}

/** Whether somebody is one of those who have a score, where that is a choice. */
function isIn({ tables }: Place, columns: Columns, at: number): boolean {
  return tables.membership === undefined || columns.member[at] === member.is
}

/** Whether the scheme has a score of somebody. */
function isScored(place: Place, columns: Columns, at: number, cell: number): boolean {
  const { covers } = place.tables
  return (covers === null || covers[cell] === 1) && isIn(place, columns, at)
}

/**
 * Puts a resident into the sums, or takes one out.
 *
 * @param columns where the resident stands at `at`
 * @param i the resident by number within the world
 * @param times 1 to put in, -1 to take out
 */
function enter(place: Place, columns: Columns, at: number, i: number, times: 1 | -1): void {
  const { tables, world, stocks } = place
  stand(place, columns, at, i, times)
  const cell = world.cell[i]
  const sort = tables.group.classOfCell[cell]
  if (stocks.lists) addLists(stocks.lists, columns, at, sort, tables.lists!.count, times)
  if (isScored(place, columns, at, cell)) addBins(place, sort, i, columns.score[at], columns.truth[at], times)
}

/** The same for the sums that are told apart by letter. Most feel nothing, and most points are 0. */
function stand(place: Place, columns: Columns, at: number, i: number, times: 1 | -1): void {
  const { tables, world, stocks } = place
  const sums = stocks.changes.numbers
  const cell = world.cell[i]
  const grade = columns.grade[at]
  const to = stocks.changes.row(tables.group.classOfCell[cell], grade)
  const { strain, hardship, risk } = columns
  sums[to + RESIDENTS] += times
  if (strain[at] !== 0) sums[to + STRAIN] += times * strain[at]
  if (hardship[at] !== 0) sums[to + HARDSHIP] += times * hardship[at]
  if (risk[at] !== 0) sums[to + RISK] += times * risk[at]
  if (!isScored(place, columns, at, cell)) return
  if (isPartial(tables)) sums[to + SCORED] += times
  addLetters(place, to, grade, columns.trueGrade[at], times)
  const fields = columns.subscore.length > 0 ? CONTEXTS : 0
  for (let c = 0; c < fields; c++) {
    const points = columns.subscore[at * CONTEXTS + c]
    if (points !== 0) sums[to + CONTEXT + c] += times * points
  }
  if (columns.friends.length > 0) addFriends(place, to, columns, at, times)
  const [score, truth] = [columns.score[at], columns.truth[at]]
  if (score !== 0) sums[to + SCORE] += times * score
  if (truth !== 0) sums[to + TRUTH] += times * truth
  addGap(sums, to, score - truth, times)
}

/**
 * Puts right what the sums have of a resident whose class, letter and membership are as they were: nothing but what is
 * different. It says what taking out and putting in by {@link enter} would say, for a fraction of the work.
 *
 * @param j the resident by number within the community
 */
function adjust(place: Place, j: number): void {
  const { tables, world, stocks, first } = place
  const sums = stocks.changes.numbers
  const { now, then } = stocks.before
  const i = first + j
  const cell = world.cell[i]
  const sort = tables.group.classOfCell[cell]
  const to = stocks.changes.row(sort, now.grade[i])
  moveBeside(place, j)
  if (now.strain[i] !== then.strain[j]) sums[to + STRAIN] += now.strain[i] - then.strain[j]
  if (now.hardship[i] !== then.hardship[j]) sums[to + HARDSHIP] += now.hardship[i] - then.hardship[j]
  if (now.risk[i] !== then.risk[j]) sums[to + RISK] += now.risk[i] - then.risk[j]
  if (!isScored(place, now, i, cell)) return
  if (now.trueGrade[i] !== then.trueGrade[j]) {
    addLetters(place, to, then.grade[j], then.trueGrade[j], -1)
    addLetters(place, to, now.grade[i], now.trueGrade[i], 1)
  }
  const fields = now.subscore.length > 0 ? CONTEXTS : 0
  for (let c = 0; c < fields; c++) {
    const moved = now.subscore[i * CONTEXTS + c] - then.subscore[j * CONTEXTS + c]
    if (moved !== 0) sums[to + CONTEXT + c] += moved
  }
  if (now.friends.length > 0) {
    addFriends(place, to, then, j, -1)
    addFriends(place, to, now, i, 1)
  }
  const [score, truth] = [now.score[i], now.truth[i]]
  const [scoreBefore, truthBefore] = [then.score[j], then.truth[j]]
  if (score === scoreBefore && truth === truthBefore) return
  if (score !== scoreBefore) sums[to + SCORE] += score - scoreBefore
  if (truth !== truthBefore) sums[to + TRUTH] += truth - truthBefore
  const [gap, gapBefore] = [score - truth, scoreBefore - truthBefore]
  if (gap !== gapBefore) {
    addGap(sums, to, gapBefore, -1)
    addGap(sums, to, gap, 1)
  }
}

/** Moves a resident, whose membership is as it was, in the sums that are not told apart by letter. */
function moveBeside(place: Place, j: number): void {
  const { tables, world, stocks, first } = place
  const { now, then } = stocks.before
  const i = first + j
  const cell = world.cell[i]
  const sort = tables.group.classOfCell[cell]
  if (stocks.lists) adjustLists(stocks.lists, now, i, then, j, sort, tables.lists!.count)
  const [score, truth] = [now.score[i], now.truth[i]]
  const [scoreBefore, truthBefore] = [then.score[j], then.truth[j]]
  if ((score === scoreBefore && truth === truthBefore) || !isScored(place, now, i, cell)) return
  const { scoreBins } = tables.group
  moveBin(stocks.histogram, sort, scoreBin(tables, scoreBefore), scoreBin(tables, score))
  moveBin(stocks.histogram, sort, scoreBins + scoreBin(tables, truthBefore), scoreBins + scoreBin(tables, truth))
  addRanks(place, i, scoreBefore, truthBefore, -1)
  addRanks(place, i, score, truth, 1)
}

/** Most points that somebody gains or loses leave them in the same bin. */
function moveBin(histogram: Sums, sort: number, from: number, to: number): void {
  if (from === to) return
  histogram.add(sort, from, -1)
  histogram.add(sort, to, 1)
}

function addLetters({ tables, stocks }: Place, to: number, grade: number, inTruth: number, times: 1 | -1): void {
  if (grade === tables.grade.count || grade === inTruth) return
  stocks.changes.numbers[to + (grade > inTruth ? TOO_LOW : TOO_HIGH)] += times
}

function addFriends({ tables, stocks }: Place, to: number, columns: Columns, at: number, times: 1 | -1): void {
  const moved = movedByFriends(tables.score, columns.friends[at], columns.friendsBegan[at])
  if (moved !== 0) stocks.changes.numbers[to + (moved < 0 ? FRIENDS_DOWN : FRIENDS_UP)] += times * Math.abs(moved)
}

/** @param gap points by which the score stands above the true one */
function addGap(sums: Float64Array, to: number, gap: number, times: 1 | -1): void {
  if (gap === 0) return
  sums[to + (gap < 0 ? BELOW_POINTS : ABOVE_POINTS)] += times * Math.abs(gap)
  sums[to + (gap < 0 ? BELOW : ABOVE)] += times
}

/** The first and the last bin are open ended. */
function bin(score: number, firstBin: number, width: number, bins: number): number {
  if (score < firstBin) return 0
  // cut towards 0, which is down here
  const b = ((score - firstBin) / width) | 0
  return b >= bins ? bins - 1 : b
}

function scoreBin({ group }: Tables, score: number): number {
  return bin(score, group.firstBin, group.binWidth, group.scoreBins)
}

/** Adds to the bins of the histogram and, where residents are put in order, of the order. */
function addBins(place: Place, sort: number, i: number, score: number, truth: number, times: 1 | -1): void {
  const { tables, stocks } = place
  stocks.histogram.add(sort, scoreBin(tables, score), times)
  stocks.histogram.add(sort, tables.group.scoreBins + scoreBin(tables, truth), times)
  addRanks(place, i, score, truth, times)
}

function addRanks(place: Place, i: number, score: number, truth: number, times: 1 | -1): void {
  const { tables, stocks } = place
  const { rank, covers } = tables
  if (!rank || (covers === null && i >= place.first + place.residents)) return
  const from = (place.region - stocks.firstRegion) * 2 * rank.bins
  stocks.ranks[from + bin(score, rank.from, rank.width, rank.bins)] += times
  stocks.ranks[from + rank.bins + bin(truth, rank.from, rank.width, rank.bins)] += times
}

/** Counts all that stands in a region. Once a tick for each region. */
export function countStanding(place: Place, region: number): void {
  const { counters, stocks } = place
  const { stock, changes, histogram, lists, listed, ranks } = stocks
  const r = region - stocks.firstRegion
  stock.enter(r)
  changes.moveTo(stock)
  stock.addTo(counters.stock, region * stock.perRegion, r)
  histogram.addTo(counters.histogram, region * histogram.perRegion, r)
  const bins = counters.ranks.length
  for (let b = 0; b < bins; b++) counters.ranks[b] += ranks[r * bins + b]
  if (!lists) return
  listed.fill(0)
  lists.addTo(listed, 0, r)
  countListed(place, region, listed)
}
