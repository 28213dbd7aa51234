import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfStratum, lineUp, standingAt } from '../../src/engine/lineUp.js'

test('subjects stand by stratum, and by number within one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { maxLength: 1024, size: 'max' }),
      fc.array(fc.nat(255), { minLength: 10, maxLength: 10 }),
      (cells, strata) => {
        const before = [7, 7]
        const line = Uint16Array.from([...before, ...cells])
        const cell = Uint16Array.from([...before, ...cells])
        lineUp(line, cell, 2, cell.length, Uint8Array.from(strata))
        const expected = cells.map((_, i) => i).toSorted((a, b) => strata[cells[a]] - strata[cells[b]] || a - b)
        expect([...line.subarray(0, 2)]).toEqual(before)
        expect(Array.from(line.subarray(2), standingAt)).toEqual(expected)
        const found = expected.map((i) => strata[cells[i]])
        found.forEach((stratum, at) => {
          const next = found.findIndex((other, i) => i > at && other !== stratum)
          expect(endOfStratum(line, 2 + at)).toBe(2 + (next < 0 ? found.length : next))
        })
      },
    ),
  )
})
