import { expect, test } from 'vitest'
import { peopleOf } from '../../src/compile/people.js'
import { createCounters, flowIndex, layoutOf } from '../../src/engine/counters.js'
import { digestWorld } from '../../src/engine/digest.js'
import { nowFor } from '../../src/engine/respond/now.js'
import { startRegions } from '../../src/engine/respond/regions.js'
import { createKernel, tickWorld } from '../../src/engine/tick.js'
import { STAGE, type Turn, type Watch } from '../../src/engine/watch.js'
import { ENTRY } from '../../src/engine/entries.js'
import { createWorld } from '../../src/engine/world.js'
import { type Written, smallBlueprint, smallScenario, withErrors } from '../support/small.js'

const TICKS = 8

/** A society in which every stage has something to do. */
const scenario = smallScenario((written: Written) => {
  withErrors(written)
  Object.assign(written.behaviours.littering, { victim: 'household', harm: { strain: '30 %', hardship: '5 %' } })
})

function live(watch?: (place: ReturnType<typeof createKernel>['place']) => Watch) {
  const blueprint = smallBlueprint(scenario, { residents: 3000, ticks: TICKS })
  const { tables } = blueprint
  const counters = createCounters(layoutOf(tables))
  const world = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
  const kernel = createKernel(tables, world, counters)
  const regions = startRegions(tables)
  kernel.place.watch = watch?.(kernel.place)
  for (let tick = 0; tick < TICKS; tick++) tickWorld(kernel, nowFor(tables, regions, tick))
  return { digest: digestWorld(world), counters, communities: tables.communities }
}

test('whoever looks on changes nothing', () => {
  const alone = live()
  const watched = live(() => ({ turn: () => undefined, counted: () => undefined }))
  expect(watched.digest).toEqual(alone.digest)
  expect(watched.counters.flow).toEqual(alone.counters.flow)
})

test('all that is counted for everybody is heard of, resident by resident', () => {
  const heard = new Map<number, number>()
  const { counters } = live(() => ({
    counted: (_resident, metric, amount) => heard.set(metric, (heard.get(metric) ?? 0) + amount),
  }))
  const { layout } = counters
  let happened = 0
  for (let metric = 0; metric < layout.flowMetrics; metric++) {
    let sum = 0
    for (let state = 0; state < layout.states; state++) sum += counters.flow[flowIndex(layout, 0, 0, state, metric)]
    expect(heard.get(metric) ?? 0, `metric ${metric}`).toBe(sum)
    happened += sum
  }
  expect(happened).toBeGreaterThan(1000)
})

test('turns name each stage once for each community and tick, and each entry of its list in order', () => {
  const stages: Turn[] = []
  const entries: Partial<Record<Turn, number>> = {}
  let last = STAGE
  const { communities } = live(({ scratch }) => ({
    turn(to, entry) {
      if (entry === STAGE) stages.push(to)
      else {
        entries[to] = (entries[to] ?? 0) + 1
        if (to === 'record') expect(entry).toBeLessThan(scratch.observations.count)
        if (to === 'score') expect(entry % ENTRY).toBe(0)
        if (last !== STAGE) expect(entry).toBeGreaterThan(last)
      }
      // harm is a second walk within the stage act; every other stage begins anew
      last = entry
    },
  }))
  const line: Turn[] = [
    'year',
    'join',
    'act',
    'observe',
    'accuse',
    'invent',
    'record',
    'rate',
    'score',
    'refresh',
    'grade',
    'doors',
    'bystanders',
    'measure',
  ]
  expect(stages).toEqual(Array.from({ length: TICKS * communities }, () => line).flat())
  for (const to of ['harm', 'observe', 'record', 'score', 'grade', 'doors'] as const)
    expect(entries[to], to).toBeGreaterThan(0)
})
