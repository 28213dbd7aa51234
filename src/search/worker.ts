/** One thread of a search: lives stretches of communities again, as they are asked for. */
import { peopleOf } from '../compile/people.js'
import { createCounters, layoutOf } from '../engine/counters.js'
import { digestWorld } from '../engine/digest.js'
import { nowFor } from '../engine/respond/now.js'
import { createKernel, tickUnmeasured } from '../engine/tick.js'
import { createWorld } from '../engine/world.js'
import { serve } from '../run/crew/serve.js'
import { keepWorld } from '../run/kept/write.js'
import type { Assignment, Order, Relived } from './relive.js'

serve(({ blueprint, series, dir }: Assignment) => {
  const { tables } = blueprint
  const people = peopleOf(blueprint)
  const nows = Array.from({ length: tables.ticks }, (_, tick) => nowFor(tables, series[tick], tick))
  const counters = { ...createCounters(layoutOf(tables)), idle: true }
  return ({ part }: Order): Relived => {
    const world = createWorld(tables, part.firstCommunity, part.communities, people)
    const kernel = createKernel(tables, world, counters)
    for (const now of nows) tickUnmeasured(kernel, now)
    const [kept] = keepWorld(tables, world, dir)
    return { done: 'part', part, kept, words: digestWorld(world) }
  }
})
