/** Where the factors of a composite score begin: by what somebody is, and a part that nothing in the model explains. */
import { type Draw4, TIMELESS, purpose } from '../draw/purposes.js'
import { COMMUNITY_SIZE } from '../tables.js'
import { type CompositeTable, NO_FRIENDS, type ScoreTable } from './tables.js'
import type { World } from '../world.js'
import { compositeOf } from './composite.js'

/** Fills the pools of one resident as they are before anything has happened; the same whenever it is asked. */
export function startPool(
  table: CompositeTable,
  world: World,
  resident: number,
  subject: number,
  draw: Draw4,
  words: Uint32Array,
): void {
  const at = resident * table.factors
  const start = world.cell[resident] * table.factors
  for (let f = 0; f < table.factors; f++) {
    if ((f & 3) === 0) draw(subject, TIMELESS, purpose.start, f >> 2, words)
    const spread = table.spread[f]
    const aside = spread > 0 ? Math.floor((words[f & 3] * (2 * spread + 1)) / 4294967296) - spread : 0
    const points = Math.min(32767, Math.max(-32768, table.starts[start + f] + aside))
    world.pools[at + f] = points
    world.truePools[at + f] = points
  }
}

/** Fills the pools and the scores of a community of the world as they stand before the first tick. */
export function startPools(score: ScoreTable, world: World, k: number, draw: Draw4): void {
  const table = score.composite!
  const words = new Uint32Array(4)
  for (let i = world.start[k]; i < world.start[k + 1]; i++) {
    const subject = (world.firstCommunity + k) * COMMUNITY_SIZE + i - world.start[k]
    startPool(table, world, i, subject, draw, words)
    const began = compositeOf(table, score, world.pools, i * table.factors, NO_FRIENDS)
    world.began[i] = began
    world.score[i] = began
    world.truth[i] = began
  }
}
