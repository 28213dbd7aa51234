import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Pages } from '../../../src/engine/packed/pages.js'

const RECORDS = 7
const PAGE = 64
const record = (number: number, length: number) => Uint16Array.from({ length }, (_, i) => number * 1000 + i)

/** Writes all records of some lengths, reading each one before, as a tick does. */
function turnWith(pages: Pages, lengths: readonly number[], before?: readonly number[]): void {
  lengths.forEach((length, r) => {
    if (before) expect(pages.read(r)).toEqual(record(r, before[r]))
    pages.write(record(r, length), length)
  })
  pages.turn()
}

const length = fc.oneof(fc.nat(9), fc.integer({ min: 10, max: 60 }), fc.constantFrom(0, PAGE, PAGE + 9))
const lengths = fc.array(length, { minLength: RECORDS, maxLength: RECORDS })

describe('pages', () => {
  it('give back what was written, tick after tick, whatever grows and shrinks', () => {
    fc.assert(
      fc.property(fc.array(lengths, { minLength: 1, maxLength: 5 }), (ticks) => {
        const pages = new Pages(RECORDS, PAGE)
        ticks.forEach((each, tick) => turnWith(pages, each, ticks[tick - 1]))
        const last = ticks.at(-1)!
        last.forEach((length, r) => expect(pages.read(r)).toEqual(record(r, length)))
        expect(pages.recordBytes).toBe(last.reduce((sum, length) => sum + 2 * length, 0))
      }),
    )
  })

  it('take hardly more than what lies on them, because a page is written on as soon as it has been read', () => {
    const records = 400
    const pages = new Pages(records, PAGE)
    const words = new Uint16Array(20)
    const ledger = 3 * 4 * records
    for (let tick = 0; tick < 4; tick++) {
      for (let r = 0; r < records; r++) {
        pages.write(words, words.length)
        // three to a page of 128 bytes, and never twice
        if (tick > 0) expect(pages.bytes - ledger).toBeLessThan((records / 3 + 5) * 128)
      }
      pages.turn()
    }
  })

  it('are not to be read before all is written', () => {
    const pages = new Pages(2)
    pages.write(record(0, 3), 3)
    expect(() => pages.turn()).toThrow('1 of 2 records were written')
  })
})
