/** What is on its way, as the module works on it, is what the class does: word for word, with the same room and shapes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Entries, entryField, entryKind, flag } from '../../../src/engine/entries.js'
import { ENTRY } from '../../../src/engine/entry.js'
import { entriesIn } from '../../../src/engine/fast/entries.js'
import { Memory } from '../../../src/engine/fast/memory.js'
import { moduleOn } from '../../../src/engine/fast/module.js'
import { Reader, Writer } from '../../../src/engine/packed/bits.js'
import { Shapes } from '../../../src/engine/shapes.js'

type Row = Parameters<Entries['push']>

const MIB = 1024 * 1024

/** Compares first what is compared fast. */
function expectSame(some: Uint16Array | Int32Array, others: typeof some) {
  const [a, b] = [some, others].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))
  if (!a.equals(b)) expect([...some]).toEqual([...others])
}

/** Communities whose entries are worked on by the class, and the same by the module. */
function twins(communities: number) {
  const [shapes, twinShapes] = [new Shapes(), new Shapes()]
  const own = Array.from({ length: communities }, () => new Entries(shapes))
  const theirs = Array.from({ length: communities }, () => new Entries(twinShapes))
  const memory = new Memory(64 * MIB)
  const held = entriesIn(memory, { shapes: twinShapes })
  const module = moduleOn(memory, held.host)
  held.begin(module)
  return {
    ...{ shapes, twinShapes, own, theirs },
    /** A tick of one community. */
    live(k: number, tick: number, work: (entries: Pick<Entries, 'push' | 'retain'>) => unknown) {
      own[k].begin(tick)
      const seen = work(own[k])
      module.call.beginTick(tick)
      held.hold(theirs[k])
      const seenThere = work(held.atHand)
      held.release()
      expect(seenThere).toEqual(seen)
      expectSame(theirs[k].save(), own[k].save())
      expect([theirs[k].count, theirs[k].bytes]).toEqual([own[k].count, own[k].bytes])
    },
    sameShapes() {
      expectSame(twinShapes.save(), shapes.save())
    },
  }
}

const few = (...values: number[]) => fc.constantFrom(...values)
const any = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const kind = few(...Object.values(entryKind))
const who = fc.integer({ min: 0, max: 1023 })
const usual = fc.tuple(
  ...[
    fc.integer({ min: 0, max: 90 }),
    kind,
    who,
    fc.nat(5),
    few(-50, -20, 0, 30),
    fc.nat(3),
    few(0, 0, -7),
    few(0, 36),
  ],
) as fc.Arbitrary<Row>
const odd = fc.tuple(any, fc.oneof(kind, any), fc.oneof(who, any), any, any, any, any, any) as fc.Arbitrary<Row>
const row = fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: odd })
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.array(row, { maxLength: 60 }).map((rows) => ({ push: rows })) },
  { weight: 3, arbitrary: fc.nat(95).map((until) => ({ due: until })) },
  { weight: 1, arbitrary: fc.nat(7).map((field) => ({ drop: field })) },
)
const turn = fc.record({
  k: fc.nat(1),
  ticks: fc.integer({ min: -2, max: 1100 }),
  deeds: fc.array(deed, { maxLength: 4 }),
})
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

/** Does to the entries what is said; the entries that it was shown. */
function carryOut(entries: Pick<Entries, 'push' | 'retain'>, tick: number, deeds: readonly Deed[]): number[][] {
  const shown: number[][] = []
  for (const each of deeds) {
    if ('push' in each) for (const [due, ...rest] of each.push) entries.push((tick + due) | 0, ...rest)
    else if ('due' in each) entries.retain((entry) => shown.push([...entry]) % 3 === 0, tick + each.due)
    else entries.retain((entry) => (entry[each.drop] & 3) !== 1)
  }
  return shown
}

test('the same words come of whatever is done', () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 30 }), (turns) => {
      const pair = twins(2)
      let tick = 0
      for (const { k, ticks, deeds } of turns) {
        tick += ticks % 50 === 0 ? ticks : Math.sign(ticks)
        pair.live(k, tick, (entries) => carryOut(entries, tick, deeds))
        pair.sameShapes()
      }
    }),
    { numRuns: 100 },
  )
})

