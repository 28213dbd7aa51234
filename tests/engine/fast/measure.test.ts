/** Stocks in the module are those of the reference, also where more change by more than whole numbers of 32 bits have room for. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { clearCounters, createCounters, layoutOf } from '../../../src/engine/counters.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { changes } from '../../../src/engine/measure/before.js'
import { enter } from '../../../src/engine/place.js'
import { type Kernel, beginTick, createKernel, endTick } from '../../../src/engine/tick.js'
import { createWorld } from '../../../src/engine/world.js'
import { diskReader } from '../../../src/run/disk.js'
import { createLife } from '../../../src/run/life.js'
import { prepare } from '../../../src/run/prepare.js'
import { randomOf, same } from './chance.js'

const HIGH = 32_767
const LOW = -32_768
/** So that a class whose residents all go from end to end of what a score can be moves a sum by more than 2 to the 31st. */
const COMMUNITIES = 40

const { blueprint } = await prepare('suining-2010', {
  reader: diskReader(),
  residents: COMMUNITIES * 1024,
  ticks: 3,
  seed: 1,
})
const { tables } = blueprint
const people = peopleOf(blueprint)
const now = createLife(blueprint).now(1)

type Change = (kernel: Kernel, resident: number) => void

/** Lets a tick go by in which nothing happens but that those who are named change. */
function tickWith(kernel: Kernel, change: Change): void {
  const { place, world, steps } = kernel
  clearCounters(place.counters)
  beginTick(kernel, now)
  const measure = steps.stages.find(([turn]) => turn === 'measure')![1]
  for (let k = 0; k < world.communities; k++) {
    if (kernel.region !== world.region[k]) endTick(kernel)
    kernel.region = world.region[k]
    enter(place, k)
    steps.enter(place)
    steps.look(place)
    for (let i = place.first; i < place.first + place.size; i++) change(kernel, i)
    measure(place)
    steps.leave(place)
  }
  endTick(kernel)
}

function both(oneClass: boolean, ticks: () => Change[]): [stock: Float64Array, histogram: Float64Array] {
  const made = [createCounters(layoutOf(tables)), createCounters(layoutOf(tables))] as const
  const memory = memoryFor(tables, tables.subjects, people.ties !== undefined)!
  const worlds = [
    createWorld(tables, 0, tables.communities, people),
    createWorld(tables, 0, tables.communities, people, undefined, memory),
  ] as const
  for (const world of worlds) if (oneClass) world.cell.fill(world.cell[0])
  const kernels = [
    createKernel(tables, worlds[0], made[0]),
    createFastKernel(tables, worlds[1], made[1], memory),
  ] as const
  const [plain, fast] = [ticks(), ticks()]
  for (let tick = 0; tick < plain.length; tick++) {
    tickWith(kernels[0], plain[tick])
    tickWith(kernels[1], fast[tick])
    expect(same(made[1].stock, made[0].stock), `stock of tick ${tick}`).toBe(true)
    expect(same(made[1].histogram, made[0].histogram), `histogram of tick ${tick}`).toBe(true)
  }
  return [made[0].stock, made[0].histogram]
}

function set({ world }: Kernel, i: number, score: number, truth: number, letter: number): void {
  changes(world, i)
  world.score[i] = score
  world.truth[i] = truth
  world.subscore.fill(score, i * 4, i * 4 + 4)
  world.grade[i] = letter
  world.trueGrade[i] = 1
}

it('when everybody of one class goes from one end to the other', () => {
  const [stock, histogram] = both(true, () => [
    (kernel, i) => set(kernel, i, LOW, HIGH, 0),
    (kernel, i) => set(kernel, i, HIGH, LOW, 0),
    (kernel, i) => set(kernel, i, LOW, HIGH, 2),
    (kernel, i) => set(kernel, i, HIGH, HIGH, 1),
  ])
  const residents = COMMUNITIES * 1024
  expect(tables.subjects).toBe(residents)
  expect(Math.max(...stock)).toBe(residents * HIGH)
  expect(residents * (HIGH - LOW)).toBeGreaterThan(2 ** 31)
  expect(Math.max(...histogram)).toBe(residents)
  expect(residents).toBeGreaterThan(HIGH)
})

it('when anything changes of anybody', () => {
  both(false, () => {
    const r = randomOf(7)
    const change: Change = (kernel, i) => {
      if (r(3) === 0) return
      const { world } = kernel
      set(kernel, i, r(65_536) + LOW, r(9) === 0 ? world.score[i] : r(65_536) + LOW, r(tables.grade.count + 1))
      world.trueGrade[i] = r(tables.grade.count + 1)
      world.subscore[i * 4 + r(4)] = r(65_536) + LOW
      for (const felt of [world.strain, world.hardship, world.risk]) felt[i] = r(256)
    }
    return [change, change, change]
  })
})
