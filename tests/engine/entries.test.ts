import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTRY, Entries, entryField } from '../../src/engine/entries.js'

const row = fc.tuple(...Array.from({ length: ENTRY }, () => fc.integer({ min: -1000, max: 1000 })))

function rowsOf({ numbers, length }: Entries): number[][] {
  return Array.from({ length: length / ENTRY }, (_, e) => [...numbers.slice(e * ENTRY, (e + 1) * ENTRY)])
}

describe('entries', () => {
  test('keep what is pushed, in order, however many', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), (rows) => {
        const entries = new Entries()
        for (const each of rows) entries.push(...(each as Parameters<Entries['push']>))
        expect(rowsOf(entries)).toEqual(rows)
      }),
    )
  })

  test('hold many, and grow by whole entries', () => {
    const entries = new Entries()
    for (let i = 0; i < 20_000; i++) entries.push(i, 1, 2, 3, 4, 5, 6, 7)
    expect(entries.length).toBe(20_000 * ENTRY)
    expect(entries.numbers.length % ENTRY).toBe(0)
    expect(entries.numbers.length).toBeLessThan(20_000 * ENTRY * 1.6)
    for (let i = 0; i < 20_000; i++) expect(entries.numbers[i * ENTRY]).toBe(i)
  })

  test('retain is a filter: order stays, and the rest can be pushed on', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 120 }), fc.integer({ min: -1000, max: 1000 }), (rows, now) => {
        const entries = new Entries()
        for (const each of rows) entries.push(...(each as Parameters<Entries['push']>))
        const seen: number[] = []
        entries.retain((numbers, e) => {
          seen.push(e / ENTRY)
          return numbers[e + entryField.due] > now
        })
        expect(seen).toEqual(rows.map((_, i) => i))
        const kept = rows.filter((each) => each[entryField.due] > now)
        expect(rowsOf(entries)).toEqual(kept)
        entries.push(1, 2, 3, 4, 5, 6, 7, 8)
        expect(rowsOf(entries)).toEqual([...kept, [1, 2, 3, 4, 5, 6, 7, 8]])
      }),
    )
  })

  test('a word of luck comes back whole when read as one', () => {
    const entries = new Entries()
    entries.push(0, 0, 0, 0, 0, 0, 0xdeadbeef, 0)
    expect(entries.numbers[entryField.luck] >>> 0).toBe(0xdeadbeef)
  })
})
