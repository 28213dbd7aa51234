/**
 * Stage `measure`, what stands at the end of a tick: grades, scores and true scores. The sums are kept from tick to tick:
 * whoever has changed since the tick began (`before.ts`) is taken out as they were and put in as they are (`sums.ts`).
 */
import { type Arrays, onHeap } from '../arrays.js'
import { type Layout, isPartial, stockMetrics } from '../counters.js'
import type { RankTable } from '../grade/tables.js'
import { addLists, adjustLists, countListed } from '../list/counting.js'
import type { Place } from '../place.js'
import { member } from '../respond/tables.js'
import { movedByFriends } from '../score/friends.js'
import { CONTEXTS, type Tables } from '../tables.js'
import type { World } from '../world.js'
import { type Columns, columnsOf } from './before.js'
import { Changes } from './changes.js'
import { Sums } from './sums.js'

/** Numbers of a row of {@link Stocks.stock}, and where in it residents are counted. */
export const STOCKS = stockMetrics.length
const [
  RESIDENTS,
  TOO_LOW,
  TOO_HIGH,
  SCORE,
  TRUTH,
  ,
  ABOVE_POINTS,
  ,
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
  /** The columns of the world. */
  now: Columns
  /** [community] 1 once its residents are in the sums. */
  counted: Uint8Array
  /** Whether ticks went by of which nothing was measured, so that the sums are not what stands. */
  behind: boolean
  /** First region of the world; regions are told apart from it on. */
  firstRegion: number
  /** [state][stock metric], [2 x score bin][1] and [list][3] */
  stock: Sums
  /** [class] while a community is counted for the first time: somebody of the class, and how many are like them. */
  example: Int32Array
  alike: Uint16Array
  /** Of {@link stock}, by class. */
  changes: Changes
  histogram: Sums
  lists: Sums | null
  /** [group][list][3] of the region that is counted. */
  listed: Float64Array
  /** What else is to be counted of a region before the sums of its tick stand. */
  readonly settle: ((region: number) => void)[]
  /** [region][2 x rank bin] everybody who is put in order. */
  ranks: Float64Array
}

/** Regions that lie next to each other. */
export interface Regions {
  first: number
  count: number
}

/** Those in which the communities of a world lie. */
export function regionsOf({ region, communities }: World): Regions {
  if (communities === 0) return { first: 0, count: 0 }
  return { first: region[0], count: region[communities - 1] - region[0] + 1 }
}

/** Sums of nobody yet. */
export function createStocks(
  tables: Tables,
  world: World,
  layout: Layout,
  { first, count }: Regions,
  arrays: Arrays = onHeap,
): Stocks {
  const sums = (rows: number, width: number) => new Sums(tables.group, { rows, width, regions: count }, arrays)
  return {
    now: columnsOf(world),
    counted: new Uint8Array(world.communities),
    behind: false,
    firstRegion: first,
    stock: sums(layout.states, STOCKS),
    example: arrays.i32(tables.group.classes),
    alike: arrays.u16(tables.group.classes),
    changes: new Changes(tables.group, layout.states, STOCKS, arrays),
    histogram: sums(2 * layout.scoreBins, 1),
    lists: tables.lists ? sums(layout.lists, 3) : null,
    listed: new Float64Array(layout.groups * layout.lists * 3),
    settle: [],
    ranks: arrays.f64(count * 2 * layout.rankBins),
  }
}

