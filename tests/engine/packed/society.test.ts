/** Communities that lie packed are the same as those that lie open: the same state, the same events, tick by tick. */
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Blueprint } from '../../../src/compile/compile.js'
import { fastPeopleOf, peopleOf } from '../../../src/compile/people.js'
import { type Counters, clearCounters, createCounters, layoutOf } from '../../../src/engine/counters.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { PackedSociety } from '../../../src/engine/packed/society.js'
import { type SavedTogether, standingOf } from '../../../src/engine/packed/standing.js'
import { Shapes } from '../../../src/engine/shapes.js'
import { COMMUNITY_SIZE } from '../../../src/engine/tables.js'
import { createKernel, tickWorld } from '../../../src/engine/tick.js'
import { createWorld, type World } from '../../../src/engine/world.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'

function packed({ tables, plan }: Blueprint, first = 0, communities = tables.communities, stretch = 3): PackedSociety {
  const people = peopleOf({ tables, plan })
  const society = new PackedSociety(tables, first, communities, people.ties !== undefined)
  // in stretches that do not end where regions do
  for (let c = first; c < first + communities; c += stretch)
    society.add(createWorld(tables, c, Math.min(stretch, first + communities - c), people, society.shapes))
  return society
}

function builtByModule(blueprint: Blueprint, saved?: SavedTogether[]): PackedSociety {
  const { tables } = blueprint
  const people = fastPeopleOf(blueprint)
  const tied = people.ties !== undefined
  const society = new PackedSociety(tables, 0, tables.communities, tied, saved?.[0].shapes)
  society.build(people, memoryFor(tables, COMMUNITY_SIZE, tied)!, saved)
  return society
}

/** How all communities stand, as if so many threads had saved them apart. */
function savedBy(society: PackedSociety, threads: number): SavedTogether[] {
  const states: Uint16Array[] = []
  society.eachState((words) => states.push(words.slice()))
  const each = Math.ceil(states.length / threads)
  return Array.from({ length: threads }, (_, t) => ({
    shapes: Shapes.from(society.shapes.save().slice()),
    states: () => states.slice(t * each, (t + 1) * each),
  }))
}

/** A sum over all numbers of each kind that would hardly be the same by accident; comparing millions one by one takes too long. */
function fingerprint(counters: Counters): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(counters).map(([name, values]) => [name, ArrayBuffer.isView(values) ? hashOf(values) : values]),
  )
}

const hashOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex')

/** Columns of both, without room that is empty. */
function columnsOf(world: World): Record<string, ArrayBufferView> {
  return Object.fromEntries(
    Object.entries(world).filter(([name, column]) => ArrayBuffer.isView(column) && name !== 'changed'),
  )
}

/** Everything that is written of how communities stand. */
function wordsOf(society: PackedSociety): string {
  const hash = createHash('sha256')
  society.eachState((words) => hash.update(words))
  return hash.digest('hex')
}

