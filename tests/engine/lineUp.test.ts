import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineUp } from '../../src/engine/lineUp.js'

test('subjects stand by stratum, and by number within one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { maxLength: 300 }),
      fc.array(fc.nat(255), { minLength: 10, maxLength: 10 }),
      (cells, strata) => {
        const before = [7, 7]
        const line = Uint16Array.from([...before, ...cells])
        const cell = Uint16Array.from([...before, ...cells])
        lineUp(line, cell, 2, cell.length, Uint8Array.from(strata))
        const expected = cells.map((_, i) => i).toSorted((a, b) => strata[cells[a]] - strata[cells[b]] || a - b)
        expect([...line]).toEqual([...before, ...expected])
      },
    ),
  )
})
