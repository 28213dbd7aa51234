/** Some stages of a tick, done by the reference and by the fast kernel from the same state, at the same lists. */
import { expect } from 'vitest'
import type { Blueprint } from '../../../src/compile/compile.js'
import { peopleOf } from '../../../src/compile/people.js'
import { type Counters, createCounters, layoutOf } from '../../../src/engine/counters.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { enter } from '../../../src/engine/place.js'
import type { Now } from '../../../src/engine/respond/now.js'
import { COMMUNITY_SIZE } from '../../../src/engine/tables.js'
import { type Kernel, beginTick, createKernel, endTick } from '../../../src/engine/tick.js'
import type { Turn } from '../../../src/engine/watch.js'
import { createWorld } from '../../../src/engine/world.js'
import { type Random, randomOf, same } from './chance.js'

const COMMUNITIES = 3

export interface Given {
  /** Puts all communities into a state. */
  state(kernel: Kernel, r: Random): void
  /** Fills lists of the community at hand. */
  lists(kernel: Kernel, r: Random): void
  turns: readonly Turn[]
}

/** Lets both kernels do the stages, says what was counted, and fails where anything is not the same. */
export function doBoth(blueprint: Blueprint, now: Now, seed: number, given: Given): Counters {
  const { tables } = blueprint
  const people = peopleOf(blueprint)
  const [one, other] = [createCounters(layoutOf(tables)), createCounters(layoutOf(tables))]
  const world = createWorld(tables, 0, COMMUNITIES, people)
  const memory = memoryFor(tables, COMMUNITIES * COMMUNITY_SIZE, people.ties !== undefined)!
  const twin = createWorld(tables, 0, COMMUNITIES, people, undefined, memory)
  const before = digestWorld(world)
  doStages(createKernel(tables, world, one), now, randomOf(seed), given)
  doStages(createFastKernel(tables, twin, other, memory), now, randomOf(seed), given)
  expect(one.flow.some((count) => count > 0)).toBe(true)
  expect(same(other.flow, one.flow)).toBe(true)
  expect(same(other.people, one.people)).toBe(true)
  expect(other.kept).toEqual(one.kept)
  expect(digestWorld(world)).not.toEqual(before)
  expect(digestWorld(twin)).toEqual(digestWorld(world))
  return one
}

function doStages(kernel: Kernel, now: Now, r: Random, { state, lists, turns }: Given): void {
  const { place, world, steps } = kernel
  state(kernel, r)
  beginTick(kernel, now)
  for (let k = 0; k < world.communities; k++) {
    if (kernel.region !== world.region[k]) endTick(kernel)
    kernel.region = world.region[k]
    enter(place, k)
    steps.enter(place)
    place.inFlight.begin(now.tick)
    lists(kernel, r)
    for (const [turn, work] of steps.stages) if (turns.includes(turn)) work(place)
    steps.leave(place)
  }
  endTick(kernel)
}

/** More acts than can be drawn at a time, of so many sorts, in order of those who do them but for a few. */
export function actAtRandom({ place }: Kernel, r: Random, sorts: number): void {
  const { acts } = place.scratch
  acts.count = 3000 + r(7)
  for (let a = 0; a < acts.count; a++) {
    acts.who[a] = r(9) === 0 ? r(place.size) : Math.floor((a * place.size) / acts.count)
    acts.ordinal[a] = r(100)
    acts.what[a] = r(sorts)
    acts.severity[a] = r(3)
  }
}
