/** Limits by the year of the scheme: most points that one resident can lose, or be given. */
import type { Place } from '../place.js'
import { CONTEXTS } from '../tables.js'
import { entryField } from '../entries.js'
import { type World, entryKind } from '../world.js'
import { startOf } from './start.js'
import { changes } from '../measure/before.js'

/** Points lost and given since the year began: by each resident of the world, and [resident x limited rules]. */
export interface YearSums {
  taken: Int16Array
  given: Int16Array
  byRule: Int16Array
}

/** The sums on file, and those in truth. */
export const onFile = ({ taken, given, ruleGiven }: World): YearSums => ({ taken, given, byRule: ruleGiven })
export const inTruth = ({ trueTaken, trueGiven, trueRuleGiven }: World): YearSums => ({
  taken: trueTaken,
  given: trueGiven,
  byRule: trueRuleGiven,
})

/**
 * The part of a change that the limits let through, booked against them: that of the rule, where it has one of its own,
 * and that of the scheme.
 */
export function withinLimits(
  place: Place,
  resident: number,
  behaviour: number,
  points: number,
  { taken, given, byRule }: YearSums,
): number {
  const { score, safeguard } = place.tables
  const sum = points < 0 ? taken : given
  const limit = points < 0 ? safeguard.takenPerYear : score.givenPerYear
  const ruleLimit = points > 0 ? (place.now.limits?.[behaviour] ?? 0) : 0
  if (limit === Infinity && ruleLimit === 0) return points
  let size = Math.abs(points)
  if (limit !== Infinity) size = Math.min(size, Math.max(0, limit - sum[resident]))
  if (ruleLimit > 0) {
    const at = resident * score.limited + score.limitOf[behaviour]
    size = Math.min(size, Math.max(0, ruleLimit - byRule[at]))
    byRule[at] += size
  }
  if (limit !== Infinity) sum[resident] += size
  return points < 0 ? -size : size
}

/** Begins a year of the scheme, and starts everybody anew where the scheme does that. */
export function turnYear(place: Place): void {
  const { world, tables, now } = place
  const end = place.first + place.size
  if (tables.score.newYear[now.tick])
    for (const sum of [world.taken, world.given, world.trueTaken, world.trueGiven]) sum.fill(0, place.first, end)
  const { limited } = tables.score
  if (tables.score.newYear[now.tick] && limited > 0)
    for (const sum of [world.ruleGiven, world.trueRuleGiven]) sum.fill(0, place.first * limited, end * limited)
  if (tables.score.resets[now.tick]) reset(place)
}

/**
 * Everybody has the points of the start again; points still to come back have nothing to come back to. Records on their
 * way stay, and neither loans nor lists end with a year of the scheme.
 */
function reset(place: Place): void {
  const { world, tables } = place
  const end = place.first + place.size
  for (let i = place.first; i < end; i++) {
    changes(world, i)
    world.score[i] = world.truth[i] = startOf(tables.score, world.cell[i])
  }
  world.subscore.fill(0, place.first * CONTEXTS, end * CONTEXTS)
  place.inFlight.retain((entry) => outlivesScore(entry[entryField.kind]))
}

/** Whether what is on its way has a meaning of its own when everybody's points begin anew. */
export function outlivesScore(kind: number): boolean {
  const ofList = kind >= entryKind.listing && kind <= entryKind.trulyLeaves
  return kind === entryKind.record || kind === entryKind.loan || ofList
}
