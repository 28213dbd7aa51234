/**
 * Stage `score`, composites: a score made of weighted factors. Rules move points in the pool of a factor; the score is
 * worked out from the pools, and shown from one refresh to the next.
 */
import type { Place } from '../place.js'
import { CONTEXTS, Q16 } from '../tables.js'
import { type CompositeTable, NO_FRIENDS } from './tables.js'
import type { World } from '../world.js'
import { changes } from '../measure/before.js'

/** Weights are Q16 and positions are Q16. */
const WHOLE = Q16 * Q16

/** Where points stand between worst and best, in Q16: 0 at the worst and below, 65,536 at the best and above. */
export function positionOf(table: CompositeTable, factor: number, points: number): number {
  const worst = table.worst[factor]
  const best = table.best[factor]
  if (points <= worst) return 0
  if (points >= best) return Q16
  return Math.floor(((points - worst) * Q16) / (best - worst))
}

/**
 * The score that some points give: lowest + (highest - lowest) x sum of weight x position, rounded to whole points. The
 * weights are Q16 and so are the positions, so that every product is exact.
 *
 * @param pools points of all factors, those of the resident from `at` on
 * @param friends mean score of friends, or {@link NO_FRIENDS}
 */
export function compositeOf(
  table: CompositeTable,
  { lowest, highest }: { lowest: number; highest: number },
  pools: ArrayLike<number>,
  at: number,
  friends: number,
): number {
  let sum = 0
  for (let f = 0; f < table.factors; f++) {
    let position: number
    if (f !== table.friendsFactor) position = positionOf(table, f, pools[at + f])
    else position = friends === NO_FRIENDS ? table.friendless : positionOf(table, f, friends)
    sum += table.weight[f] * position
  }
  return lowest + Math.floor(((highest - lowest) * sum + WHOLE / 2) / WHOLE)
}

/** What the score on file would be, were it worked out now; of a score that is no composite, what it is. */
export function scoreNow({ tables, world }: Place, resident: number): number {
  const { composite } = tables.score
  if (!composite) return world.score[resident]
  return compositeOf(composite, tables.score, world.pools, resident * composite.factors, friendsOf(world, resident))
}

/** The same for the true score. */
export function truthNow({ tables, world }: Place, resident: number): number {
  const { composite } = tables.score
  if (!composite) return world.truth[resident]
  const friends = world.trueFriends.length > 0 ? world.trueFriends[resident] : NO_FRIENDS
  return compositeOf(composite, tables.score, world.truePools, resident * composite.factors, friends)
}

function friendsOf(world: World, resident: number): number {
  return world.friends.length > 0 ? world.friends[resident] : NO_FRIENDS
}

/** Moves points into the pool that the behaviour's rules feed, and what they are worth into the field of life. */
export function feed(place: Place, table: CompositeTable, resident: number, behaviour: number, points: number): void {
  const { world, tables } = place
  const pool = resident * table.factors + table.factorOf[behaviour]
  world.pools[pool] = within16(world.pools[pool] + points)
  changes(world, resident)
  const sub = resident * CONTEXTS + tables.behaviour.context[behaviour]
  world.subscore[sub] = within16(world.subscore[sub] + worthOf(table, behaviour, points))
}

/** Moves points in the true pool. */
export function feedTruth(
  place: Place,
  table: CompositeTable,
  resident: number,
  behaviour: number,
  points: number,
): void {
  const { truePools } = place.world
  const pool = resident * table.factors + table.factorOf[behaviour]
  truePools[pool] = within16(truePools[pool] + points)
}

/** Points of the score that points of a factor are worth; what is lost by a loss comes back by the same points. */
export function worthOf(table: CompositeTable, behaviour: number, points: number): number {
  const size = Math.floor((Math.abs(points) * table.worth[behaviour]) / Q16 + 0.5)
  return points < 0 ? -size : size
}

function within16(value: number): number {
  return Math.min(32767, Math.max(-32768, value))
}
