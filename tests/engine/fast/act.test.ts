/** Acts with all that can bear on them, together as no shipped scenario has it: the module does what the reference does. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { createCounters, layoutOf } from '../../../src/engine/counters.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { namedPurpose } from '../../../src/engine/draw/purposes.js'
import { entryKind } from '../../../src/engine/entry.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { enter } from '../../../src/engine/place.js'
import type { Now } from '../../../src/engine/respond/now.js'
import { CERTAIN, COMMUNITY_SIZE, LEVELS, Q12, Q16, type Tables } from '../../../src/engine/tables.js'
import { type Kernel, beginTick, createKernel, endTick } from '../../../src/engine/tick.js'
import { createWorld } from '../../../src/engine/world.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'
import { type Random, randomOf, same, some } from './chance.js'

/** Loans that come due in one community: more than can be drawn at a time. */
const LOANS = 1500

/** The tables of a scheme that people who owe, pay, game, refuse to be scored and answer each other live under. */
function anyActs(tables: Tables, r: Random, faster: number): Tables {
  const { doing, behaviour, chains } = tables
  const { behaviours } = doing
  const cells = tables.adultOfCell.length
  const profiles = chains[0].chance.length
  const chances = (n: number) => some(new Float64Array(n), r, 3).map((x) => [0, r(CERTAIN), CERTAIN][x])
  const outcome = tables.outcome!
  const lasting = outcome.door.length
  return {
    ...tables,
    doing: {
      ...doing,
      strata: doing.strata.map((skip) => skip && { ...skip, divisor: skip.divisor * faster }),
    },
    behaviour: {
      ...behaviour,
      victim: some(new Uint8Array(behaviours), r, 7),
      victimCount: some(new Uint16Array(behaviours), r, 3).map((x) => [1, 1, r(20)][x]),
      harmStrain: some(new Uint8Array(behaviours), r, 90),
      harmHardship: some(new Uint8Array(behaviours), r, 90),
      severityCut: chances(behaviours * 2),
      strainFactor: some(new Uint16Array(behaviours * LEVELS), r, 2 * Q12),
      hardshipFactor: some(new Uint16Array(behaviours * LEVELS), r, 2 * Q12),
      price: some(new Float64Array(behaviours), r, 30),
    },
    chains: [0, 1, 2, 0, 1, 2].map((by, c) => ({
      first: r(behaviours),
      behaviour: r(behaviours),
      by: by as 0 | 1 | 2,
      chance: chances(profiles),
      purpose: namedPurpose(43, `chain ${c}`),
    })),
    outcome: {
      ...outcome,
      kept: some(new Uint16Array(lasting), r, behaviours),
      broken: some(new Uint16Array(lasting), r, behaviours),
      breaks: chances(outcome.breaks.length),
      factor: some(new Float64Array(outcome.factor.length), r, 2000).map((x) => x / 1000),
    },
    response: { ...tables.response, gaming: { factor: Q16 + r(Q16), near: r(100) } },
    safeguard: {
      ...tables.safeguard,
      consentFrom: r(3),
      consents: chances(tables.safeguard.consents.length),
      consentStopsCharges: r(2) as 0 | 1,
    },
    membership: {
      atStart: new Float64Array(cells).fill((CERTAIN / 10) * 7),
      joins: new Float64Array(cells),
      pulled: new Float64Array(cells),
      leaves: 0,
    },
  }
}

/** Puts the communities into a state of chance, lets people act, and does nothing else; all that they did. */
function live(kernel: Kernel, now: Now, r: Random): number[] {
  const { place, world, tables, steps } = kernel
  const { acts } = place.scratch
  const list: number[] = []
  some(world.grade, r, tables.grade.count + 1)
  some(world.score, r, 1300)
  for (const column of [world.strain, world.hardship, world.risk]) some(column, r, 256)
  some(world.load, r, 3)
  if (world.load.length > 0) world.load[0] = 65_535
  beginTick(kernel, now)
  for (let k = 0; k < world.communities; k++) {
    if (kernel.region !== world.region[k]) endTick(kernel)
    kernel.region = world.region[k]
    enter(place, k)
    steps.enter(place)
    place.inFlight.begin(now.tick)
    for (let i = 0; i < LOANS; i++) {
      const o = r(tables.outcome!.door.length)
      const kind = r(5) === 0 ? entryKind.nothing : entryKind.loan
      place.inFlight.push(now.tick + r(2), kind, r(place.size), o, r(tables.grade.count + 1), 0, r(CERTAIN), r(100))
    }
    steps.stages.find(([turn]) => turn === 'act')![1](place)
    list.push(acts.count)
    for (let a = 0; a < acts.count; a++) list.push(acts.who[a], acts.ordinal[a], acts.what[a], acts.severity[a])
    steps.leave(place)
  }
  endTick(kernel)
  return list
}

const { blueprint } = await prepare('national-2020', { reader: diskReader(), residents: 31_000, ticks: 4, seed: 1 })
const COMMUNITIES = 3

// the more acts, the more draws a stratum needs, and in the end more candidates than can be decided on at a time
it.each([
  [1, 1],
  [2, 1],
  [3, 4],
  [4, 8],
  [5, 16],
])('acts as the reference does, seed %d', { timeout: 60_000 }, (seed, faster) => {
  const r = randomOf(seed)
  const tables = anyActs(blueprint.tables, r, faster)
  const now = createLife({ ...blueprint, tables }).now(1)
  some(now.byRisk, r, 2 * Q16)
  some(now.games!, r, 2)
  some(now.atNoStake!, r, 2 * Q16)
  some(now.ruled, r, 2)
  some(now.points, r, 30)
  const people = peopleOf(blueprint)
  const [one, other] = [createCounters(layoutOf(tables)), createCounters(layoutOf(tables))]
  const world = createWorld(tables, 0, COMMUNITIES, people)
  const memory = memoryFor(tables, COMMUNITIES * COMMUNITY_SIZE, people.ties !== undefined)!
  const twin = createWorld(tables, 0, COMMUNITIES, people, undefined, memory)
  const plain = live(createKernel(tables, world, one), now, randomOf(seed + 100))
  const fast = live(createFastKernel(tables, twin, other, memory), now, randomOf(seed + 100))
  expect(plain.length).toBeGreaterThan(4 * COMMUNITIES * LOANS * 0.3)
  expect(fast).toEqual(plain)
  expect(same(other.flow, one.flow)).toBe(true)
  expect([...twin.load]).toEqual([...world.load])
  expect(digestWorld(twin)).toEqual(digestWorld(world))
})
