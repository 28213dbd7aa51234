import { describe, expect, test } from 'vitest'
import { type Factors, factorOfCell, meansCell } from '../../src/compile/select.js'
import { planPopulation } from '../../src/population/plan.js'
import { quantity } from '../../src/scenario/language/quantity.js'
import { smallPopulation } from '../support/small.js'

const plan = planPopulation(smallPopulation(), 3000)
const cells = Array.from({ length: plan.cells }, (_, cell) => cell)

/** The category of a trait that a cell has, by name. */
function categoryOf(cell: number, id: string): string {
  const t = plan.traits.findIndex((trait) => trait.id === id)
  return plan.traits[t].categories[plan.cellTraits[cell * plan.traits.length + t]]
}

const factor = (text: string) => quantity('factor', text)

describe('meansCell', () => {
  test('means everybody without a selector', () => {
    expect(cells.every(meansCell(plan, undefined))).toBe(true)
  })

  test('joins traits by and, categories by or', () => {
    const means = meansCell(plan, { sex: 'male', household: ['1', '3'] })
    for (const cell of cells)
      expect(means(cell)).toBe(categoryOf(cell, 'sex') === 'male' && categoryOf(cell, 'household') !== '2')
  })
})

describe('factorOfCell', () => {
  test('is 1 without factors, and for categories that are not named', () => {
    expect(cells.map(factorOfCell(plan, undefined))).toEqual(cells.map(() => 1))
  })

  test('multiplies the factors of all traits of the cell', () => {
    const factors: Factors = {
      conduct: { prone: factor('3 times') },
      household: { '1': factor('0.5 times'), '3': factor('2 times') },
    }
    const found = factorOfCell(plan, factors)
    for (const cell of cells) {
      const byHousehold = { '1': 0.5, '2': 1, '3': 2 }[categoryOf(cell, 'household')]!
      expect(found(cell)).toBe((categoryOf(cell, 'conduct') === 'prone' ? 3 : 1) * byHousehold)
    }
  })
})
