/** Packing in the module writes the words that the reference writes, whatever stands in the columns, and reads them again. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { peopleOf } from '../../../src/compile/people.js'
import { createCounters, layoutOf } from '../../../src/engine/counters.js'
import { createFastKernel } from '../../../src/engine/fast/kernel.js'
import { type SpotPacker, packerIn } from '../../../src/engine/fast/pack.js'
import { memoryFor } from '../../../src/engine/fast/room.js'
import { lineUp } from '../../../src/engine/lineUp.js'
import { Reader, Writer } from '../../../src/engine/packed/bits.js'
import { drawnColumns, stateColumns } from '../../../src/engine/packed/columns.js'
import { Packer } from '../../../src/engine/packed/packer.js'
import { COMMUNITY_SIZE, type Tables } from '../../../src/engine/tables.js'
import { createWorld, type World } from '../../../src/engine/world.js'
import { diskReader } from '../../../src/run/disk.js'
import { prepare } from '../../../src/run/prepare.js'

/** How numbers of a column are spread. */
const spread = fc.constantFrom('same', 'few', 'many', 'all', 'fives', 'wideFives', 'extreme')
type Spread = typeof spread extends fc.Arbitrary<infer Kind> ? Kind : never

/** A small generator of its own, so that a failing case can be told by its seed. */
function* numbersFrom(seed: number): Generator<number, never> {
  for (let state = seed | 1; ;) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    yield state >>> 0
  }
}

function fill(column: { [i: number]: number; length: number }, kind: Spread, seed: number): void {
  const luck = numbersFrom(seed)
  const next = () => luck.next().value
  const usual = next() % 200
  const differs = { same: 0, few: 20, many: 128, all: 256, fives: 90, wideFives: 200, extreme: 256 }[kind]
  const fives = { fives: 40, wideFives: 6600 * 2 }[kind as string]
  for (let i = 0; i < column.length; i++) {
    const near = fives ? 5 * ((next() % fives) - (fives >> 1)) : next() % 23
    const wide = kind === 'extreme' ? next() : usual + near
    column[i] = next() % 256 < differs ? wide : usual
  }
}

// a few bytes and words; words that lie apart; ties; bytes that lie apart
it.each(['suining-2010', 'sesame-2015', 'national-2020', 'national-lists'])(
  'of %s',
  { timeout: 240_000 },
  async (name) => {
    const { blueprint } = await prepare(name, { reader: diskReader(), residents: 1500, ticks: 300, seed: 2 })
    const { tables } = blueprint
    for (const community of [0, tables.communities - 1]) compare(tables, blueprint, community)
    compareSizes(tables, blueprint)
  },
)

/** A community in a memory, with both packers. */
function pairOf(tables: Tables, blueprint: Parameters<typeof peopleOf>[0], community: number) {
  const people = peopleOf(blueprint)
  const memory = memoryFor(tables, COMMUNITY_SIZE, people.ties !== undefined)!
  const world = createWorld(tables, community, 1, people, undefined, memory)
  world.inFlight[0].begin(0)
  for (let who = 0; who < 300; who++) world.inFlight[0].push(who & 63, who % 3, who, who & 7, -5 * who, 0, who * who, 9)
  const kernel = createFastKernel(tables, world, createCounters(layoutOf(tables)), memory)
  const packers: [Packer, SpotPacker] = [new Packer(tables, world), packerIn(kernel, tables, world)]
  return { world, packers, knowAllMarks: () => void kernel.module.call.knowAllMarks() }
}

function read(written: Writer): Reader {
  const reader = new Reader()
  reader.begin(written.words.slice(0, written.length), 0)
  return reader
}

/** Words of which nobody else has a share. */
function wordsOf(write: (to: Writer) => void): Uint16Array {
  const writer = new Writer()
  write(writer)
  return writer.words.slice(0, writer.length)
}