/** Looks at a community before its tick; of one that is not in the sums yet nothing has to be known. */
export function lookBefore({ stocks, world, k }: Place): void {
  if (stocks.counted[k] === 1) world.changed.begin(world, k)
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

/** Whether the community at hand has yet to come into the sums; from now on it is in them. Ends the look at it otherwise. */
export function isNew({ world, k, stocks }: Place): boolean {
  if (stocks.counted[k] === 0) {
    stocks.counted[k] = 1
    return true
  }
  if (!world.changed.end(k) || stocks.behind)
    throw new Error('The state of the community before its tick was not looked at.')
  return false
}

/** Brings the sums up to date with the community. */
export function takeStock(place: Place): void {
  const { world, first, stocks } = place
  const region = place.region - stocks.firstRegion
  stocks.histogram.enter(region)
  stocks.lists?.enter(region)
  if (isNew(place)) return countFirst(place)
  const { count, who, then } = world.changed
  for (let t = 0; t < count; t++) update(place, first + who[t], then, who[t])
}

/** Puts a whole community into the sums. Many of one class are alike at first, and those are put in together. */
function countFirst(place: Place): void {
  const { world, tables, first, size, stocks } = place
  const { now, alike, example } = stocks
  const { classOfCell } = tables.group
  for (let i = first; i < first + size; i++) {
    const sort = classOfCell[world.cell[i]]
    if (alike[sort] === 0) example[sort] = i
    if (isLike(place, now, i, example[sort])) alike[sort]++
    else putIn(place, now, i, 1)
  }
  for (let i = first; i < first + size; i++) {
    const sort = classOfCell[world.cell[i]]
    if (alike[sort] === 0) continue
    putIn(place, now, example[sort], alike[sort])
    alike[sort] = 0
  }
}

function putIn(place: Place, now: Columns, i: number, times: number): void {
  stand(place, now, i, i, times)
  standBeside(place, now, i, i, times)
}

/** Whether two residents of one class are the same to the stocks. */
function isLike({ tables, world, first, residents }: Place, now: Columns, i: number, other: number): boolean {
  if (i === other) return true
  if (tables.lists || now.friends.length > 0 || i - first >= residents) return false
  const { covers } = tables
  let differs = now.score[i] ^ now.score[other]
  differs |= now.truth[i] ^ now.truth[other]
  differs |= now.grade[i] ^ now.grade[other]
  differs |= now.trueGrade[i] ^ now.trueGrade[other]
  differs |= now.strain[i] ^ now.strain[other]
  differs |= now.hardship[i] ^ now.hardship[other]
  differs |= now.risk[i] ^ now.risk[other]
  if (now.subscore.length > 0)
    for (let c = 0; c < CONTEXTS; c++) differs |= now.subscore[i * CONTEXTS + c] ^ now.subscore[other * CONTEXTS + c]
  if (now.member.length > 0) differs |= now.member[i] ^ now.member[other]
  if (covers !== null) differs |= covers[world.cell[i]] ^ covers[world.cell[other]]
  return differs === 0
}

/**
 * @param i the resident by number within the world
 * @param t and, as they were, within `then`
 */
function update(place: Place, i: number, then: Columns, t: number): void {
  const { now } = place.stocks
  if (isIn(place, now, i) !== isIn(place, then, t)) {
    stand(place, then, t, i, -1)
    stand(place, now, i, i, 1)
    standBeside(place, then, t, i, -1)
    standBeside(place, now, i, i, 1)
    return
  }
  if (now.grade[i] === then.grade[t]) adjust(place, i, then, t)
  else {
    // what stands beside the letters does not depend on them
    stand(place, then, t, i, -1)
    stand(place, now, i, i, 1)
  }
  moveBeside(place, i, then, t)
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
 * Puts a resident into the sums that are told apart by letter, or takes one out. What is 0 is added all the same: to know
 * beforehand costs more than to add it.
 *
 * @param columns where the resident stands at `at`
 * @param i the resident by number within the world
 * @param times how many like this one to put in; below 0 to take out
 */
function stand(place: Place, columns: Columns, at: number, i: number, times: number): void {
  const { tables, world, stocks } = place
  const sums = stocks.changes.numbers
  const cell = world.cell[i]
  const grade = columns.grade[at]
  const to = stocks.changes.row(tables.group.classOfCell[cell], grade)
  sums[to + RESIDENTS] += times
  sums[to + STRAIN] += times * columns.strain[at]
  sums[to + HARDSHIP] += times * columns.hardship[at]
  sums[to + RISK] += times * columns.risk[at]
  if (!isScored(place, columns, at, cell)) return
  if (isPartial(tables)) sums[to + SCORED] += times
  addLetters(place, to, grade, columns.trueGrade[at], times)
  const { subscore } = columns
  if (subscore.length > 0)
    for (let c = 0; c < CONTEXTS; c++) sums[to + CONTEXT + c] += times * subscore[at * CONTEXTS + c]
  if (columns.friends.length > 0) addFriends(place, to, columns, at, times)
  const score = columns.score[at]
  const truth = columns.truth[at]
  sums[to + SCORE] += times * score
  sums[to + TRUTH] += times * truth
  addGap(sums, to, score - truth, times)
}

/** The same for the sums that are not told apart by letter. */
function standBeside(place: Place, columns: Columns, at: number, i: number, times: number): void {
  const { tables, world, stocks } = place
  const cell = world.cell[i]
  const sort = tables.group.classOfCell[cell]
  if (stocks.lists) addLists(stocks.lists, columns, at, sort, tables.lists!.count, times)
  if (isScored(place, columns, at, cell)) addBins(place, sort, i, columns.score[at], columns.truth[at], times)
}

/**
 * Puts right what the sums have of a resident whose class, letter and membership are as they were. It says what taking out
 * and putting in by {@link stand} would say, for half the work.
 *
 * @param i the resident by number within the world
 * @param t and, as they were, within `then`
 */
function adjust(place: Place, i: number, then: Columns, t: number): void {
  const { tables, world, stocks } = place
  const { now } = stocks
  const sums = stocks.changes.numbers
  const cell = world.cell[i]
  const grade = now.grade[i]
  const to = stocks.changes.row(tables.group.classOfCell[cell], grade)
  sums[to + STRAIN] += now.strain[i] - then.strain[t]
  sums[to + HARDSHIP] += now.hardship[i] - then.hardship[t]
  sums[to + RISK] += now.risk[i] - then.risk[t]
  if (!isScored(place, now, i, cell)) return
  if (now.trueGrade[i] !== then.trueGrade[t]) {
    addLetters(place, to, grade, then.trueGrade[t], -1)
    addLetters(place, to, grade, now.trueGrade[i], 1)
  }
  const { subscore } = now
  if (subscore.length > 0)
    for (let c = 0; c < CONTEXTS; c++)
      sums[to + CONTEXT + c] += subscore[i * CONTEXTS + c] - then.subscore[t * CONTEXTS + c]
  if (now.friends.length > 0) {
    addFriends(place, to, then, t, -1)
    addFriends(place, to, now, i, 1)
  }
  const score = now.score[i]
  const truth = now.truth[i]
  const scoreBefore = then.score[t]
  const truthBefore = then.truth[t]
  sums[to + SCORE] += score - scoreBefore
  sums[to + TRUTH] += truth - truthBefore
  if (score - truth === scoreBefore - truthBefore) return
  addGap(sums, to, scoreBefore - truthBefore, -1)
  addGap(sums, to, score - truth, 1)
}

/** Moves a resident, whose membership is as it was, in the sums that are not told apart by letter. */
function moveBeside(place: Place, i: number, then: Columns, t: number): void {
  const { tables, world, stocks } = place
  const { now } = stocks
  const cell = world.cell[i]
  const sort = tables.group.classOfCell[cell]
  if (stocks.lists) adjustLists(stocks.lists, now, i, then, t, sort, tables.lists!.count)
  const score = now.score[i]
  const truth = now.truth[i]
  const scoreBefore = then.score[t]
  const truthBefore = then.truth[t]
  if ((score === scoreBefore && truth === truthBefore) || !isScored(place, now, i, cell)) return
  const { scoreBins } = tables.group
  // most points that somebody gains or loses leave them in the same bin
  const [from, to] = [scoreBin(tables, scoreBefore), scoreBin(tables, score)]
  if (from !== to) stocks.histogram.move(sort, from, to)
  const [fromTruth, toTruth] = [scoreBin(tables, truthBefore), scoreBin(tables, truth)]
  if (fromTruth !== toTruth) stocks.histogram.move(sort, scoreBins + fromTruth, scoreBins + toTruth)
  addRanks(place, i, scoreBefore, truthBefore, -1)
  addRanks(place, i, score, truth, 1)
}

function addLetters({ tables, stocks }: Place, to: number, grade: number, inTruth: number, times: number): void {
  if (grade === tables.grade.count || grade === inTruth) return
  stocks.changes.numbers[to + (grade > inTruth ? TOO_LOW : TOO_HIGH)] += times
}

function addFriends({ tables, stocks }: Place, to: number, columns: Columns, at: number, times: number): void {
  const moved = movedByFriends(tables.score, columns.friends[at], columns.friendsBegan[at])
  if (moved !== 0) stocks.changes.numbers[to + (moved < 0 ? FRIENDS_DOWN : FRIENDS_UP)] += times * Math.abs(moved)
}

/** @param gap points by which the score stands above the true one */
function addGap(sums: Float64Array, to: number, gap: number, times: number): void {
  if (gap === 0) return
  const below = gap < 0 ? 1 : 0
  sums[to + ABOVE_POINTS - below] += times * Math.abs(gap)
  sums[to + ABOVE - below] += times
}

/** The first and the last bin are open ended. */
function bin(score: number, firstBin: number, width: number, bins: number): number {
  if (score < firstBin) return 0
  // cut towards 0, which is down here
  const b = ((score - firstBin) / width) | 0
  return b >= bins ? bins - 1 : b
}

/** Bin of the histogram. */
export function scoreBin({ group }: Tables, score: number): number {
  return bin(score, group.firstBin, group.binWidth, group.scoreBins)
}

/** Bin of the order. */
export function rankBin({ from, width, bins }: RankTable, score: number): number {
  return bin(score, from, width, bins)
}

/** Adds to the bins of the histogram and, where residents are put in order, of the order. */
function addBins(place: Place, sort: number, i: number, score: number, truth: number, times: number): void {
  const { tables, stocks } = place
  stocks.histogram.add(sort, scoreBin(tables, score), times)
  stocks.histogram.add(sort, tables.group.scoreBins + scoreBin(tables, truth), times)
  addRanks(place, i, score, truth, times)
}

function addRanks(place: Place, i: number, score: number, truth: number, times: number): void {
  const { tables, stocks } = place
  const { rank, covers } = tables
  if (!rank || (covers === null && i >= place.first + place.residents)) return
  const from = (place.region - stocks.firstRegion) * 2 * rank.bins
  stocks.ranks[from + rankBin(rank, score)] += times
  stocks.ranks[from + rank.bins + rankBin(rank, truth)] += times
}

/** Counts all that stands in a region. Once a tick for each region. */
export function countStanding(place: Place, region: number): void {
  const { counters, stocks } = place
  const { stock, changes, histogram, lists, listed, ranks } = stocks
  const r = region - stocks.firstRegion
  for (const work of stocks.settle) work(region)
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
