/** The module mixes packed communities into the words of the reference, whatever stands in the columns and is on its way. */
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { digestWorld } from '../../../src/engine/digest.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { stateColumns } from '../../../src/engine/packed/columns.js'
import { PackedSociety } from '../../../src/engine/packed/society.js'
import { COMMUNITY_SIZE } from '../../../src/engine/tables.js'
import { createWorld } from '../../../src/engine/world.js'
import { diskReader } from '../../../src/run/disk.js'
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
})
