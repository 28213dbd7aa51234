/** Living a run as threads would: the communities dealt out to several worlds, each ticking by itself. */
import type { Blueprint } from '../../src/compile/compile.js'
import { peopleOf } from '../../src/compile/people.js'
import { clearCounters, createCounters, layoutOf } from '../../src/engine/counters.js'
import { digestWorld } from '../../src/engine/digest.js'
import { type Now, nowFor } from '../../src/engine/respond/now.js'
import { type RegionState, respond, startRegions } from '../../src/engine/respond/regions.js'
import { createKernel, tickWorld } from '../../src/engine/tick.js'
import { type World, createWorld } from '../../src/engine/world.js'

export interface Split {
  worlds: World[]
  regions: RegionState[]
  /** What the whole society shared in each tick. */
  series: Now[]
  digest: string
}

/** @param starts first community of each world, ascending, the first 0; @param reversed the last world ticks first */
export function liveSplit(blueprint: Blueprint, starts: number[], reversed = false): Split {
  const { tables } = blueprint
  const worlds = starts.map((from, w) =>
    createWorld(tables, from, (starts[w + 1] ?? tables.communities) - from, peopleOf(blueprint)),
  )
  const counters = createCounters(layoutOf(tables))
  const kernels = worlds.map((world) => createKernel(tables, world, counters))
  if (reversed) kernels.reverse()
  const regions = startRegions(tables)
  const series: Now[] = []
  for (let tick = 0; tick < tables.ticks; tick++) {
    const now = nowFor(tables, regions, tick)
    series.push(now)
    clearCounters(counters)
    for (const kernel of kernels) tickWorld(kernel, now)
    respond(tables, regions, counters, tick)
  }
  const digest = Buffer.concat(worlds.map((world) => Buffer.from(digestWorld(world).buffer))).toString('hex')
  return { worlds, regions, series, digest }
}