/** Communities of any number of subjects, one after the other in the same room, with cells that rise a little, or far, or fall. */
function compareSizes(tables: Tables, blueprint: Parameters<typeof peopleOf>[0]): void {
  const { world, packers, knowAllMarks } = pairOf(tables, blueprint, 0)
  const [plain, fast] = packers
  const { stratumOfCell } = tables.doing
  const most = world.start[1]
  const size = fc.oneof(fc.integer({ min: 1, max: most }), fc.constantFrom(1, 7, 8, 9, 15, 16, 17, most - 1, most))
  const step = fc.constantFrom(1, 2, 30, 400, stratumOfCell.length)
  fc.assert(
    fc.property(
      size,
      fc.integer(),
      fc.array(spread, { minLength: 1 }),
      fc.array(step, { minLength: 1 }),
      (size, seed, kinds, steps) => {
        world.start[1] = size
        world.residents[0] = size - (seed & 3 & (size - 1))
        const columns = [...stateColumns(world), ...drawnColumns(world)]
        const marks = [...(world.identity?.marks ?? []), ...(world.identity ? [world.identity.twins] : [])]
        const all = [...columns.map(({ values }) => values), ...marks]
        all.forEach((values, c) => fill(values, kinds[c % kinds.length], seed + c * 7919))
        const luck = numbersFrom(seed)
        for (let i = 0, cell = 0; i < size; i++) {
          cell = (cell + (luck.next().value % steps[i % steps.length])) % stratumOfCell.length
          world.cell[i] = cell
        }
        lineUp(world.line, world.cell, 0, size, stratumOfCell)
        const line = world.line.slice(0, size)
        const [who, stands] = [new Writer(), new Writer()]
        plain.packDrawn(0, who)
        plain.packState(0, stands)
        // what packers know of communities before does not matter for a new one
        const lives = wordsOf((to) => new Packer(tables, world).packDrawn(0, to))
        const standing = wordsOf((to) => new Packer(tables, world).packState(0, to))
        plain.unpackDrawn(0, read(who))
        // written once for each community, as the other does, so that both know as much of those before
        expect(wordsOf((to) => fast.packDrawn(0, to))).toEqual(read(who).words)
        const known = marks.map((values) => values.slice(0, world.residents[0]))
        for (const values of all) values.fill(77)
        fast.unpackDrawn(0, read(who))
        fast.unpackState(0, read(stands))
        // the module draws them when somebody asks
        knowAllMarks()
        marks.forEach((values, f) => {
          if (tables.link!.fields[f]?.kind !== 'own') expect(values.slice(0, world.residents[0])).toEqual(known[f])
        })
        expect(wordsOf((to) => new Packer(tables, world).packDrawn(0, to))).toEqual(lives)
        expect(wordsOf((to) => new Packer(tables, world).packState(0, to))).toEqual(standing)
        expect(world.line.slice(0, size)).toEqual(line)
        expect(wordsOf((to) => fast.packState(0, to))).toEqual(read(stands).words)
      },
    ),
    { numRuns: 60 },
  )
}

function compare(tables: Tables, blueprint: Parameters<typeof peopleOf>[0], community: number): void {
  const { world, packers } = pairOf(tables, blueprint, community)
  const [plain, fast] = [new Writer(), new Writer()]
  const who = new Writer()
  packers[0].packDrawn(0, who)
  const lives = snapshot(world, [...drawnColumns(world).map((each) => each.name), 'line'])
  // a community is unpacked before it is packed
  packers[0].packState(0, plain)
  packers[1].unpackDrawn(0, read(who))
  packers[1].unpackState(0, read(plain))
  packers[1].packState(0, fast)
  fc.assert(
    fc.property(fc.array(spread, { minLength: 1 }), fc.integer(), (kinds, seed) => {
      stateColumns(world).forEach(({ values }, c) => fill(values, kinds[c % kinds.length], seed + c * 7919))
      plain.clear()
      packers[0].packState(0, plain)
      packers[1].packState(0, fast)
      expect(fast.words.slice(0, fast.length)).toEqual(plain.words.slice(0, plain.length))
      const stands = snapshot(world)
      for (const { values } of [...stateColumns(world), ...drawnColumns(world)]) values.fill(77)
      packers[1].unpackDrawn(0, read(who))
      packers[1].unpackState(0, read(plain))
      expect(snapshot(world)).toEqual(stands)
      expect(snapshot(world, Object.keys(lives) as (keyof World)[])).toEqual(lives)
    }),
    { numRuns: 25 },
  )
}

/** Copies of some columns; of those that ticks change, if it is not said of which. */
function snapshot(world: World, names?: (keyof World)[]): Record<string, number[]> {
  const meant = names ?? stateColumns(world).map(({ name }) => name)
  return Object.fromEntries(meant.map((name) => [name, Array.from(world[name] as ArrayLike<number>)]))
}
