/**
 * Stage `measure`, what stands at the end of a tick: grades, scores and true scores. Residents are summed by measured
 * class first and fanned out to groups once per region, since a class belongs to many groups.
 */
import { stockMetrics } from '../counters.js'
import type { Place } from '../place.js'
import { CONTEXTS } from '../tables.js'

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
] = stockMetrics.map((_, i) => i)

/** Adds the residents of the community to the sums by class in `scratch`. */
export function takeStock(place: Place): void {
  const { tables, world, scratch, layout } = place
  const { classOfCell, scoreBins, firstBin, binWidth } = tables.group
  const { stock, histogram } = scratch
  const none = tables.grade.count
  for (let i = place.first; i < place.first + place.size; i++) {
    const sort = classOfCell[world.cell[i]]
    const grade = world.grade[i]
    const score = world.score[i]
    const truth = world.truth[i]
    const at = (sort * layout.states + grade) * STOCKS
    stock[at + RESIDENTS]++
    if (grade !== none) {
      if (grade > world.trueGrade[i]) stock[at + TOO_LOW]++
      else if (grade < world.trueGrade[i]) stock[at + TOO_HIGH]++
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
    for (let c = 0; c < CONTEXTS; c++) stock[at + CONTEXT + c] += world.subscore[i * CONTEXTS + c]
    stock[at + STRAIN] += world.strain[i]
    stock[at + HARDSHIP] += world.hardship[i]
    stock[at + RISK] += world.risk[i]
    histogram[sort * 2 * scoreBins + bin(score, firstBin, binWidth, scoreBins)]++
    histogram[(sort * 2 + 1) * scoreBins + bin(truth, firstBin, binWidth, scoreBins)]++
  }
}

/** The first and the last bin are open ended. */
function bin(score: number, firstBin: number, width: number, bins: number): number {
  const b = Math.floor((score - firstBin) / width)
  return b < 0 ? 0 : b >= bins ? bins - 1 : b
}

/** Fans the sums by class out to the groups of the region, and empties them. Most sums are 0: few score far from the base. */
export function fanOut(place: Place, region: number): void {
  const { tables, counters, layout, scratch } = place
  const stockRow = layout.states * STOCKS
  const binRow = 2 * tables.group.scoreBins
  for (let sort = 0; sort < tables.group.classes; sort++) {
    spread(place, region, sort, scratch.stock, counters.stock, stockRow)
    spread(place, region, sort, scratch.histogram, counters.histogram, binRow)
  }
}

function spread(place: Place, region: number, sort: number, from: Float64Array, to: Float64Array, row: number): void {
  const { groupsOfClass, groupsPerClass } = place.tables.group
  const firstGroup = region * place.layout.groups
  for (let m = 0; m < row; m++) {
    const amount = from[sort * row + m]
    if (amount === 0) continue
    from[sort * row + m] = 0
    for (let i = 0; i < groupsPerClass; i++)
      to[(firstGroup + groupsOfClass[sort * groupsPerClass + i]) * row + m] += amount
  }
}
