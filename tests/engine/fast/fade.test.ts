/** Feelings fade in the module as in the reference, and the sums of what stands hear the same of it. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { createCounters, layoutOf } from '../../../src/engine/counters.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { countStanding } from '../../../src/engine/measure/stocks.js'
import { enter } from '../../../src/engine/place.js'
import { type Kernel, beginTick, createKernel } from '../../../src/engine/tick.js'
import { createWorld } from '../../../src/engine/world.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'

// the last community is not full, and its size no whole number of vectors
const RESIDENTS = 2 * 1024 + 203
const { blueprint } = await prepare('suining-2010', {
  reader: diskReader(),
  residents: RESIDENTS,
  ticks: 2,
  seed: 1,
})
const { tables } = blueprint
const people = peopleOf(blueprint)
const { communities, subjects } = tables
const now = createLife(blueprint).now(1)

/** Numbers that look like chance; every other time nobody of a stretch feels anything. */
function feelings(length: number, seed: number): Uint8Array {
  let state = seed
  return Uint8Array.from({ length }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (i >> 6) % 2 === 0 && state % 3 === 0 ? state >>> 24 : 0
  })
}

function fade(kernel: Kernel, inSums: boolean): Record<string, ArrayLike<number>> {
  const { place, world, steps } = kernel
  world.strain.set(feelings(subjects, 1))
  world.hardship.set(feelings(subjects, 2))
  world.risk.set(feelings(subjects, 3))
  world.strain[subjects - 1] = 255
  world.grade.forEach((_, i) => (world.grade[i] = i % (tables.grade.count + 1)))
  place.stocks.counted.fill(Number(inSums))
  beginTick(kernel, now)
  for (let k = 0; k < communities; k++) {
    enter(place, k)
    steps.enter(place)
    steps.fade(place)
    steps.leave(place)
  }
  countStanding(place, place.region)
  const { strain, hardship, risk } = world
  return { strain, hardship, risk, sums: place.stocks.stock.standing }
}

it.each([[true], [false]])('leaves the same, in the sums: %s', (inSums) => {
  const counters = createCounters(layoutOf(tables))
  const plain = fade(createKernel(tables, createWorld(tables, 0, communities, people), counters), inSums)
  const memory = memoryFor(tables, subjects, people.ties !== undefined)!
  const twin = createWorld(tables, 0, communities, people, undefined, memory)
  const fast = fade(createFastKernel(tables, twin, counters, memory), inSums)
  expect(communities).toBe(3)
  expect(plain.strain[subjects - 1]).toBeGreaterThan(0)
  expect(Array.from(plain.sums).some((sum) => sum < 0)).toBe(inSums)
  for (const [name, numbers] of Object.entries(plain))
    expect(
      Buffer.compare(Buffer.from(Float64Array.from(fast[name]).buffer), Buffer.from(Float64Array.from(numbers).buffer)),
      name,
    ).toBe(0)
})
