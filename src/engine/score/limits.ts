/** Limits by the year of the scheme: most points that one resident can lose, or be given. */
import type { Place } from '../place.js'
import { CONTEXTS } from '../tables.js'
import { entryField } from '../entries.js'
import { entryKind } from '../world.js'
import { startOf } from './start.js'

/**
 * The part of a change that the limits let through, booked against them.
 *
 * @param taken points lost this year by each resident of the world, on file or in truth
 * @param given points given this year
 */
export function withinLimits(
  place: Place,
  resident: number,
  points: number,
  taken: Int16Array,
  given: Int16Array,
): number {
  const { score, safeguard } = place.tables
  const sum = points < 0 ? taken : given
  const limit = points < 0 ? safeguard.takenPerYear : score.givenPerYear
  if (limit === Infinity) return points
  const size = Math.min(Math.abs(points), Math.max(0, limit - sum[resident]))
  sum[resident] += size
  return points < 0 ? -size : size
}

/** Begins a year of the scheme, and starts everybody anew where the scheme does that. */
export function turnYear(place: Place): void {
  const { world, tables, now } = place
  const end = place.first + place.size
  if (tables.score.newYear[now.tick])
    for (const sum of [world.taken, world.given, world.trueTaken, world.trueGiven]) sum.fill(0, place.first, end)
  if (tables.score.resets[now.tick]) reset(place)
}

/**
 * Everybody has the points of the start again; points still to come back have nothing to come back to. Records on their
 * way stay, and loans do not end with a year of the scheme.
 */
function reset(place: Place): void {
  const { world, tables } = place
  const end = place.first + place.size
  for (let i = place.first; i < end; i++) world.score[i] = world.truth[i] = startOf(tables.score, world.cell[i])
  world.subscore.fill(0, place.first * CONTEXTS, end * CONTEXTS)
  const { record, loan } = entryKind
  world.inFlight[place.k].retain(
    (numbers, e) => numbers[e + entryField.kind] === record || numbers[e + entryField.kind] === loan,
  )
}
