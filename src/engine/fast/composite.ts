/** Scores made of weighted factors in the module: what all points of each factor are worth, worked out once. */
import { purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import { positionOf } from '../score/composite.js'
import type { CompositeTable } from '../score/tables.js'
import { COMMUNITY_SIZE } from '../tables.js'
import type { Module } from './module.js'
import type { MakeStage } from './stage.js'

/** The refresh; left to the reference where no score is made of factors. */
export const refreshIn: MakeStage = (module, { tables, world }) => {
  const { composite: table } = tables.score
  if (!table || !hasBounds(table)) return null
  const { memory, call, set } = module
  setPools(module, world, table)
  set({
    trueFriendsOf: world.trueFriends,
    friendsFactor: table.friendsFactor,
    friendsEach: table.friends,
    friendless: table.friendsFactor < 0 ? 0 : table.weight[table.friendsFactor] * table.friendless,
    factorTables: factorsOf(module, table),
    purposeFriend: purpose.friend,
    standings: memory.i32(COMMUNITY_SIZE * 4),
  })
  return ({ now }) => {
    if (table.refreshes[now.tick]) call.refresh()
  }
}

/** The pools of factors, which joining begins anew. */
export function setPools({ set }: Module, world: Place['world'], { factors }: CompositeTable): void {
  set({ factors, poolsOf: world.pools, truePoolsOf: world.truePools, beganOf: world.began })
}

/** Whether every factor is worst somewhere below where it is best, so that there are points between. */
function hasBounds({ worst, best }: CompositeTable): boolean {
  return worst.every((points, f) => points < best[f])
}

/** Points at which each factor is worst and best, and where weight x position of 0 points of it would stand. */
function factorsOf({ memory }: Module, table: CompositeTable): Int32Array {
  const factors: number[] = []
  for (let f = 0; f < table.factors; f++) {
    const [worst, best] = [table.worst[f], table.best[f]]
    const worth = memory.f64(best - worst + 1)
    for (let i = 0; i < worth.length; i++) worth[i] = table.weight[f] * positionOf(table, f, worst + i)
    factors.push(worst, best, worth.byteOffset - worst * worth.BYTES_PER_ELEMENT)
  }
  return memory.put(Int32Array.from(factors))
}
