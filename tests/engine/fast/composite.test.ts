/** Scores made of factors and of friends, and who joins and leaves, from states that no shipped scenario comes to. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { createCounters, layoutOf } from '../../../src/engine/counters.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { enter } from '../../../src/engine/place.js'
import type { Now } from '../../../src/engine/respond/now.js'
import { CERTAIN, COMMUNITY_SIZE, Q16, type Tables } from '../../../src/engine/tables.js'
import { type Kernel, beginTick, createKernel, endTick } from '../../../src/engine/tick.js'
import { createWorld } from '../../../src/engine/world.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'
import { type Random, randomOf, same, some } from './chance.js'

const { blueprint } = await prepare('sesame-2015', { reader: diskReader(), residents: 31_000, ticks: 4, seed: 1 })
const COMMUNITIES = 2

/** Many join and leave, friends are few or many, and scores are what points outside of all bounds make of them. */
function anyFactors(tables: Tables, r: Random): Tables {
  const cells = tables.doing.profileOfCell.length
  const composite = { ...tables.score.composite!, friends: 1 + r(16) }
  const chances = () => some(new Float64Array(cells), r, 3).map((x) => [0, r(CERTAIN), CERTAIN][x])
  return {
    ...tables,
    score: { ...tables.score, composite },
    membership: { atStart: chances(), joins: chances(), pulled: chances(), leaves: [0, CERTAIN / 3, CERTAIN][r(3)] },
  }
}

function joinAndShow(kernel: Kernel, now: Now, r: Random): void {
  const { place, world, steps } = kernel
  for (const column of [world.pools, world.truePools, world.score, world.truth]) some(column, r, 1 << 16)
  some(world.subscore, r, 2)
  some(world.member, r, 3)
  beginTick(kernel, now)
  for (let k = 0; k < world.communities; k++) {
    if (kernel.region !== world.region[k]) endTick(kernel)
    kernel.region = world.region[k]
    enter(place, k)
    steps.enter(place)
    place.inFlight.begin(now.tick)
    for (let n = 0; n < 500; n++) place.inFlight.push(now.tick + r(9), 2, r(place.size), 0, r(50), 0, 0, 0)
    for (const [turn, work] of steps.stages) if (turn === 'join' || turn === 'refresh') work(place)
    steps.leave(place)
  }
  endTick(kernel)
}

it.each([1, 2, 3, 4, 5, 6])('comes to what the reference comes to, seed %d', (seed) => {
  const r = randomOf(seed)
  const tables = anyFactors(blueprint.tables, r)
  const now = createLife({ ...blueprint, tables }).now(1)
  some(now.members, r, Q16)
  now.open.fill(1)
  const people = peopleOf(blueprint)
  const [one, other] = [createCounters(layoutOf(tables)), createCounters(layoutOf(tables))]
  const world = createWorld(tables, 0, COMMUNITIES, people)
  const memory = memoryFor(tables, COMMUNITIES * COMMUNITY_SIZE, people.ties !== undefined)!
  const twin = createWorld(tables, 0, COMMUNITIES, people, undefined, memory)
  const before = digestWorld(world)
  joinAndShow(createKernel(tables, world, one), now, randomOf(seed + 100))
  joinAndShow(createFastKernel(tables, twin, other, memory), now, randomOf(seed + 100))
  expect(one.flow.some((count) => count > 0)).toBe(true)
  expect(same(other.flow, one.flow)).toBe(true)
  expect(digestWorld(world)).not.toEqual(before)
  expect(digestWorld(twin)).toEqual(digestWorld(world))
})
