/** Doors with all that they can look at, together as no shipped scenario has it: the module decides what the reference does. */
import { expect, it } from 'vitest'
import { CERTAIN, CONTEXTS, LEVELS, Q12, Q16, type Tables } from '../../../src/engine/tables.js'
import { createLife } from '../../../src/run/life.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'
import { type Random, randomOf, some } from './chance.js'
import { actAtRandom, doBoth } from './pair.js'

/** Where each of some doors begins in a list of random things, none at some doors. */
function begins(count: number, r: Random): Uint16Array {
  const first = new Uint16Array(count + 1)
  for (let i = 0; i < count; i++) first[i + 1] = first[i] + r(4)
  return first
}

/** The tables of a scheme whose doors look at letters, lists, fields of life, guardians and membership, and ask for things. */
function anyDoors(tables: Tables, r: Random): Tables {
  const { doors } = tables.doing
  const { count } = tables.grade
  const cells = tables.doing.profileOfCell.length
  const chances = (n: number) => some(new Float64Array(n), r, 3).map((x) => [0, r(CERTAIN), CERTAIN][x])
  const treatments = begins(doors, r)
  const rows = treatments[doors]
  const things = begins(doors, r)
  const asked = things[doors]
  const askedRows = begins(asked, r)
  const lending = Int16Array.from({ length: doors }, (_, door) => (door % 3 === 0 ? door / 3 : -1))
  const outcomes = Math.ceil(doors / 3)
  const profiles = 1 + Math.max(...tables.doing.profileOfCell)
  return {
    ...tables,
    door: {
      context: some(new Uint8Array(doors), r, CONTEXTS),
      refusedAnyway: chances(doors),
      refused: chances(doors * count),
      refusalStrain: some(new Uint8Array(doors), r, 200),
      refusalHardship: some(new Uint8Array(doors), r, 200),
      lists: {
        first: treatments,
        list: some(new Uint8Array(rows), r, tables.lists!.count),
        on: some(new Uint8Array(rows), r, 2),
        refused: chances(rows),
      },
      guardian: some(new Uint8Array(doors), r, 2),
      outsiders: chances(doors * 2),
    },
    terms: {
      first: things,
      anyway: some(new Int32Array(asked), r, 500),
      byLetter: some(new Int32Array(asked * count), r, 500),
      lists: {
        first: askedRows,
        list: some(new Uint8Array(askedRows[asked]), r, tables.lists!.count),
        on: some(new Uint8Array(askedRows[asked]), r, 2),
        asked: some(new Int32Array(askedRows[asked]), r, 500),
      },
      outsiders: some(new Int32Array(asked), r, 500),
      dearerStrain: some(new Uint8Array(doors), r, 200),
      dearerHardship: some(new Uint8Array(doors), r, 200),
    },
    outcome: {
      ofDoor: lending,
      door: Uint16Array.from({ length: outcomes }, (_, o) => o * 3),
      afterTicks: some(new Uint16Array(outcomes), r, 40),
      kept: new Uint16Array(outcomes),
      broken: new Uint16Array(outcomes),
      breaks: chances(outcomes * (count + 1)),
      factor: some(new Float64Array(outcomes * profiles), r, 2000).map((x) => x / 1000),
      strainFactor: some(new Uint16Array(outcomes * LEVELS), r, 2 * Q12),
      hardshipFactor: some(new Uint16Array(outcomes * LEVELS), r, 2 * Q12),
    },
    membership: {
      atStart: new Float64Array(cells).fill(CERTAIN / 2),
      joins: new Float64Array(cells),
      pulled: new Float64Array(cells),
      leaves: 0,
    },
    safeguard: { ...tables.safeguard, contextWall: r(2) as 0 | 1 },
    opinion: { ...tables.opinion, speaksOut: { ...tables.opinion.speaksOut, afterRefusal: CERTAIN / 2 } },
  }
}

const { blueprint } = await prepare('national-lists', { reader: diskReader(), residents: 31_000, ticks: 4, seed: 1 })

it.each([1, 2, 3, 4, 5, 6])('decides as the reference does, seed %d', { timeout: 60_000 }, (seed) => {
  const r = randomOf(seed)
  const tables = anyDoors(blueprint.tables, r)
  const { behaviours, doors } = tables.doing
  const lived = { ...blueprint, tables }
  const now = createLife(lived).now(1)
  some(now.members, r, Q16)
  some(now.treated, r, 2)
  const { people } = doBoth(lived, now, seed, {
    state({ world }, r) {
      some(world.grade, r, tables.grade.count + 1)
      some(world.fieldGrades, r, 1 << 16)
      for (const column of [world.strain, world.hardship, world.risk]) some(column, r, 256)
      some(world.listed, r, 3)
    },
    lists: (kernel, r) => actAtRandom(kernel, r, behaviours + doors),
    turns: ['doors'],
  })
  expect(people.some((count) => count > 0)).toBe(true)
})