describe.each([
  // points; points, a registry, ties and several regions; ratings; contexts; pools of factors; membership and lists; many lists
  ['suining-2010', 3000, 14],
  ['national-2020', 33_000, 6],
  ['nosedive', 2000, 9],
  ['rongcheng-2016', 2500, 13],
  ['sesame-2015', 2500, 13],
  ['judgment-defaulters', 2500, 13],
  ['national-lists', 2500, 13],
])('%s', { timeout: 120_000 }, (name, residents, ticks) => {
  let blueprint: Blueprint
  let world: World
  let society: PackedSociety

  beforeAll(async () => {
    ;({ blueprint } = await prepare(name, { reader: diskReader(), residents, ticks, seed: 3 }))
    const { tables } = blueprint
    world = createWorld(tables, 0, tables.communities, peopleOf(blueprint))
    society = packed(blueprint)
  }, 120_000)

  it.each(['built by the reference', 'built by the module'])('is the same before the first tick, %s', (how) => {
    const of = how === 'built by the reference' ? society : builtByModule(blueprint)
    const taken = of.take(0, blueprint.tables.communities)
    const hashes = (of: World) => Object.entries(columnsOf(of)).map(([column, values]) => [column, hashOf(values)])
    expect(hashes(taken)).toEqual(hashes(world))
    const marks = ({ identity }: World) => identity && [...identity.marks, identity.twins].map(hashOf)
    expect(marks(taken)).toEqual(marks(world))
    expect(of.digester()()).toEqual(digestWorld(world))
  })

  it('is written in the same words by the module, all communities one after the other', () => {
    const { tables } = blueprint
    expect(wordsOf(builtByModule(blueprint))).toEqual(
      wordsOf(packed(blueprint, 0, tables.communities, tables.communities)),
    )
  })

  it('lives the same life, event by event, in TypeScript and in the fast kernel, which writes the same words', () => {
    const { tables } = blueprint
    const [one, other, another] = [0, 1, 2].map(() => createCounters(layoutOf(tables)))
    const kernel = createKernel(tables, world, one)
    const run = society.runner(other)
    const twin = packed(blueprint)
    const memory = () => memoryFor(tables, COMMUNITY_SIZE, peopleOf(blueprint).ties !== undefined)!
    const runTwin = twin.runner(another, memory())
    // they take the state that is there when they are asked
    const digests = [society.digester(), twin.digester(), twin.digester(memory())]
    const life = createLife(blueprint)
    for (let tick = 0; tick < ticks; tick++) {
      const now = life.now(tick)
      clearCounters(one)
      clearCounters(other)
      clearCounters(another)
      tickWorld(kernel, now)
      run(now)
      runTwin(now)
      expect(fingerprint(other), `tick ${tick}`).toEqual(fingerprint(one))
      expect(fingerprint(another), `fast, tick ${tick}`).toEqual(fingerprint(one))
      expect(wordsOf(twin), `words, tick ${tick}`).toEqual(wordsOf(society))
      life.end(tick, one)
    }
    for (const digest of digests) expect(digest()).toEqual(digestWorld(world))
  })

  it.each([1, 3])('is taken up by the module where %d threads have saved it', (threads) => {
    const again = builtByModule(blueprint, savedBy(society, threads))
    expect(again.digester()()).toEqual(digestWorld(world))
    // those of one thread lie as they lay
    if (threads === 1) expect(wordsOf(again)).toEqual(wordsOf(society))
    const taken = again.take(0, blueprint.tables.communities)
    const hashes = (of: World) => Object.entries(columnsOf(of)).map(([column, values]) => [column, hashOf(values)])
    expect(hashes(taken)).toEqual(hashes(society.take(0, blueprint.tables.communities)))
  })

  it('is the same afterwards, community by community, and says so in the same words', () => {
    const { tables } = blueprint
    const last = tables.communities - 1
    const taken = society.take(last, 1)
    for (const [column, values] of Object.entries(columnsOf(taken))) {
      if (column === 'start') continue
      const whole = (world as unknown as Record<string, Uint8Array>)[column]
      expect(hashOf(values), column).toBe(hashOf(whole.subarray(whole.length - (values as Uint8Array).length)))
    }
    const open: number[] = []
    standingOf(tables, world).eachState((words) => open.push(words.length))
    const own: number[] = []
    society.eachState((words) => own.push(words.length))
    expect(own.length).toBe(open.length)
    // what most have is known to the one from ticks before, and found out anew by the other
    expect(own.reduce((a, b) => a + b, 0)).toBeLessThan(1.4 * open.reduce((a, b) => a + b, 0))
  })
})

describe('a packed county', () => {
  it('takes a third of the room at most', async () => {
    const { blueprint } = await prepare('suining-2010', { reader: diskReader(), residents: 20_000, ticks: 24, seed: 1 })
    const society = packed(blueprint)
    const counters = createCounters(layoutOf(blueprint.tables))
    const run = society.runner(counters)
    const life = createLife(blueprint)
    for (let tick = 0; tick < 24; tick++) {
      clearCounters(counters)
      run(life.now(tick))
      life.end(tick, counters)
    }
    // 30 bytes as they lie open
    expect(society.recordBytes / 20_000).toBeLessThan(9)
  })

  it('is part of a society like any other', async () => {
    const { blueprint } = await prepare('national-2020', { reader: diskReader(), residents: 34_000, ticks: 2, seed: 3 })
    const { tables } = blueprint
    const [first, count] = [5, 9]
    const [part, whole] = [packed(blueprint, first, count), packed(blueprint)]
    const counters = createCounters(layoutOf(tables))
    for (const each of [part, whole]) each.runner(counters)(createLife(blueprint).now(0))
    expect(part.digester()()).toEqual(
      whole
        .digester()()
        .slice(first * 2, (first + count) * 2),
    )
  })

  it('takes in no community whose entries it could not read', async () => {
    const { blueprint } = await prepare('suining-2010', { reader: diskReader(), residents: 1000, ticks: 2, seed: 1 })
    const { tables } = blueprint
    const society = new PackedSociety(tables, 0, 1, false)
    expect(() => society.add(createWorld(tables, 0, 1, peopleOf(blueprint)))).toThrow('shapes')
  })
})
