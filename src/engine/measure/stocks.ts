/**
 * Stage `measure`, what stands at the end of a tick: grades, scores and true scores. The sums are kept from tick to tick:
 * whoever has changed since the tick began (`before.ts`) is taken out as they were and put in as they are (`sums.ts`).
 */
import { type Layout, isPartial, stockMetrics } from '../counters.js'
import { addLists, countListed } from '../list/counting.js'
import type { Place } from '../place.js'
import { member } from '../respond/tables.js'
import { movedByFriends } from '../score/friends.js'
import { COMMUNITY_SIZE, CONTEXTS, type Tables } from '../tables.js'
import type { World } from '../world.js'
import { Before, type Columns } from './before.js'
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

type Sum = Float64Array

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
  histogram: Sums
  lists: Sums | null
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
    histogram: new Sums(tables.group, { rows: 2 * layout.scoreBins, width: 1, regions }),
    lists: tables.lists ? new Sums(tables.group, { rows: layout.lists, width: 3, regions }) : null,
    ranks: new Float64Array(regions * 2 * layout.rankBins),
  }
}

/** Looks at a community before its tick; of one that is not in the sums yet nothing has to be known. */
export function lookBefore({ stocks, world, k }: Place): void {
  if (stocks.counted[k] === 1) stocks.before.keep(world, k)
}

