/** Which stages of which scheme the module does, so that one that goes back to the reference does not do so unseen. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { createCounters, layoutOf } from '../../../src/engine/counters.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { reference } from '../../../src/engine/tick.js'
import { createWorld } from '../../../src/engine/world.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'

it.each(['suining-2010', 'national-2020', 'nosedive', 'sesame-2015', 'judgment-defaulters', 'delayed-impact'])(
  'all stages of %s that it has, but for those that hardly any scheme has',
  async (name) => {
    const { blueprint } = await prepare(name, { reader: diskReader(), residents: 1000, ticks: 2, seed: 1 })
    const { tables } = blueprint
    const people = peopleOf(blueprint)
    const memory = memoryFor(tables, tables.subjects, people.ties !== undefined)!
    const world = createWorld(tables, 0, tables.communities, people, undefined, memory)
    const { steps } = createFastKernel(tables, world, createCounters(layoutOf(tables)), memory)
    const left = steps.stages.filter(([turn, work], s) => turn && work === reference.stages[s][1])
    const has = {
      join: tables.membership !== undefined,
      rate: tables.rating !== null,
      refresh: Boolean(tables.score.composite),
      grade: tables.grade.count > 0,
    }
    expect(left.map(([turn]) => turn).filter((turn) => has[turn as keyof typeof has] ?? true)).toEqual([
      'accuse',
      'bystanders',
    ])
    expect(steps.fade).not.toBe(reference.fade)
  },
)
