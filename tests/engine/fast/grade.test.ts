/**
 * Grading and taking stock with all that they can look at, in states that no shipped scenario reaches: the module gives the
 * letters that the reference gives, and counts the same.
 */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { type Counters, clearCounters, createCounters, layoutOf } from '../../../src/engine/counters.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { changes } from '../../../src/engine/measure/before.js'
import { enter } from '../../../src/engine/place.js'
import type { Now } from '../../../src/engine/respond/now.js'
import { CERTAIN, COMMUNITY_SIZE, type Tables } from '../../../src/engine/tables.js'
import { type Kernel, beginTick, createKernel, endTick } from '../../../src/engine/tick.js'
import { type World, createWorld } from '../../../src/engine/world.js'
import { diskReader } from '../../../src/run/disk.js'
import { createLife } from '../../../src/run/life.js'
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

/** Bounds of bands from the best down; now and then one that is higher than the one before. */
function boundsOf(count: number, base: number, r: Random): Int16Array {
  const from = Int16Array.from({ length: count - 1 }, () => base - 300 + r(600)).toSorted((a, b) => b - a)
  if (count > 3 && r(3) === 0) from[1 + r(count - 2)] += 100
  return from
}

/** The tables of a scheme of other letters, which some residents agree to or join. */
function anyGrades(tables: Tables, r: Random): Tables {
  const cells = tables.group.classOfCell.length
  // four bits hold the letters of a field up to 15 of them
  const count = [2, 3, 5, 15, 16, 40][r(6)]
  const asks = r(2) === 0
  return {
    ...tables,
    covers: tables.covers && tables.covers.map(() => r(2)),
    grade: { ...tables.grade, count, from: boundsOf(count, tables.score.base, r), interval: 1 + r(5) },
    ...(r(2) === 0 && {
      membership: {
        atStart: new Float64Array(cells).fill(CERTAIN / 2),
        joins: new Float64Array(cells),
        pulled: new Float64Array(cells),
        leaves: 0,
      },
    }),
    safeguard: {
      ...tables.safeguard,
      consentFrom: asks ? 2 : Infinity,
      consents: tables.safeguard.consents.map(() => r(CERTAIN)),
      toldLower: r(2) === 0 ? CERTAIN : r(CERTAIN),
    },
    opinion: { ...tables.opinion, speaksOut: { ...tables.opinion.speaksOut, afterLowerGrade: r(CERTAIN) } },
  }
}

/** Changes a resident in all that is counted of one. */
function change(world: World, tables: Tables, i: number, r: Random): void {
  const { base } = tables.score
  changes(world, i)
  world.score[i] = base - 400 + r(800)
  if (r(2) === 0) world.truth[i] = base - 400 + r(800)
  for (let c = 0; c < 4; c++) world.subscore[i * 4 + c] = r(2) === 0 ? 0 : r(30) === 0 ? 32767 - r(65535) : r(600) - 300
  for (const column of [world.strain, world.hardship, world.risk]) if (r(2) === 0) column[i] = r(256)
  if (world.member.length > 0 && r(4) === 0) world.member[i] = r(3)
  if (world.friends.length > 0 && r(2) === 0) world.friends[i] = r(5) === 0 ? -32768 : base + r(300)
  if (world.friends.length > 0 && r(2) === 0) world.friendsBegan[i] = base + r(300)
  const lists = tables.lists?.count ?? 0
  for (let list = 0; list < lists; list++) {
    if (r(3) === 0) world.listed[i * lists + list] = r(3)
    if (r(3) === 0) world.trulyListed[i * lists + list] = r(3)
  }
}

/** A tick in which some residents change, are graded and counted, and nothing else happens. */
function tick(kernel: Kernel, now: Now, r: Random, share: number): void {
  const { place, world, tables, steps } = kernel
  beginTick(kernel, now)
  for (let k = 0; k < world.communities; k++) {
    if (kernel.region !== world.region[k]) endTick(kernel)
    kernel.region = world.region[k]
    enter(place, k)
    steps.enter(place)
    steps.look(place)
    for (let i = place.first; i < place.first + place.size; i++) if (r(100) < share) change(world, tables, i, r)
    for (const [turn, work] of steps.stages) if (turn === 'grade' || turn === 'measure') work(place)
    steps.leave(place)
  }
  endTick(kernel)
}

/** What counters count, without comparing number by number. */
function differences(one: Counters, other: Counters): string[] {
  const names = ['flow', 'moves', 'spells', 'stock', 'histogram', 'lists', 'ranks'] as const
  return names.filter((name) => one[name].some((count, at) => count !== other[name][at]))
}

const bases = await Promise.all(
  (
    [
      // businesses, lists, those whom no score covers; friends, membership and an order; starts of their own
      ['national-lists', 31_000],
      ['sesame-2015', 31_000],
      ['delayed-impact', 1500],
      ['rongcheng-2016', 1500],
    ] as const
  ).map(async ([name, residents]) => {
    const { blueprint } = await prepare(name, { reader: diskReader(), residents, ticks: 8, seed: 1 })
    return { name, blueprint }
  }),
)

it.each(bases.flatMap((base) => [1, 2, 3, 4, 5].map((seed) => ({ ...base, seed }))))(
  'gives the letters of the reference and counts as it does: $name, seed $seed',
  { timeout: 60_000 },
  ({ blueprint, seed }) => {
    const r = randomOf(seed)
    const tables = anyGrades(blueprint.tables, r)
    const communities = Math.min(3, tables.communities)
    const people = peopleOf(blueprint)
    const [one, other] = [createCounters(layoutOf(tables)), createCounters(layoutOf(tables))]
    const memory = memoryFor(tables, communities * COMMUNITY_SIZE, people.ties !== undefined)!
    const plain = createKernel(tables, createWorld(tables, 0, communities, people), one)
    const twin = createWorld(tables, 0, communities, people, undefined, memory)
    const fast = createFastKernel(tables, twin, other, memory)
    const life = createLife({ ...blueprint, tables })
    let moved = 0
    for (let t = 0; t < 8; t++) {
      const now = life.now(t)
      const { count } = tables.grade
      const from = () => ({ count, from: t < 2 ? tables.grade.from : boundsOf(count, tables.score.base, r) })
      now.regrades = t === 3 ? 0 : 1
      ;[now.bands, now.trueBands] = t === 4 ? [null, null] : [from(), from()]
      now.dropped.fill(t === 6 ? 1 : 0)
      clearCounters(one)
      clearCounters(other)
      const share = [100, 5, 30, 10, 50, 100, 20, 40][t]
      tick(plain, now, randomOf(seed * 100 + t), share)
      tick(fast, now, randomOf(seed * 100 + t), share)
      expect(differences(one, other), `tick ${t}`).toEqual([])
      expect(digestWorld(twin), `tick ${t}`).toEqual(digestWorld(plain.world))
      moved += one.moves.reduce((sum, count) => sum + count, 0)
    }
    expect(moved).toBeGreaterThan(1000)
  },
)