/** Brings the sums up to date with the community. */
export function takeStock(place: Place): void {
  const { world, first, size, k, stocks } = place
  const { now, then } = stocks.before
  const isNew = stocks.counted[k] === 0
  stocks.counted[k] = 1
  if (!isNew && (stocks.behind || !stocks.before.isOf(k)))
    throw new Error('The state of the community before its tick was not looked at.')
  const { changed } = world
  const at = first % COMMUNITY_SIZE
  for (let j = 0; j < size; j++) {
    if (isNew) enter(place, now, first + j, first + j, 1)
    else if (changed[(at + j) % COMMUNITY_SIZE] === 1) {
      const stays = now.grade[first + j] === then.grade[j] && isIn(place, now, first + j) === isIn(place, then, j)
      if (stays) adjust(place, j)
      else {
        enter(place, then, j, first + j, -1)
        enter(place, now, first + j, first + j, 1)
      }
    }
  }
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
 * Puts a resident into the sums by class, or takes one out. Most feel nothing, and most points are 0.
 *
 * @param columns where the resident stands at `at`
 * @param i the resident by number within the world
 * @param times 1 to put in, -1 to take out
 */
function enter(place: Place, columns: Columns, at: number, i: number, times: 1 | -1): void {
  const { tables, world, stocks } = place
  const cell = world.cell[i]
  const sort = tables.group.classOfCell[cell]
  const grade = columns.grade[at]
  const to = stocks.stock.row(sort, grade)
  const sums = stocks.stock.changes
  if (stocks.lists) addLists(stocks.lists, columns, at, sort, tables.lists!.count, times)
  const { strain, hardship, risk } = columns
  sums[to + RESIDENTS] += times
  if (strain[at] !== 0) sums[to + STRAIN] += times * strain[at]
  if (hardship[at] !== 0) sums[to + HARDSHIP] += times * hardship[at]
  if (risk[at] !== 0) sums[to + RISK] += times * risk[at]
  if (!isScored(place, columns, at, cell)) return
  if (isPartial(tables)) sums[to + SCORED] += times
  addLetters(place, sums, to, grade, columns.trueGrade[at], times)
  for (let c = 0; c < CONTEXTS; c++) {
    const points = columns.subscore[at * CONTEXTS + c]
    if (points !== 0) sums[to + CONTEXT + c] += times * points
  }
  if (columns.friends.length > 0) addFriends(place, sums, to, columns, at, times)
  addScores(place, to, columns.score[at], columns.truth[at], times)
  addBins(place, sort, i, columns.score[at], columns.truth[at], times)
}

/**
 * Puts right what the sums have of a resident whose class, letter and membership are as they were: nothing but what is
 * different. It says what taking out and putting in by {@link enter} would say, for a third of the work.
 *
 * @param j the resident by number within the community
 */
function adjust(place: Place, j: number): void {
  const { tables, world, stocks, first } = place
  const { now, then } = stocks.before
  const i = first + j
  const cell = world.cell[i]
  const sort = tables.group.classOfCell[cell]
  const to = stocks.stock.row(sort, now.grade[i])
  const sums = stocks.stock.changes
  if (stocks.lists) {
    addLists(stocks.lists, then, j, sort, tables.lists!.count, -1)
    addLists(stocks.lists, now, i, sort, tables.lists!.count, 1)
  }
  if (now.strain[i] !== then.strain[j]) sums[to + STRAIN] += now.strain[i] - then.strain[j]
  if (now.hardship[i] !== then.hardship[j]) sums[to + HARDSHIP] += now.hardship[i] - then.hardship[j]
  if (now.risk[i] !== then.risk[j]) sums[to + RISK] += now.risk[i] - then.risk[j]
  if (!isScored(place, now, i, cell)) return
  if (now.trueGrade[i] !== then.trueGrade[j]) {
    addLetters(place, sums, to, then.grade[j], then.trueGrade[j], -1)
    addLetters(place, sums, to, now.grade[i], now.trueGrade[i], 1)
  }
  for (let c = 0; c < CONTEXTS; c++) {
    const moved = now.subscore[i * CONTEXTS + c] - then.subscore[j * CONTEXTS + c]
    if (moved !== 0) sums[to + CONTEXT + c] += moved
  }
  if (now.friends.length > 0) {
    addFriends(place, sums, to, then, j, -1)
    addFriends(place, sums, to, now, i, 1)
  }
  if (now.score[i] === then.score[j] && now.truth[i] === then.truth[j]) return
  addScores(place, to, then.score[j], then.truth[j], -1)
  addScores(place, to, now.score[i], now.truth[i], 1)
  addBins(place, sort, i, then.score[j], then.truth[j], -1)
  addBins(place, sort, i, now.score[i], now.truth[i], 1)
}

function addLetters({ tables }: Place, sums: Sum, to: number, grade: number, inTruth: number, times: 1 | -1): void {
  if (grade === tables.grade.count) return
  if (grade > inTruth) sums[to + TOO_LOW] += times
  else if (grade < inTruth) sums[to + TOO_HIGH] += times
}

function addFriends({ tables }: Place, sums: Sum, to: number, columns: Columns, at: number, times: 1 | -1): void {
  const moved = movedByFriends(tables.score, columns.friends[at], columns.friendsBegan[at])
  if (moved !== 0) sums[to + (moved < 0 ? FRIENDS_DOWN : FRIENDS_UP)] += times * Math.abs(moved)
}

function addScores(place: Place, to: number, score: number, truth: number, times: 1 | -1): void {
  const sums = place.stocks.stock.changes
  sums[to + SCORE] += times * score
  sums[to + TRUTH] += times * truth
  if (score < truth) {
    sums[to + BELOW_POINTS] += times * (truth - score)
    sums[to + BELOW] += times
  } else if (score > truth) {
    sums[to + ABOVE_POINTS] += times * (score - truth)
    sums[to + ABOVE] += times
  }
}

/** The first and the last bin are open ended. */
function bin(score: number, firstBin: number, width: number, bins: number): number {
  if (score < firstBin) return 0
  // cut towards 0, which is down here
  const b = ((score - firstBin) / width) | 0
  return b >= bins ? bins - 1 : b
}

/** Adds to the bins of the histogram and, where residents are put in order, of the order. */
function addBins(place: Place, sort: number, i: number, score: number, truth: number, times: 1 | -1): void {
  const { tables, stocks } = place
  const { histogram } = stocks
  const { scoreBins, firstBin, binWidth } = tables.group
  histogram.changes[histogram.row(sort, bin(score, firstBin, binWidth, scoreBins))] += times
  histogram.changes[histogram.row(sort, scoreBins + bin(truth, firstBin, binWidth, scoreBins))] += times
  const { rank, covers } = tables
  if (!rank || (covers === null && i >= place.first + place.residents)) return
  const from = (place.region - stocks.firstRegion) * 2 * rank.bins
  stocks.ranks[from + bin(score, rank.from, rank.width, rank.bins)] += times
  stocks.ranks[from + rank.bins + bin(truth, rank.from, rank.width, rank.bins)] += times
}

/** Fans what has changed in a region out to its groups, and counts all that stands there. Once a tick for each region. */
export function fanOut(place: Place, region: number): void {
  const { counters, stocks } = place
  const { stock, histogram, lists, ranks } = stocks
  const r = region - stocks.firstRegion
  for (const sums of [stock, histogram]) sums.fanOut(r)
  stock.addTo(counters.stock, region * stock.perRegion, r)
  histogram.addTo(counters.histogram, region * histogram.perRegion, r)
  const bins = counters.ranks.length
  for (let b = 0; b < bins; b++) counters.ranks[b] += ranks[r * bins + b]
  if (!lists) return
  lists.fanOut(r)
  countListed(place, region, lists.standing.subarray(r * lists.perRegion, (r + 1) * lists.perRegion))
}
