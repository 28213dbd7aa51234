import { describe, expect, it } from 'vitest'
import { shapeOf } from '../../src/population/fit.js'
import { cramersV, largestDifference, liftOf, pairTable } from '../../src/population/strength.js'
import { selection, traitSpecs } from './helpers.js'

const rows = (...lists: number[][]) => lists.map((list) => Float64Array.from(list))

describe('a table of pairs', () => {
  it('sums over the other traits, in either order', () => {
    const shape = shapeOf([2, 2, 3])
    const table = Float64Array.from({ length: 12 }, (_, i) => i)
    expect(pairTable(shape, table, 0, 2).map((row) => [...row])).toEqual([
      [3, 5, 7],
      [15, 17, 19],
    ])
    expect(pairTable(shape, table, 2, 0).map((row) => [...row])).toEqual([
      [3, 15],
      [5, 17],
      [7, 19],
    ])
  })

  it('differs from another by its largest entry', () => {
    expect(largestDifference(rows([0.1, 0.4], [0.2, 0.3]), rows([0.1, 0.3], [0.25, 0.35]))).toBeCloseTo(0.1)
  })
})

describe("Cramér's V", () => {
  it('is 0 for unrelated traits and 1 if one decides the other', () => {
    expect(cramersV(rows([0.12, 0.28], [0.18, 0.42]))).toBeCloseTo(0)
    expect(cramersV(rows([0.5, 0], [0, 0.5]))).toBeCloseTo(1)
    expect(cramersV(rows([0.5, 0, 0], [0, 0.2, 0.3]))).toBeCloseTo(1)
  })

  it('is the phi of a table of four', () => {
    // phi = (ad - bc) / sqrt of the product of the marginals
    expect(cramersV(rows([0.4, 0.1], [0.2, 0.3]))).toBeCloseTo((0.12 - 0.02) / Math.sqrt(0.5 * 0.5 * 0.6 * 0.4))
  })

  it('is 0 where a trait has one category only', () => {
    expect(cramersV(rows([0.4, 0.6]))).toBe(0)
  })
})

describe('lift', () => {
  const traits = traitSpecs({ age: ['young', 'old'], work: ['none', 'farm', 'post'] })
  const old = selection(traits, { age: 'old' })
  const working = selection(traits, { work: ['farm', 'post'] })

  it('is 1 for unrelated selections and counts how often they meet otherwise', () => {
    const shape = shapeOf([2, 3])
    expect(liftOf(shape, Float64Array.from([2, 1, 1, 2, 1, 1]), old, working)).toBe(1)
    // 6 of 10 old, 5 of 10 working, both 4: 0.4 / 0.3
    expect(liftOf(shape, Float64Array.from([3, 1, 0, 2, 3, 1]), old, working)).toBeCloseTo(4 / 3)
    expect(liftOf(shape, Float64Array.from([1, 2, 3, 4, 0, 0]), old, working)).toBe(0)
  })

  it('is unknown where a selection is empty', () => {
    expect(liftOf(shapeOf([2, 3]), Float64Array.from([1, 1, 1, 0, 0, 0]), old, working)).toBeNull()
  })
})
