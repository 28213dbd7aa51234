/** One thread of a search: lives stretches of communities again, as they are asked for. */
import { peopleOf } from '../compile/people.js'
import { schemeAt, takesOverIn } from '../compile/turnover.js'
import { createCounters, layoutOf } from '../engine/counters.js'
import { digestWorld } from '../engine/digest.js'
import { standingOf } from '../engine/packed/standing.js'
import { nowFor } from '../engine/respond/now.js'
import type { Tables } from '../engine/tables.js'
import { createKernel, tickUnmeasured } from '../engine/tick.js'
import { turnWorld } from '../engine/turn.js'
import { createWorld, type World } from '../engine/world.js'
import { regionsIn } from '../relive/recorded.js'
import { serve } from '../run/crew/serve.js'
import { keepWorld } from '../run/kept/write.js'
import type { Assignment, Order, Relived } from './relive.js'

serve(({ blueprint, series, dir }: Assignment) => {
  const people = peopleOf(blueprint)
  const nows = Array.from({ length: blueprint.tables.ticks }, (_, tick) =>
    nowFor(schemeAt(blueprint, tick).tables, regionsIn(blueprint, series, tick), tick),
  )
  const kernelOf = (tables: Tables, world: World) =>
    createKernel(tables, world, { ...createCounters(layoutOf(tables)), idle: true })
  return ({ part }: Order): Relived => {
    const first = schemeAt(blueprint, 0).tables
    let kernel = kernelOf(first, createWorld(first, part.firstCommunity, part.communities, people))
    nows.forEach((now, tick) => {
      const next = takesOverIn(blueprint, tick)
      if (next) {
        const world = turnWorld(kernel.world, kernel.tables, next.tables, next.former.turnover, tick)
        kernel = kernelOf(next.tables, world)
      }
      tickUnmeasured(kernel, now)
    })
    const [kept] = keepWorld(blueprint.tables, standingOf(blueprint.tables, kernel.world), dir)
    return { done: 'part', part, kept, words: digestWorld(kernel.world) }
  }
})
