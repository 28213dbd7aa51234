import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTRY, Entries, entryField, entryKind } from '../../src/engine/entries.js'
import { Shapes } from '../../src/engine/shapes.js'

type Row = [number, number, number, number, number, number, number, number]

/** Few values of each field, so that many entries are alike, and some that no short form can hold. */
const few = (...values: number[]) => fc.constantFrom(...values)
const any = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const kind = few(...Object.values(entryKind))
const usual = fc.tuple(
  ...[fc.integer({ min: 0, max: 90 }), kind, fc.integer({ min: 0, max: 1023 }), fc.nat(5), few(-50, -20, 0, 30)],
  ...[fc.nat(3), few(0, 0, -7, -(2 ** 31)), few(0, 36)],
) as fc.Arbitrary<Row>
const odd = fc.tuple(any, fc.oneof(kind, any), any, any, any, any, any, any) as fc.Arbitrary<Row>
const row = fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: odd })

/** What may be done with what is on its way. */
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.array(row, { maxLength: 60 }).map((rows) => ({ push: rows })) },
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 2000 }).map((ticks) => ({ begin: ticks })) },
  { weight: 3, arbitrary: fc.nat(95).map((until) => ({ due: until })) },
  { weight: 1, arbitrary: fc.nat(7).map((field) => ({ drop: field })) },
)

function rowsOf(entries: Entries): number[][] {
  const rows: number[][] = []
  entries.each((entry) => rows.push([...entry]))
  return rows
}

function pushed(rows: readonly Row[], shapes = new Shapes()): Entries {
  const entries = new Entries(shapes)
  for (const each of rows) entries.push(...each)
  return entries
}

const { due, who, points } = entryField

describe('entries', () => {
  test('are a plain list, whatever is done with them', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const shapes = new Shapes()
        const [entries, neighbours] = [new Entries(shapes), new Entries(shapes)]
        let rows: Row[] = []
        let tick = 0
        for (const each of deeds) {
          if ('begin' in each) entries.begin((tick += each.begin))
          else if ('push' in each) {
            // times as the engine has them: some ticks from now
            const now = each.push.map(([ticks, ...rest]) => [(tick + ticks) | 0, ...rest] as Row)
            for (const one of now) {
              entries.push(...one)
              neighbours.push(...one)
            }
            rows.push(...now)
          } else if ('due' in each) {
            const shown: number[][] = []
            const until = tick + each.due
            // of what is due every third stays, as loans do when records are taken
            entries.retain((entry) => shown.push([...entry]) % 3 === 0, until)
            expect(shown).toEqual(rows.filter((one) => one[due] <= until))
            let nth = 0
            rows = rows.filter((one) => one[due] > until || ++nth % 3 === 0)
          } else {
            const isKept = (one: ArrayLike<number>) => (one[each.drop] & 3) !== 1
            entries.retain(isKept)
            rows = rows.filter(isKept)
          }
          expect(entries.count).toBe(rows.length)
          expect(rowsOf(entries)).toEqual(rows)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('come back from their words and shapes, and can be pushed on', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), fc.array(row, { maxLength: 20 }), (rows, more) => {
        const shapes = new Shapes()
        const entries = pushed(rows, shapes)
        const read = Entries.from(entries.save().slice(), Shapes.from(shapes.save().slice()))
        const restored = pushed(more)
        restored.become(read)
        for (const each of more) restored.push(...each)
        expect(read.count).toBe(rows.length)
        expect(rowsOf(restored)).toEqual([...rows, ...more])
      }),
    )
  })

  test('that wait for years take two bytes each once many are alike', () => {
    const shapes = new Shapes()
    const entries = new Entries(shapes)
    for (let tick = 0; tick < 36; tick++) {
      entries.begin(tick)
      for (let i = 0; i < 50; i++)
        entries.push(tick + 36, entryKind.expiry, (tick * 50 + i) % 1024, i % 20, -10 * (i % 3), 0, 0, 0)
    }
    expect(entries.count).toBe(1800)
    expect(entries.bytes).toBeLessThan(1800 * 2.5)
    expect(shapes.bytes).toBeLessThan(10_000)
  })

  test('that were taken leave no more behind than the room they had', () => {
    const entries = new Entries(new Shapes())
    let most = 0
    for (let tick = 0; tick < 4000; tick++) {
      entries.begin(tick)
      // now and then one that stays for long, so that stretches are worn down one entry after the other
      for (let i = 0; i < 12; i++)
        entries.push(tick + (i === 0 ? 900 : 1 + ((tick * i) % 40)), entryKind.trueExpiry, i, i % 7, -10, 0, 0, 0)
      entries.retain(() => false, tick)
      if (tick === 1000) most = entries.bytes
    }
    expect(entries.count).toBeLessThan(1400)
    expect(entries.bytes).toBeLessThan(most * 1.3)
    expect(entries.bytes).toBeLessThan(9 * 1400)
  })

  test('that are not due are not looked at', () => {
    const entries = pushed(Array.from({ length: 3000 }, (_, i) => [i < 10 ? 3 : 9, 2, i % 1024, 0, -5, 0, 0, 0]))
    const shown: number[] = []
    entries.retain((entry) => shown.push(entry[due]) < 0, 3)
    expect(shown).toEqual(Array(10).fill(3))
    expect(entries.count).toBe(2990)
  })

  test('are noted for whoever looks on, as they will be read', () => {
    const entries = new Entries(new Shapes())
    entries.push(1, 2, 3, 4, 5, 6, 7, 8)
    entries.made = []
    entries.push(0, entryKind.record, 1, 2, -3, 4, 0xdeadbeef, 6)
    const [, [...last]] = rowsOf(entries)
    expect(entries.made).toEqual(last)
    expect(last[entryField.luck] >>> 0).toBe(0xdeadbeef)
  })

  test('know the tick in which they were made', () => {
    const entries = new Entries(new Shapes())
    for (const tick of [0, 1, 5, 4000, 3]) {
      entries.begin(tick)
      entries.push(tick + 36, entryKind.repair, 9, 1, -10, 0, 0, 0)
    }
    const made: number[] = []
    entries.each((entry, tick) => made.push(tick, entry[due] - tick))
    expect(made).toEqual([0, 36, 1, 36, 5, 36, 4000, 36, 3, 36])
  })
})

