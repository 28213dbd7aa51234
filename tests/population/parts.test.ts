import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitPopulation, fitTable, seedTable, shapeOf, TOLERANCE } from '../../src/population/fit.js'
import { PartFit, partsOf } from '../../src/population/parts.js'
import { PopulationError } from '../../src/population/spec.js'
import { gap, population, selection, traitSpecs, village } from './helpers.js'

const traits = traitSpecs({
  age: ['child', 'adult', 'old'],
  place: ['urban', 'rural'],
  work: ['none', 'farm', 'post'],
  sex: ['female', 'male'],
  conduct: ['usual', 'prone'],
})
const sizes = traits.map(({ categories }) => categories.length)
const ties = [
  { if: selection(traits, { age: 'child' }), then: selection(traits, { work: ['farm', 'post'] }), odds: 0 },
  { if: selection(traits, { place: 'rural' }), then: selection(traits, { work: 'farm' }), odds: 6 },
  { if: selection(traits, { age: 'old' }), then: selection(traits, { work: 'none' }), odds: 3 },
  { if: selection(traits, { sex: 'male' }), then: selection(traits, { conduct: 'prone' }), odds: 2.5 },
  { if: selection(traits, { sex: 'female' }), then: selection(traits, { work: 'none' }), odds: 2 },
]
const targets = [
  [0.2, 0.6, 0.2],
  [0.3, 0.7],
  [0.5, 0.3, 0.2],
  [0.49, 0.51],
  [0.9, 0.1],
]

/** A share of two or three parts, none of them zero. */
const split = (parts: number) =>
  fc
    .array(fc.integer({ min: 5, max: 100 }), { minLength: parts, maxLength: parts })
    .map((weights) => weights.map((weight) => weight / weights.reduce((sum, each) => sum + each, 0)))

describe('a table is taken apart', () => {
  it('so that every association lies in the core or in a block and its boundary', () => {
    const { core, blocks } = partsOf(sizes, ties)
    for (const { if: first, then: second } of ties) {
      const tied = [...sizes.keys()].filter((t) => first[t] || second[t])
      const places = [core, ...blocks.map((block) => [...block.traits, ...block.boundary])]
      expect(places.some((place) => tied.every((t) => place.includes(t)))).toBe(true)
    }
    expect([...core, ...blocks.flatMap((block) => block.traits)].toSorted((a, b) => a - b)).toEqual([...sizes.keys()])
  })

  it('into traits alone where nothing ties them', () => {
    const { core, blocks } = partsOf([4, 3, 5], [])
    expect(core).toHaveLength(1)
    expect(blocks.every(({ boundary }) => boundary.length === 0)).toBe(true)
  })
})

describe('a fit in parts', () => {
  it('is the fit of the whole table', () => {
    fc.assert(
      fc.property(
        fc.tuple(split(2), split(2), split(2)),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        (shares, odds) => {
          const all = [
            ...ties,
            { if: selection(traits, { place: 'urban' }), then: selection(traits, { age: 'old' }), odds },
          ]
          const asked = [targets[0], shares[0], targets[2], shares[1], shares[2]]
          const shape = shapeOf(sizes)
          const whole = fitTable(shape, seedTable(shape, all), asked)
          const parts = new PartFit(shape, all).fit(asked, TOLERANCE, 2000)
          if (!('joint' in whole)) return expect('joint' in parts).toBe(false)
          if (!('joint' in parts)) throw new Error(JSON.stringify(parts))
          expect(gap(parts.joint, whole.joint)).toBeLessThan(1e-7)
          expect(parts.rounds).toBe(whole.rounds)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('keeps forbidden combinations empty and everything else possible', () => {
    const shape = shapeOf(sizes)
    const seed = seedTable(shape, ties)
    const fit = new PartFit(shape, ties).fit(targets, TOLERANCE, 2000)
    if (!('joint' in fit)) throw new Error('not fitted')
    for (let entry = 0; entry < seed.length; entry++) expect(fit.joint[entry] > 0).toBe(seed[entry] > 0)
  })

  it('says which share cannot be met', () => {
    const never = { if: selection(traits, { age: 'adult' }), then: selection(traits, { work: 'post' }), odds: 0 }
    const old = { if: selection(traits, { age: 'old' }), then: selection(traits, { work: 'post' }), odds: 0 }
    const fit = new PartFit(shapeOf(sizes), [...ties, never, old]).fit(targets, TOLERANCE, 200)
    expect(fit).toMatchObject({ asked: 0.2, reached: 0 })
  })
})

describe('a population of many regions', () => {
  const { traits: villageTraits, associations, regions } = village()
  const many = {
    ...village(),
    regions: Array.from({ length: 8 }, (_, r) => ({ ...regions[r % 2], id: `region-${r}`, share: 1 / 8 })),
  }

  it('is fitted in parts, to the same tables as few', () => {
    const few = fitPopulation(village())
    const fit = fitPopulation(many)
    expect(associations.length).toBeGreaterThan(0)
    expect(villageTraits.length).toBe(fit.shape.sizes.length)
    for (const [r, { joint }] of fit.regions.entries()) expect(gap(joint, few.regions[r % 2].joint)).toBeLessThan(1e-7)
  })

  it('names the region, trait and category that cannot be', () => {
    const impossible = population(
      { age: ['child', 'adult'], place: ['all'] },
      Object.fromEntries(
        Array.from({ length: 9 }, (_, r) => [`r${r}`, { share: 1 / 9, marginals: { age: [0.2, 0.8], place: [1] } }]),
      ),
      [{ if: { age: 'child' }, then: { place: 'all' }, odds: 0 }],
    )
    expect(() => fitPopulation(impossible)).toThrow(PopulationError)
    expect(() => fitPopulation(impossible)).toThrow('20.00 % of residents should be child (age)')
  })
})
