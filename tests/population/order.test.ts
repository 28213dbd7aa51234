import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderBy, sortCells } from '../../src/population/order.js'

const lengths = { minLength: 0, maxLength: 1500 }

it('sorts cells as the language does', () => {
  fc.assert(
    fc.property(fc.uint16Array(lengths), (cells) => {
      const sorted = cells.slice().sort()
      sortCells(cells)
      expect(cells).toEqual(sorted)
    }),
  )
})

it('puts numbers in the order of their words, equals by number', () => {
  // few different words, so that many are equal
  const words = fc.uint32Array({ ...lengths, max: 2 ** 32 - 1 })
  fc.assert(
    fc.property(words, fc.constantFrom(0xffffffff, 0xff00ff, 0x80000000, 3), (drawn, mask) => {
      const masked = drawn.map((word) => word & mask)
      const expected = Array.from(masked.keys()).toSorted((a, b) => masked[a] - masked[b] || a - b)
      expect(Array.from(orderBy(masked, masked.length))).toEqual(expected)
    }),
  )
})
