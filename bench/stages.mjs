/**
 * What each stage of a tick takes in either kernel, on one thread: microseconds for a community of a thousand people, over the
 * later half of the ticks, when all code has been made fast.
 *
 *     npm run bench:stages                                           three schemes; about a minute and a half
 *     node bench/stages.mjs --scenario nosedive --residents 20k --ticks 20
 *
 * "workload" is the reference workload. Prints JSON.
 */
import { parseArgs } from 'node:util'
import { peopleOf } from '../dist/compile/people.js'
import { clearCounters, createCounters, layoutOf } from '../dist/engine/counters.js'
import { digestWorld } from '../dist/engine/digest.js'
import { createFastKernel } from '../dist/engine/fast/kernel.js'
import { memoryFor } from '../dist/engine/fast/room.js'
import { createKernel, tickWorld } from '../dist/engine/tick.js'
import { createWorld } from '../dist/engine/world.js'
import { prepare } from '../dist/index.js'
import { createLife } from '../dist/run/life.js'
import { workload } from './reference/society.mjs'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string' },
    residents: { type: 'string', default: '100k' },
    ticks: { type: 'string', default: '24' },
  },
})
const number = (text) => Number(text.replace(/k$/, 'e3').replace(/M$/, 'e6'))
const usual = [
  ['suining-2010', 1e6, 24],
  ['workload', 1e6, 12],
  ['national-2020', 2e5, 12],
]
const asked = values.scenario ? [[values.scenario, number(values.residents), Number(values.ticks)]] : usual

function kernelFor(kind, { tables, plan }, counters) {
  const people = peopleOf({ tables, plan })
  const world = (memory) => createWorld(tables, 0, tables.communities, people, undefined, memory)
  if (kind === 'reference') return createKernel(tables, world(), counters)
  const memory = memoryFor(tables, tables.subjects, people.ties !== undefined)
  return createFastKernel(tables, world(memory), counters, memory)
}

function measure(kind, blueprint, ticks) {
  const { tables } = blueprint
  const counters = createCounters(layoutOf(tables))
  const kernel = kernelFor(kind, blueprint, counters)
  let times = {}
  const timed = (name, work) => (place) => {
    const begun = performance.now()
    work(place)
    times[name] = (times[name] ?? 0) + performance.now() - begun
  }
  const { steps } = kernel
  kernel.steps = {
    ...steps,
    ...Object.fromEntries(['enter', 'fade', 'look', 'leave'].map((name) => [name, timed(name, steps[name])])),
    stages: steps.stages.map(([turn, work]) => [turn, timed(turn, work)]),
  }
  const life = createLife(blueprint, 'none')
  const from = ticks >> 1
  let all = 0
  for (let tick = 0; tick < ticks; tick++) {
    if (tick === from) [times, all] = [{}, 0]
    const now = life.now(tick)
    clearCounters(counters)
    const begun = performance.now()
    tickWorld(kernel, now)
    all += performance.now() - begun
    life.end(tick, counters)
  }
  const each = 1e3 / tables.communities / (ticks - from)
  const microseconds = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, +(ms * each).toFixed(2)]))
  return {
    microseconds: { ...microseconds, all: +(all * each).toFixed(1) },
    nsPerResidentTick: +((all * 1e6) / tables.subjects / (ticks - from)).toFixed(1),
    digest: digestWorld(kernel.world).reduce((sum, word) => (Math.imul(sum, 31) + word) | 0, 0),
  }
}

const results = []
for (const [scenario, residents, ticks] of asked) {
  const blueprint =
    scenario === 'workload'
      ? await workload(residents, ticks)
      : (await prepare(scenario, { residents, ticks, seed: 1 })).blueprint
  const [reference, fast] = ['reference', 'fast'].map((kind) => measure(kind, blueprint, ticks))
  if (reference.digest !== fast.digest) throw new Error(`${scenario}: the kernels come to different digests`)
  results.push({ scenario, residents, ticks, reference, fast })
}
console.log(JSON.stringify(results, null, 2))