/** A community that is packed after each tick, by the class and by the module. */
function packedTwins(size: number) {
  const [shapes, twinShapes] = [new Shapes(), new Shapes()]
  const memory = new Memory(64 * MIB)
  const held = entriesIn(memory, { shapes: twinShapes })
  const module = moduleOn(memory, held.host)
  held.begin(module)
  // any order will do
  const own = memory.u16(size)
  own.forEach((_, at) => (own[at] = (at * 509) % size))
  module.set({ lineOf: own })
  module.call.enterCommunity(0, 0, 0, 0, size, size)
  const begun = new Writer()
  new Entries(shapes).pack(begun, own)
  const words = memory.u16(1 << 20)
  words.set(begun.words.subarray(0, begun.length))
  let packed = begun.words.slice(0, begun.length)
  return {
    count: () => packed.length,
    waiting: () => packed[2],
    live(tick: number, work: (entries: Pick<Entries, 'push' | 'retain'>) => unknown) {
      const entries = new Entries(shapes)
      const reader = new Reader()
      reader.begin(packed, 0)
      entries.unpack(reader, own)
      expect(reader.at).toBe(packed.length)
      entries.begin(tick)
      const seen = work(entries)
      const writer = new Writer()
      entries.pack(writer, own)
      packed = writer.words.slice(0, writer.length)
      const again = new Entries(shapes)
      reader.begin(packed, 0)
      again.unpack(reader, own)
      expectSame(again.save(), entries.save())
      module.call.beginTick(tick)
      held.unpack(words.byteOffset)
      expect(work(held.atHand)).toEqual(seen)
      expect(held.packedWords()).toBeGreaterThanOrEqual(packed.length)
      const end = held.pack(words.byteOffset)
      expectSame(words.slice(0, (end - words.byteOffset) / 2), packed)
      expectSame(twinShapes.save(), shapes.save())
    },
  }
}

test('the same words are packed and unpacked, whatever is done in between', () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 25 }), fc.constantFrom(1, 500, 1023, 1024), (turns, size) => {
      const pair = packedTwins(size)
      let tick = 0
      for (const { ticks, deeds } of turns) {
        tick += ticks % 50 === 0 ? ticks : Math.sign(ticks)
        pair.live(tick, (entries) => carryOut(entries, tick, deeds))
      }
    }),
    { numRuns: 100 },
  )
})

/** A tick in which many along the line do something, some of them far from the one before; rarely somebody who is not in line. */
const crowd = fc.record({
  ticks: few(1, 1, 1, 1, 2, 3, 1023, 1024, 5000),
  count: fc.integer({ min: 20, max: 300 }),
  steps: fc.array(few(1, 1, 1, 2, 30, 400), { minLength: 1, maxLength: 9 }),
  dues: fc.array(few(1, 1, 2, 36, 36, 36, 36, 8191, 8192, -3), { minLength: 1, maxLength: 9 }),
  odd: few(0, 0, 0, 1, 2),
})

