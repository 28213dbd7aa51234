/** Entries of all kinds under all safeguards together, as no shipped scenario has them: the module settles them as the reference does. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { createCounters, layoutOf } from '../../../src/engine/counters.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { skipFor } from '../../../src/engine/draw/gaps.js'
import { entryKind, flag } from '../../../src/engine/entry.js'
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

type Random = (below: number) => number

/** Numbers that look like chance, the same for a seed. */
function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / CERTAIN) * below)
  }
}

const TICKS = 8
const COMMUNITIES = 3

/** The tables of a scheme with limits, repair, access, deadlines, names in print, years and new beginnings, or without some. */
function anyScheme(tables: Tables, r: Random): Tables {
  const { behaviours } = tables.doing
  const profiles = 1 + Math.max(...tables.doing.profileOfCell)
  const chance = () => [0, r(CERTAIN), CERTAIN][r(3)]
  const ticks = () => Uint8Array.from({ length: tables.ticks }, () => Number(r(3) === 0))
  const some = (limit: number) => (r(2) === 0 ? limit : Infinity)
  return {
    ...tables,
    score: {
      ...tables.score,
      starts: r(2) === 0 ? null : Int16Array.from(tables.adultOfCell, () => 900 + r(200)),
      lowest: 940,
      highest: 1060,
      givenPerYear: some(30),
      limited: behaviours,
      limitOf: Int16Array.from({ length: behaviours }, (_, behaviour) => behaviours - 1 - behaviour),
      newYear: ticks(),
      resets: r(2) === 0 ? new Uint8Array(tables.ticks) : ticks(),
    },
    safeguard: {
      ...tables.safeguard,
      access: r(2) === 0 ? null : { waits: Array.from({ length: profiles }, (_, p) => (p % 3 ? skipFor(0.4)! : null)) },
      filing: r(2) === 0 ? null : skipFor(0.5)!,
      filedWithin: r(2) === 0 ? 2 : Infinity,
      appeal: r(2) === 0,
      filedIfWrong: chance(),
      filedIfRight: chance(),
      decidedAfterTicks: 1 + r(3),
      repairAfterTicks: 1 + r(3),
      repairPart: r(Q16 + 1),
      takenPerYear: some(40),
    },
    publication: r(2) === 0 ? null : { named: chance(), strain: 20 },
    opinion: {
      ...tables.opinion,
      speaksOut: { ...tables.opinion.speaksOut, afterCharge: CERTAIN / 2, afterWrongCharge: CERTAIN },
    },
    response: { ...tables.response, on: r(4) > 0, strainOfCharge: 9, strainOfWrongCharge: 13, afterOwnCharge: 7 },
  }
}

/** Entries that arrive, or come back, in the next ticks; listings follow their record. */
function sendSome({ tables, place }: Kernel, tick: number, r: Random): void {
  const lists = tables.lists?.count ?? 0
  const { record, listing, delisting, leaves, trulyLeaves, nothing, access, appeal } = entryKind
  const { expiry, trueExpiry, repair, trueRepair } = entryKind
  const flags = () => r(64) | (r(4) === 0 ? flag.adverse : 0)
  for (let i = 0; i < 150; i++) {
    const [who, behaviour, due] = [r(place.size), r(tables.doing.behaviours), tick + r(3)]
    const word = () => r(CERTAIN)
    const known = flags()
    place.inFlight.push(due, record, who, behaviour, r(61) - 30, known, word(), r(5))
    if (lists > 0 && r(3) === 0) place.inFlight.push(due, listing, who, behaviour, r(lists), known, word(), word())
    if (lists > 0 && r(6) === 0) place.inFlight.push(due, delisting, who, behaviour, r(lists), known, 0, 0)
    if (lists > 0 && r(6) === 0)
      place.inFlight.push(due, r(2) ? leaves : trulyLeaves, who, behaviour, r(lists), 0, 0, r(4))
    const back = [expiry, trueExpiry, repair, trueRepair, appeal, access, nothing][r(7)]
    place.inFlight.push(due, back, who, behaviour, r(41) - 20, flags(), r(2) ? 0 : -r(4), 0)
  }
}

/** Lets entries come up and be settled, and does nothing else. */
function settleSome(kernel: Kernel, now: Now, r: Random): void {
  const { place, world, steps } = kernel
  const stage = (name: string) => steps.stages.find(([turn]) => turn === name)![1](place)
  beginTick(kernel, now)
  for (let k = 0; k < world.communities; k++) {
    if (kernel.region !== world.region[k]) endTick(kernel)
    kernel.region = world.region[k]
    enter(place, k)
    steps.enter(place)
    place.inFlight.begin(now.tick)
    stage('year')
    sendSome(kernel, now.tick, r)
    stage('score')
    steps.leave(place)
  }
  endTick(kernel)
}

function same(some: Float64Array, others: Float64Array): boolean {
  return some.length === others.length && some.every((number, at) => number === others[at])
}

const [ofLists, ofFactors] = await Promise.all(
  ['national-lists', 'thin-file'].map(async (name) => {
    const { blueprint } = await prepare(name, { reader: diskReader(), residents: 31_000, ticks: TICKS, seed: 1 })
    return blueprint
  }),
)

it.each([1, 2, 3, 4, 5, 6, 7, 8])('settles as the reference does, seed %d', { timeout: 60_000 }, (seed) => {
  const blueprint = seed % 3 === 0 ? ofFactors : ofLists
  const r = randomOf(seed)
  const tables = anyScheme(blueprint.tables, r)
  const people = peopleOf(blueprint)
  const [one, other] = [createCounters(layoutOf(tables)), createCounters(layoutOf(tables))]
  const world = createWorld(tables, 0, COMMUNITIES, people)
  const memory = memoryFor(tables, COMMUNITIES * COMMUNITY_SIZE, people.ties !== undefined)!
  const twin = createWorld(tables, 0, COMMUNITIES, people, undefined, memory)
  const [plain, fast] = [createKernel(tables, world, one), createFastKernel(tables, twin, other, memory)]
  const life = createLife({ ...blueprint, tables })
  for (let tick = 0; tick < TICKS; tick++) {
    const now = { ...life.now(tick), limits: Uint16Array.from({ length: tables.doing.behaviours }, (_, b) => b % 4) }
    settleSome(plain, now, randomOf(seed * 100 + tick))
    settleSome(fast, now, randomOf(seed * 100 + tick))
    expect(digestWorld(twin), `tick ${tick}`).toEqual(digestWorld(world))
  }
  expect(one.flow.some((count) => count > 0)).toBe(true)
  expect(one.lists.some((count) => count > 0)).toBe(blueprint === ofLists)
  expect(same(other.flow, one.flow)).toBe(true)
  expect(same(other.lists, one.lists)).toBe(true)
})
