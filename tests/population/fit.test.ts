import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  categoryOf,
  fitLater,
  fitPopulation,
  fitTable,
  inShort,
  marginalOf,
  MAX_TABLE,
  seedTable,
  selected,
  shapeOf,
  TOLERANCE,
  type RegionFit,
} from '../../src/population/fit.js'
import { PopulationError } from '../../src/population/spec.js'
import { gap, population, selection, traitSpecs, village } from './helpers.js'

function fitted(sizes: number[], seed: number[], targets: number[][]): RegionFit {
  const result = fitTable(shapeOf(sizes), Float64Array.from(seed), targets)
  if ('joint' in result) return result
  throw new Error(`not fitted: ${JSON.stringify(result)}`)
}

describe('the full table', () => {
  it('lets the last trait vary fastest', () => {
    const shape = shapeOf([2, 3, 4])
    expect(shape).toEqual({ sizes: [2, 3, 4], strides: [12, 4, 1], entries: 24 })
    expect([0, 1, 2].map((t) => categoryOf(shape, 23, t))).toEqual([1, 2, 3])
    expect([0, 1, 2].map((t) => categoryOf(shape, 6, t))).toEqual([0, 1, 2])
  })

  it('is refused beyond what can be laid out', () => {
    expect(() => shapeOf([2000, 2000])).not.toThrow()
    expect(() => shapeOf([2000, 2001])).toThrow(PopulationError)
    expect(() => shapeOf([2000, 2001])).toThrow(`at most ${MAX_TABLE}`)
  })

  it('sums to marginals', () => {
    const table = Float64Array.from([1, 2, 3, 4, 5, 6])
    expect([...marginalOf(shapeOf([2, 3]), table, 0)]).toEqual([6, 15])
    expect([...marginalOf(shapeOf([2, 3]), table, 1)]).toEqual([5, 7, 9])
  })
})

describe('the starting table', () => {
  const traits = traitSpecs({ age: ['young', 'old'], work: ['none', 'farm', 'post'] })
  const shape = shapeOf([2, 3])

  it('multiplies the odds of all associations that hold', () => {
    const old = selection(traits, { age: 'old' })
    const seed = seedTable(shape, [
      { if: old, then: selection(traits, { work: ['none', 'farm'] }), odds: 4 },
      { if: selection(traits, { work: 'farm' }), then: old, odds: 0.5 },
      { if: selection(traits, { age: 'young' }), then: selection(traits, { work: 'post' }), odds: 0 },
    ])
    expect([...seed]).toEqual([1, 1, 0, 4, 2, 1])
  })

  it('takes a selection as "and" between traits, "or" within one', () => {
    const chosen = selection(traits, { age: 'old', work: ['none', 'post'] })
    expect([0, 1, 2, 3, 4, 5].filter((entry) => selected(shape, entry, chosen))).toEqual([3, 5])
  })
})

