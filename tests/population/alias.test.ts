import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aliasTable,
  apportion,
  emptyAlias,
  pick,
  WHOLE,
  wholeWeights,
  type AliasTable,
} from '../../src/population/alias.js'

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

/** How many of the 2^32 words give each item, read off the table. */
function chances(table: AliasTable): Map<number, number> {
  const found = new Map<number, number>()
  const capacity = WHOLE / 2 ** table.bits
  for (let column = 0; column < table.threshold.length; column++) {
    const below = table.threshold[column]
    found.set(table.own[column], (found.get(table.own[column]) ?? 0) + below)
    found.set(table.other[column], (found.get(table.other[column]) ?? 0) + capacity - below)
  }
  return found
}

describe('largest remainders', () => {
  it('split a total without losing any', () => {
    expect([...apportion([0.5, 0.5], 3)]).toEqual([2, 1])
    expect([...apportion([1, 1, 1], 10)]).toEqual([4, 3, 3])
    expect([...apportion([0.21, 0.29, 0.5], 10)]).toEqual([2, 3, 5])
  })

  it('give nothing to a share of nothing', () => {
    expect([...apportion([0, 1, 0], 7)]).toEqual([0, 7, 0])
    expect([...apportion([0, 1e-30, 1], 2)]).toEqual([0, 0, 2])
  })

  it('need something to split by', () => {
    expect(() => apportion([0, 0], 5)).toThrow(RangeError)
  })

  it('come within one of the exact share', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 1e9 }), (parts, total) => {
        fc.pre(sum(parts) > 1e-6)
        const whole = apportion(parts, total)
        expect(sum(whole)).toBe(total)
        for (const [i, part] of parts.entries()) {
          expect(Number.isInteger(whole[i]) && whole[i] >= 0).toBe(true)
          expect(Math.abs(whole[i] - (part / sum(parts)) * total)).toBeLessThan(1 + 1e-6)
        }
      }),
    )
  })

  it('make weights that sum to 2^32 exactly', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(shares, (parts) => {
        fc.pre(sum(parts) > 0)
        expect(sum(wholeWeights(parts))).toBe(WHOLE)
      }),
    )
  })
})

describe('an alias table', () => {
  it('gives every item exactly its weight', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(shares, (parts) => {
        fc.pre(sum(parts) > 0)
        const weights = wholeWeights(parts)
        const found = chances(
          aliasTable(
            [...parts.keys()].map((i) => 1000 + i),
            weights,
          ),
        )
        for (const [i, weight] of weights.entries()) expect(found.get(1000 + i) ?? 0).toBe(weight)
        expect(sum(found.values())).toBe(WHOLE)
      }),
    )
  })

  it('reads the column from the upper bits and the side from the lower', () => {
    const table = aliasTable([7, 9], [WHOLE * 0.25, WHOLE * 0.75])
    expect(table.bits).toBe(1)
    expect(pick(table, 0)).toBe(7)
    expect(pick(table, WHOLE / 4 - 1)).toBe(7)
    expect(pick(table, WHOLE / 4)).toBe(9)
    expect(pick(table, WHOLE - 1)).toBe(9)
  })

  it('agrees with the words it is asked with', () => {
    const weights = wholeWeights([3, 1, 0, 4, 8])
    const table = aliasTable([0, 1, 2, 3, 4], weights)
    const steps = 1 << 16
    const counts = Array.from({ length: 5 }, () => 0)
    for (let i = 0; i < steps; i++) counts[pick(table, i * (WHOLE / steps))]++
    expect(counts).toEqual([3, 1, 0, 4, 8].map((part) => (part / 16) * steps))
  })

  it('draws a single item always', () => {
    const table = aliasTable([5], [WHOLE])
    expect([0, 1, WHOLE / 2, WHOLE - 1].map((word) => pick(table, word))).toEqual([5, 5, 5, 5])
  })

  it('refuses weights that do not fill the words', () => {
    expect(() => aliasTable([1, 2], [1, 2])).toThrow('2^32')
    expect(() => aliasTable(new Uint32Array(65537), new Float64Array(65537))).toThrow('65,536')
  })

  it('can be empty', () => {
    expect(emptyAlias()).toMatchObject({ bits: 0, threshold: new Uint32Array(0) })
  })
})
