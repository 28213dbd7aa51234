import { describe, expect, it } from 'vitest'
import { WHOLE } from '../../src/population/alias.js'
import { cellsOf, MAX_CELLS } from '../../src/population/cells.js'
import { fitPopulation } from '../../src/population/fit.js'
import { PopulationError } from '../../src/population/spec.js'
import { population, village } from './helpers.js'

const spec = village()
const fit = fitPopulation(spec)
const cells = cellsOf(fit, spec.placeTrait, spec.traits)

describe('cells', () => {
  it('leave out what cannot occur', () => {
    // 3 x 2 x 3 combinations, of which the 2 with a child living alone are forbidden
    expect(cells.count).toBe(16)
    for (let cell = 0; cell < cells.count; cell++) {
      const [age, , household] = cells.traits.subarray(cell * 3)
      expect(age === 0 && household === 0).toBe(false)
    }
  })

  it('are numbered in lexicographic order of the traits', () => {
    const keys = Array.from({ length: cells.count }, (_, cell) =>
      [...cells.traits.subarray(cell * 3, cell * 3 + 3)].join(''),
    )
    expect(keys).toEqual(keys.toSorted())
    expect(new Set(keys).size).toBe(cells.count)
    expect(keys[0]).toBe('001')
  })

  it('come with whole weights for each region and kind of place', () => {
    expect(cells.mixtures).toHaveLength(4)
    for (const [i, mixture] of cells.mixtures.entries()) {
      expect([...(mixture?.weights ?? [])].reduce((a, b) => a + b, 0)).toBe(WHOLE)
      for (const cell of mixture?.cells ?? []) expect(cells.traits[cell * 3 + 1]).toBe(i % 2)
    }
  })

  it('have weights in proportion to the joint table', () => {
    const urban = cells.mixtures[0]
    if (!urban) throw new Error('no towns in the north')
    for (const [i, cell] of urban.cells.entries()) {
      const share = fit.regions[0].joint[cells.entries[cell]] / 0.3
      expect(Math.abs(urban.weights[i] / WHOLE - share)).toBeLessThan(1e-8)
    }
  })

  it('leave out a kind of place that a region does not have', () => {
    const traits = { place: ['urban', 'rural'], sex: ['female', 'male'] }
    const wild = population(traits, { steppe: { share: 1, marginals: { place: [0, 1], sex: [0.5, 0.5] } } })
    const found = cellsOf(fitPopulation(wild), 0, wild.traits)
    expect(found.count).toBe(2)
    expect(found.mixtures[0]).toBeNull()
  })

  it('are refused beyond what 16 bits number, with what would fit', () => {
    const many = Array.from({ length: 258 }, (_, i) => `c${i}`)
    const even = many.map(() => 1 / 258)
    const traits = { place: ['all'], first: many, second: many }
    const large = population(traits, { all: { share: 1, marginals: { place: [1], first: even, second: even } } })
    let error: unknown
    try {
      cellsOf(fitPopulation(large), 0, large.traits)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(PopulationError)
    expect((error as PopulationError).message).toContain('66564')
    expect((error as PopulationError).message).toContain(`at most ${MAX_CELLS}`)
    expect((error as PopulationError).message).toContain('leaving out first (about 258)')
    expect((error as PopulationError).message).not.toContain('leaving out place')
  })
})