describe('fitting', () => {
  it('gives the product of the marginals if nothing is associated', () => {
    const { joint } = fitted(
      [2, 2],
      [1, 1, 1, 1],
      [
        [0.3, 0.7],
        [0.4, 0.6],
      ],
    )
    expect(gap(joint, [0.12, 0.18, 0.28, 0.42])).toBeLessThan(1e-12)
  })

  it('keeps the odds ratio of a 2 x 2 table', () => {
    // odds ratio 4 with marginals of one half: x / (1/2 - x) = 2, so x = 1/3
    const { joint, worst } = fitted(
      [2, 2],
      [4, 1, 1, 1],
      [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    )
    expect(gap(joint, [1 / 3, 1 / 6, 1 / 6, 1 / 3])).toBeLessThan(1e-8)
    expect(worst).toBeLessThan(TOLERANCE)
  })

  it('solves a 2 x 2 table with a forbidden combination', () => {
    const { joint } = fitted(
      [2, 2],
      [0, 1, 1, 1],
      [
        [0.3, 0.7],
        [0.2, 0.8],
      ],
    )
    expect(gap(joint, [0, 0.3, 0.2, 0.5])).toBeLessThan(1e-8)
  })

  it('solves a table of three traits by hand', () => {
    // the first two are tied with odds ratio 9, the third is unrelated: 3/8 and 1/8 split 1 to 3
    const { joint } = fitted(
      [2, 2, 2],
      [9, 9, 1, 1, 1, 1, 1, 1],
      [
        [0.5, 0.5],
        [0.5, 0.5],
        [0.25, 0.75],
      ],
    )
    expect(
      gap(
        joint,
        [3, 9, 1, 3, 1, 3, 3, 9].map((n) => n / 32),
      ),
    ).toBeLessThan(1e-8)
  })

  it('says what cannot be met for want of any combination', () => {
    const unmet = fitTable(shapeOf([2, 2]), Float64Array.from([0, 0, 1, 1]), [
      [0.1, 0.9],
      [0.5, 0.5],
    ])
    expect(unmet).toEqual({ trait: 0, category: 0, asked: 0.1, reached: 0 })
  })

  it('counts a category nobody is in as empty, and what only it could hold', () => {
    const unmet = fitTable(shapeOf([2, 2]), Float64Array.from([0, 1, 1, 0]), [
      [1, 0],
      [0.5, 0.5],
    ])
    expect(unmet).toEqual({ trait: 1, category: 0, asked: 0.5, reached: 0 })
  })

  it('says what cannot be met for want of room', () => {
    // the first category of the first trait can only be in the second of the second, which is too small
    const unmet = fitTable(shapeOf([2, 2]), Float64Array.from([0, 1, 1, 1]), [
      [0.6, 0.4],
      [0.7, 0.3],
    ])
    expect(unmet).toMatchObject({ asked: expect.any(Number), reached: expect.any(Number) })
    expect('joint' in unmet).toBe(false)
  })

  const marginal = (size: number) =>
    fc
      .array(fc.integer({ min: 1, max: 1000 }), { minLength: size, maxLength: size })
      .map((parts) => parts.map((part) => part / parts.reduce((sum, other) => sum + other, 0)))

  it('meets any marginals without zeros, whatever the odds', () => {
    const table = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }).chain((sizes) =>
      fc.tuple(
        fc.constant(sizes),
        fc.array(fc.integer({ min: 1, max: 50 }), {
          minLength: shapeOf(sizes).entries,
          maxLength: shapeOf(sizes).entries,
        }),
        fc.tuple(...sizes.map(marginal)),
      ),
    )
    fc.assert(
      fc.property(table, ([sizes, seed, targets]) => {
        const { joint } = fitted(sizes, seed, targets)
        for (let t = 0; t < sizes.length; t++) {
          expect(gap(marginalOf(shapeOf(sizes), joint, t), targets[t])).toBeLessThan(1e-8)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('leaves forbidden combinations empty and everything else possible', () => {
    const zeros = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 3 })
    fc.assert(
      fc.property(zeros, marginal(3), marginal(4), (forbidden, first, second) => {
        const seed = Array.from({ length: 12 }, (_, i) => (forbidden.includes(i) ? 0 : 1))
        const result = fitTable(shapeOf([3, 4]), Float64Array.from(seed), [first, second])
        if (!('joint' in result)) return
        for (let i = 0; i < 12; i++) expect(result.joint[i] > 0).toBe(!forbidden.includes(i))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a population', () => {
  it('is fitted region by region', () => {
    const spec = village()
    const fit = fitPopulation(spec)
    for (const [r, region] of spec.regions.entries()) {
      for (const [t, { shares }] of region.marginals.entries()) {
        expect(gap(marginalOf(fit.shape, fit.regions[r].joint, t), shares)).toBeLessThan(1e-8)
      }
    }
    expect([...fit.regions[0].joint]).not.toEqual([...fit.regions[1].joint])
  })

  it('whose tables are not at hand makes them again, the same ones', () => {
    const spec = village()
    const fit = fitPopulation(spec)
    const later = fitLater(spec, inShort(fit))
    expect(later.shape).toEqual(fit.shape)
    expect(later.regions[1].joint).toEqual(fit.regions[1].joint)
    expect(later.regions[1].joint).toBe(later.regions[1].joint)
    expect(later.regions.map(({ rounds }) => rounds)).toEqual(fit.regions.map(({ rounds }) => rounds))
  })

  it('is refused with the names of the trait, the category and the rules in the way', () => {
    const spec = population(
      { age: ['14-17', '18+'], place: ['all'], work: ['none', 'official'] },
      { suining: { share: 1, marginals: { age: [1, 0], place: [1], work: [0.9, 0.1] } } },
      [{ if: { age: '14-17' }, then: { work: 'official' }, odds: 0 }],
    )
    const error = caught(() => fitPopulation(spec))
    expect(error.path).toEqual(['regions', 'suining', 'marginals', 'work', 'values', 'official'])
    expect(error.says.code).toBe('marginal-not-met')
    expect(error.message).toContain('10.00 % of residents should be official (work)')
    expect(error.message).toContain('no combination with other traits is left')
    expect(error.message).toContain('"association 0"')
  })

  it('is refused with the share that is possible if some are', () => {
    const spec = population(
      { age: ['14-17', '18+'], place: ['all'], work: ['none', 'official'] },
      { suining: { share: 1, marginals: { age: [0.7, 0.3], place: [1], work: [0.5, 0.5] } } },
      [{ if: { age: '14-17' }, then: { work: 'official' }, odds: 0 }],
    )
    const error = caught(() => fitPopulation(spec))
    expect(error.path.slice(0, 3)).toEqual(['regions', 'suining', 'marginals'])
    expect(error.message).toMatch(/the closest the fit comes is \d/)
  })
})

function caught(action: () => unknown): PopulationError {
  try {
    action()
  } catch (error) {
    if (error instanceof PopulationError) return error
  }
  throw new Error('nothing was refused')
}
