/**
 * Stage `measure`, what stands at the end of a tick: grades, scores and true scores. Residents are summed by measured
 * class first and fanned out to groups once per region, since a class belongs to many groups.
 */
import { isPartial, stockMetrics } from '../counters.js'
import { fanOutLists, takeListStock } from '../list/counting.js'
import type { Place } from '../place.js'
import { takeLoad } from './load.js'
import { movedByFriends } from '../score/friends.js'
import { CONTEXTS } from '../tables.js'
import { member } from '../respond/tables.js'

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

/** Adds the residents of the community to the sums by class in `scratch`. Most feel nothing, and most points are 0. */
export function takeStock(place: Place): void {
  if (place.tables.lists) takeListStock(place)
  takeLoad(place)
  const { tables, world, scratch, layout } = place
  const { classOfCell, scoreBins, firstBin, binWidth } = tables.group
  const { stock, histogram } = scratch
  const { cell, grade: letter, trueGrade, score: scores, truth: truths, subscore, strain, hardship, risk } = world
  const { covers } = tables
  const { friends, friendsBegan } = world
  const { rank } = tables
  const { ranks } = place.counters
  const byChoice = tables.membership !== undefined
  const partly = isPartial(tables)
  const none = tables.grade.count
  const end = place.first + place.size
  const residents = place.first + place.residents
  for (let i = place.first; i < end; i++) {
    const sort = classOfCell[cell[i]]
    const grade = letter[i]
    const score = scores[i]
    const truth = truths[i]
    const at = (sort * layout.states + grade) * STOCKS
    stock[at + RESIDENTS]++
    if (strain[i] !== 0) stock[at + STRAIN] += strain[i]
    if (hardship[i] !== 0) stock[at + HARDSHIP] += hardship[i]
    if (risk[i] !== 0) stock[at + RISK] += risk[i]
    if (covers && !covers[cell[i]]) continue
    if (byChoice && world.member[i] !== member.is) continue
    if (partly) stock[at + SCORED]++
    if (grade !== none) {
      if (grade > trueGrade[i]) stock[at + TOO_LOW]++
      else if (grade < trueGrade[i]) stock[at + TOO_HIGH]++
    }
    stock[at + SCORE] += score
    stock[at + TRUTH] += truth
    if (score < truth) {
      stock[at + BELOW_POINTS] += truth - score
      stock[at + BELOW]++
    } else if (score > truth) {
      stock[at + ABOVE_POINTS] += score - truth
      stock[at + ABOVE]++
    }
    for (let c = 0; c < CONTEXTS; c++) {
      const points = subscore[i * CONTEXTS + c]
      if (points !== 0) stock[at + CONTEXT + c] += points
    }
    if (friends.length > 0) {
      const moved = movedByFriends(tables.score, friends[i], friendsBegan[i])
      if (moved !== 0) stock[at + (moved < 0 ? FRIENDS_DOWN : FRIENDS_UP)] += Math.abs(moved)
    }
    if (rank && (covers || i < residents)) {
      ranks[bin(score, rank.from, rank.width, rank.bins)]++
      ranks[rank.bins + bin(truth, rank.from, rank.width, rank.bins)]++
    }
    histogram[sort * 2 * scoreBins + bin(score, firstBin, binWidth, scoreBins)]++
    histogram[(sort * 2 + 1) * scoreBins + bin(truth, firstBin, binWidth, scoreBins)]++
  }
}

/** The first and the last bin are open ended. */
function bin(score: number, firstBin: number, width: number, bins: number): number {
  if (score < firstBin) return 0
  // cut towards 0, which is down here
  const b = ((score - firstBin) / width) | 0
  return b >= bins ? bins - 1 : b
}

/** Fans the sums by class out to the groups of the region, and empties them. Most sums are 0: few score far from the base. */
export function fanOut(place: Place, region: number): void {
  const { tables, counters, layout, scratch } = place
  if (tables.lists) fanOutLists(place, region)
  const stockRow = layout.states * STOCKS
  const binRow = 2 * tables.group.scoreBins
  for (let sort = 0; sort < tables.group.classes; sort++) {
    spread(place, region, sort, scratch.stock, counters.stock, stockRow)
    spread(place, region, sort, scratch.histogram, counters.histogram, binRow)
  }
}

function spread(place: Place, region: number, sort: number, from: Float64Array, to: Float64Array, row: number): void {
  const { groupsOfClass, groupStart } = place.tables.group
  const firstGroup = region * place.layout.groups
  for (let m = 0; m < row; m++) {
    const amount = from[sort * row + m]
    if (amount === 0) continue
    from[sort * row + m] = 0
    for (let i = groupStart[sort]; i < groupStart[sort + 1]; i++)
      to[(firstGroup + groupsOfClass[i]) * row + m] += amount
  }
}