test('the same words are packed of crowds, whatever the ticks between them and the steps along the line', () => {
  fc.assert(
    fc.property(
      fc.array(crowd, { minLength: 2, maxLength: 12 }),
      fc.constantFrom(64, 1023, 1024),
      fc.constantFrom(0, 65_500, 65_534),
      (crowds, size, begin) => {
        const pair = packedTwins(size)
        let tick = begin
        for (const { ticks, count, steps, dues, odd } of crowds) {
          tick += ticks
          pair.live(tick, (entries) => {
            const taken: number[][] = []
            entries.retain((entry) => taken.push([...entry]) < 0, tick)
            for (let i = 0, place = 0; i < count; i++) {
              place += steps[i % steps.length]
              const who = odd === 1 && i === 9 ? 1023 : ((place % size) * 509) % size
              const kind = odd === 2 && i % 16 === 0 ? 99 : entryKind.expiry
              entries.push(tick + dues[i % dues.length], kind, who, i % 3, -5 * (i % 4), 0, 0, 0)
            }
            return taken
          })
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('what waits for years lies packed in fewer words, and comes back when it is due', () => {
  const pair = packedTwins(1024)
  let taken = 0
  for (let tick = 0; tick < 120; tick++) {
    pair.live(tick, (entries) => {
      const who: number[] = []
      entries.retain((entry) => entry[entryField.due] > tick || who.push(entry[entryField.who]) < 0, tick)
      taken += who.length
      for (const kind of [entryKind.trueExpiry, entryKind.expiry])
        for (let i = 0; i < 1024; i += kind === entryKind.expiry ? 40 : 9 + ((i * 7) % 11))
          entries.push(tick + [36, 36, 12][i % 3], kind, (i * 509) % 1024, 3, i % 9 ? -5 : -20, 0, 0, 0)
      return who
    })
  }
  expect(taken).toBeGreaterThan(5000)
  expect(pair.count()).toBeLessThan(0.65 * pair.waiting())
})

test('entries that wait for years are taken stretch by stretch, as lives of three years are', () => {
  const pair = twins(1)
  for (let tick = 0; tick < 120; tick++) {
    pair.live(0, tick, (entries) => {
      const taken: number[] = []
      entries.retain((entry) => taken.push(entry[entryField.who]) < 0, tick)
      for (let i = 0; i < 70; i++)
        entries.push(tick + [12, 36, 3][i % 3], entryKind.expiry, (tick * 70 + i * 13) % 1024, i % 9, -10, 0, 0, 0)
      return taken
    })
  }
  expect(pair.own[0].count).toBeGreaterThan(1000)
})

test('there is room for more words and shapes than at first', () => {
  const pair = twins(2)
  pair.live(0, 4, (entries) => {
    for (let i = 0; i < 70_000; i++) entries.push(5 + (i >> 10), entryKind.appeal, i & 1023, i, -5, 0, i, 0)
    for (let i = 0; i < 30_000; i++) entries.push(5, 99, -1, i, i, i, i, i)
  })
  pair.sameShapes()
  expect(pair.shapes.count).toBeGreaterThan(65_000)
  pair.live(1, 4, (entries) => entries.push(9, entryKind.expiry, 7, 1, -5, 0, 0, 0))
  pair.live(0, 5, (entries) => {
    let taken = 0
    entries.retain(() => taken++ % 2 > 0, 5)
    return taken
  })
})

test('shapes that others have made meanwhile are known', () => {
  const pair = twins(1)
  const push = (shapes: Shapes) => {
    const other = new Entries(shapes)
    for (let i = 0; i < 300; i++) other.push(i, entryKind.repair, 1, 2, -i, 0, 0, 0)
  }
  pair.live(0, 0, (entries) => entries.push(3, entryKind.repair, 1, 1, -1, 0, 0, 0))
  push(pair.shapes)
  push(pair.twinShapes)
  pair.live(0, 1, (entries) => {
    for (let i = 0; i < 300; i++) entries.push(1 + i, entryKind.repair, 1, 2, -i, 0, 0, 0)
  })
  pair.sameShapes()
})

test('nothing is copied back of a community to which nothing happened', () => {
  const pair = twins(1)
  pair.live(0, 0, (entries) => entries.push(30, entryKind.expiry, 1, 1, -5, 0, 0, 0))
  const before = pair.theirs[0].regain
  let regained = 0
  pair.theirs[0].regain = (...all) => {
    regained++
    before.apply(pair.theirs[0], all)
  }
  pair.live(0, 1, (entries) => entries.retain(() => false, 1))
  expect(regained).toBe(0)
  pair.live(0, 30, (entries) => entries.retain(() => false, 30))
  expect([regained, pair.theirs[0].count]).toEqual([1, 0])
})

test('the numbers of entries are those of the engine', () => {
  const { call } = moduleOn(new Memory(MIB), {})
  const numberOf = (name: string) => (call[name] as unknown as WebAssembly.Global).value as number
  const capitals = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
  expect(numberOf('ENTRY')).toBe(ENTRY)
  for (const [name, at] of Object.entries(entryField)) expect(numberOf(capitals(name)), name).toBe(at)
  for (const [name, number] of Object.entries(entryKind)) expect(numberOf(`KIND_${capitals(name)}`), name).toBe(number)
  for (const [name, bit] of Object.entries(flag)) expect(numberOf(`FLAG_${capitals(name)}`), name).toBe(bit)
})
