/** The module mixes communities, packed and open, into the words of the reference, whatever stands in the columns and is on its way. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { createCounters, layoutOf } from '../../../src/engine/counters.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { openDigesterIn } from '../../../src/engine/fast/digest.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { memoryFor, moveInto } from '../../../src/engine/fast/room.js'
import { stateColumns } from '../../../src/engine/packed/columns.js'
import { PackedSociety } from '../../../src/engine/packed/society.js'
import { COMMUNITY_SIZE } from '../../../src/engine/tables.js'
import { createWorld } from '../../../src/engine/world.js'
import { createShare } from '../../../src/run/crew/share.js'
import { diskReader } from '../../../src/run/disk.js'
import { createLife } from '../../../src/run/life.js'
import { prepare } from '../../../src/run/prepare.js'
import { randomOf } from './chance.js'

const names = [
  ...['delayed-impact-fico', 'good-citizen-card', 'judgment-defaulters', 'national-2020', 'national-lists'],
  ...['nosedive', 'rongcheng-2016', 'sesame-2015', 'suining-2010', 'thin-file'],
]

it.each(names)('of %s', { timeout: 60_000 }, async (name) => {
  const { blueprint } = await prepare(name, { reader: diskReader(), residents: 2500, ticks: 40, seed: 3 })
  const { tables } = blueprint
  const people = peopleOf(blueprint)
  const tied = people.ties !== undefined
  const world = createWorld(tables, 0, tables.communities, people)
  const r = randomOf(name.length)
  const society = new PackedSociety(tables, 0, tables.communities, tied, world.shapes)
  for (const { values } of stateColumns(world)) {
    const wide = 2 ** (8 * values.BYTES_PER_ELEMENT)
    for (let i = 0; i < values.length; i++) values[i] = r(3) === 0 ? r(wide) : 7
  }
  for (const [k, entries] of world.inFlight.entries()) {
    entries.begin(1)
    for (let i = 0; i < 900 * k + 3; i++)
      entries.push(
        2 + r(300),
        r(6),
        r(1000) - (r(40) === 0 ? 2000 : 0),
        r(9),
        r(50) - 25,
        r(4),
        r(2 ** 32) - 2 ** 31,
        r(9),
      )
  }
  society.add(world)
  const expected = digestWorld(world)
  expect(society.digester()()).toEqual(expected)
  expect(society.digester(memoryFor(tables, COMMUNITY_SIZE, tied)!)()).toEqual(expected)
  expect(new Set(expected).size).toBe(2 * tables.communities)

  // and so where they lie open
  const memory = memoryFor(tables, world.start[world.communities], tied)!
  moveInto(memory, world)
  const digest = openDigesterIn(createFastKernel(tables, world, createCounters(layoutOf(tables)), memory))
  expect(digest()).toEqual(expected)
  world.score[world.score.length - 1] ^= 1
  world.inFlight[0].push(400, 1, 0, 1, 1, 1, 1, 1)
  const changed = digest()
  expect(changed).toEqual(digestWorld(world))
  expect([...changed.keys()].filter((at) => changed[at] !== expected[at])).toEqual([
    ...[0, 1],
    ...[expected.length - 2, expected.length - 1],
  ])
})

it('makes no difference to what happens next', async () => {
  const { blueprint } = await prepare('national-2020', { reader: diskReader(), residents: 4000, ticks: 5 })
  const part = { blueprint, firstCommunity: 0, communities: blueprint.tables.communities }
  const [watched, other] = [createShare(part), createShare(part)]
  const life = createLife(blueprint)
  for (let tick = 0; tick < 5; tick++) {
    const now = life.now(tick)
    expect(watched.digest()).toEqual(digestWorld(other.world))
    const counters = watched.tick(now)
    const others = other.tick(now)
    for (const name of ['flow', 'stock'] as const)
      expect(counters[name].findIndex((count, i) => count !== others[name][i])).toBe(-1)
    life.end(tick, counters)
  }
  expect(watched.digest()).toEqual(digestWorld(other.world))
})
