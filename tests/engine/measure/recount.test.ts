/**
 * Stocks are kept by what changes. Here everybody is counted anew, at several ticks of every scenario that comes with the
 * laboratory: whatever changes a resident must have said so.
 */
import { expect, test } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { type Counters, clearCounters, createCounters, layoutOf } from '../../../src/engine/counters.js'
import { LIST_METRICS, listMetrics } from '../../../src/engine/list/counting.js'
import { countStanding, takeStock } from '../../../src/engine/measure/stocks.js'
import { enter } from '../../../src/engine/place.js'
import type { Tables } from '../../../src/engine/tables.js'
import { createKernel, tickWorld } from '../../../src/engine/tick.js'
import { type World, createWorld } from '../../../src/engine/world.js'
import { diskReader } from '../../../src/run/disk.js'
import { createLife } from '../../../src/run/life.js'
import { prepare } from '../../../src/run/prepare.js'
import { scenarios } from '../../golden/cases.js'

/** Everybody as they stand, by a kernel that has seen nobody before. */
function recount(tables: Tables, world: World): Counters {
  const counters = createCounters(layoutOf(tables))
  const { place } = createKernel(tables, world, counters)
  for (let k = 0; k < world.communities; k++) {
    enter(place, k)
    takeStock(place)
    if (k + 1 === world.communities || world.region[k + 1] !== world.region[k]) countStanding(place, world.region[k])
  }
  return counters
}

/** The stocks among the counters of lists: who stands on them. */
function standing({ lists }: Counters): number[] {
  const from = listMetrics.indexOf('on_list')
  return [...lists].filter((_, i) => i % LIST_METRICS >= from)
}

/** The first place at which two rows of numbers differ; -1 if none. To have `toEqual` look through millions takes minutes. */
function differsAt(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one).toHaveLength(other.length)
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return i
  return -1
}

test.each(scenarios)('%s: stocks are what everybody adds up to', { timeout: 240_000 }, async (name) => {
  const { blueprint } = await prepare(name, { reader: diskReader(), residents: 1500, seed: 3 })
  const { tables } = blueprint
  const world = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
  const counters = createCounters(layoutOf(tables))
  const kernel = createKernel(tables, world, counters)
  const life = createLife(blueprint)
  for (let tick = 0; tick < tables.ticks; tick++) {
    clearCounters(counters)
    tickWorld(kernel, life.now(tick))
    life.end(tick, counters)
    // every seventh tick falls on gradings, fadings and refreshes now and then, and beside them
    if (tick % 7 !== 0 && tick + 1 !== tables.ticks) continue
    const anew = recount(tables, world)
    for (const kept of ['stock', 'histogram', 'ranks'] as const)
      expect(differsAt(counters[kept], anew[kept]), `${kept}, tick ${tick}`).toBe(-1)
    expect(differsAt(standing(counters), standing(anew)), `lists, tick ${tick}`).toBe(-1)
  }
})