describe('shapes', () => {
  test('are found again, each by all of its fields', () => {
    const fields = fc.tuple(...Array.from({ length: 7 }, () => fc.integer({ min: -2, max: 2 })))
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 400 }), (all) => {
        const shapes = new Shapes()
        const find = ([a, b, c, d, e, f, g]: number[]) => shapes.find(a, b, 0, c, d, e, f, g)
        const names = new Map<string, number>()
        for (const each of all) {
          const shape = find(each)
          expect(names.get(each.join()) ?? shape).toBe(shape)
          names.set(each.join(), shape)
        }
        expect(new Set(names.values()).size).toBe(names.size)
      }),
    )
  })

  test('that were saved are found again, and others get the names that they would have had', () => {
    const fields = fc.tuple(...Array.from({ length: 8 }, (_, i) => fc.integer({ min: i === 1 ? 1 : -2, max: 2 })))
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 400 }), fc.nat(400), (all, before) => {
        const find = (shapes: Shapes, [ticks, kind, drawn, ...rest]: number[]) =>
          shapes.find(
            ticks,
            drawn > 0 ? 0 : kind,
            Number(drawn > 0),
            ...(rest as [number, number, number, number, number]),
          )
        const shapes = new Shapes()
        for (const each of all.slice(0, before)) find(shapes, each)
        const again = Shapes.from(shapes.save().slice())
        expect(again.count).toBe(shapes.count)
        expect(again.bytes).toBe(shapes.bytes)
        for (const each of all) expect(find(again, each)).toBe(find(shapes, each))
        expect(again.save()).toEqual(shapes.save())
      }),
    )
  })

  test('may run out; entries are then written out and say the same', () => {
    const shapes = new Shapes()
    const entries = new Entries(shapes)
    const MANY = 70_000
    for (let i = 0; i < MANY; i++) entries.push(5, entryKind.expiry, i % 1024, 0, i, 0, 0, 0)
    expect(shapes.find(5, entryKind.expiry, 0, 0, MANY, 0, 0, 0)).toBe(-1)
    expect(shapes.bytes).toBeLessThan(4e6)
    let i = 0
    entries.each((entry) => {
      if (entry[points] !== i || entry[who] !== i % 1024) throw new Error(`entry ${i} is another`)
      i++
    })
    expect(i).toBe(MANY)
    expect(entries.count * ENTRY).toBe(MANY * ENTRY)
  })
})
