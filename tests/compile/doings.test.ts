import { describe, expect, test } from 'vitest'
import { compileDoings, headroomOf, ratesOfCells, mayBeTooMuch } from '../../src/compile/doings.js'
import { CERTAIN, Q16 } from '../../src/engine/tables.js'
import type { DoingTables } from '../../src/engine/act/tables.js'
import { planPopulation } from '../../src/population/plan.js'
import { type Written, smallPopulation, smallScenario } from '../support/small.js'

const plan = planPopulation(smallPopulation(), 5000)
const cells = Array.from({ length: plan.cells }, (_, cell) => cell)

const scenarioOf = (change: (written: Written) => void = () => {}) =>
  smallScenario((written) => {
    written.behaviours.littering.factors = { conduct: { prone: '5 times' }, sex: { male: '1.7 times' } }
    written.behaviours.littering.strain_factor = '1.3 times'
    written.behaviours.helping.who = { residence: 'rural' }
    written.doors.school.factors = { household: { '3': '2 times' } }
    change(written)
  })

const ceilingOf = (doing: DoingTables, cell: number) => {
  const skip = doing.strata[doing.stratumOfCell[cell]]
  return skip ? Math.LN2 / ((skip.multiplier / skip.divisor) * 1024) : 0
}

/** Chance of each doing under the alias table of a habit, read off all its columns. */
function aliasShares(doing: DoingTables, habit: number): number[] {
  const shares = Array<number>(doing.behaviours + doing.doors).fill(0)
  const columns = 1 << doing.aliasBits
  const capacity = 2 ** (32 - doing.aliasBits)
  for (let c = 0; c < columns; c++) {
    const column = doing.alias[habit * columns + c]
    const [threshold, other] = [column >>> doing.aliasBits, column & (columns - 1)]
    if (threshold > 0) shares[c] += threshold / CERTAIN
    shares[other] += (capacity - threshold) / CERTAIN
  }
  return shares
}

describe('ratesOfCells', () => {
  test('gives base rates per tick, times factors, for those concerned', () => {
    const ratesOf = ratesOfCells(scenarioOf(), plan, 12)
    for (const cell of cells) {
      const [conduct, sex, residence, household] = plan.cellTraits.subarray(cell * 4, cell * 4 + 4)
      const expected = [
        (0.6 / 12) * (conduct === 1 ? 5 : 1) * (sex === 1 ? 1.7 : 1),
        residence === 1 ? 0.4 / 12 : 0,
        0.2 / 12,
        (1 / 12) * (household === 2 ? 2 : 1),
      ]
      ratesOf(cell).forEach((rate, i) => expect(rate).toBeCloseTo(expected[i], 14))
    }
  })
})

describe('headroomOf', () => {
  test('lets merit and voice double, misconduct rise as far as strain drives it, and doors stay', () => {
    expect(headroomOf(scenarioOf())).toEqual([1.3, 2, 2, 1])
    expect(headroomOf(smallScenario())).toEqual([1, 2, 2, 1])
  })

  test('never goes beyond doubling, and is not lowered by what holds back', () => {
    const driven = scenarioOf((written) => {
      Object.assign(written.behaviours.littering, { strain_factor: '1.6 times', hardship_factor: '1.9 times' })
    })
    const calmed = scenarioOf((written) => (written.behaviours.littering.strain_factor = '0.2 times'))
    expect([headroomOf(driven)[0], headroomOf(calmed)[0]]).toEqual([2, 1])
  })
})

describe('compileDoings', () => {
  const { doing, exampleCell } = compileDoings(scenarioOf(), plan, 12)
  const ratesOf = ratesOfCells(scenarioOf(), plan, 12)
  const headroom = headroomOf(scenarioOf())

  test('keeps every rate exactly: ceiling x acceptance x share of the alias table / headroom', () => {
    for (const cell of cells) {
      const habit = doing.habitOfCell[cell]
      const shares = aliasShares(doing, habit)
      ratesOf(cell).forEach((rate, i) => {
        const kept = (ceilingOf(doing, cell) * (doing.accept[habit] / CERTAIN) * shares[i]) / (doing.headroom[i] / Q16)
        if (rate === 0) expect(kept).toBe(0)
        // 3e-7 from the ceiling, 1e-5 from the headroom of 1.3 in sixteen bits
        else expect(Math.abs(kept / rate - 1)).toBeLessThan(1e-5)
      })
    }
  })

  test('knows of some cells alone what it knows of them among all', () => {
    const alive = Uint8Array.from({ length: plan.cells }, (_, cell) => (cell % 3 === 1 ? 1 : 0))
    const some = compileDoings(scenarioOf(), plan, 12, alive)
    expect(some.exampleCell.length).toBeLessThanOrEqual(exampleCell.length)
    expect(some.exampleCell.every((cell) => alive[cell] === 1)).toBe(true)
    for (const cell of cells.filter((each) => alive[each] === 1)) {
      const [one, other] = [some.doing, doing].map((each) => {
        const habit = each.habitOfCell[cell]
        return [aliasShares(each, habit), each.accept[habit], each.stratumOfCell[cell]]
      })
      expect(one).toEqual(other)
    }
  })

  test('leaves room for all responses under a ceiling on a fixed scale', () => {
    for (const cell of cells) {
      const highest = ratesOf(cell).reduce((sum, rate, i) => sum + rate * headroom[i], 0)
      const ceiling = ceilingOf(doing, cell)
      expect(ceiling).toBeGreaterThanOrEqual(highest * (1 - 1e-6))
      expect(ceiling).toBeLessThan(highest * Math.SQRT2 * (1 + 1e-6))
      const steps = Math.log2(ceiling) * 2
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-5)
    }
  })

  test('gives cells one habit exactly if their rates are the same', () => {
    const rates = (cell: number) => [...ratesOf(cell)].join(' ')
    const habits = new Map(cells.map((cell) => [rates(cell), doing.habitOfCell[cell]]))
    for (const cell of cells) expect(doing.habitOfCell[cell]).toBe(habits.get(rates(cell)))
    expect(new Set(habits.values()).size).toBe(habits.size)
    expect(doing.accept.length).toBe(habits.size)
    expect(doing.alias.length).toBe(habits.size << doing.aliasBits)
  })

  test('gives cells one profile exactly if the scenario does not tell them apart', () => {
    // conduct, sex, residence and household are all named; with fewer names there are fewer profiles
    expect(new Set(doing.profileOfCell).size).toBe(24)
    const plain = compileDoings(smallScenario(), plan, 12)
    expect(new Set(plain.doing.profileOfCell)).toEqual(new Set([0]))
    const mistaking = smallScenario((written) => {
      Object.assign(written.sensors.patrol, { mistaken_person: '5 %', mistaken_factors: { sex: { male: '2 times' } } })
    })
    const { doing: two } = compileDoings(mistaking, plan, 12)
    for (const cell of cells) expect(two.profileOfCell[cell]).toBe(plan.cellTraits[cell * 4 + 1])
    exampleCell.forEach((cell, profile) => expect(doing.profileOfCell[cell]).toBe(profile))
  })

  test('is not moved by policy: rules, sensors, grades, responses', () => {
    const policy = scenarioOf((written) => {
      written.rules = {}
      written.response.on = true
      written.sensors.patrol.sees = { littering: '1 %' }
      written.doors.school.treatment = {}
      written.opinion.outcry.contagion = '2 times'
    })
    expect(compileDoings(policy, plan, 12).doing).toEqual(doing)
  })

  test('lets nobody act who is not concerned by anything', () => {
    const idle = smallScenario((written) => {
      for (const each of [...Object.values<Written>(written.behaviours), written.doors.school])
        each.who = { sex: 'male' }
    })
    const { doing: half } = compileDoings(idle, plan, 12)
    for (const cell of cells) expect(ceilingOf(half, cell) > 0).toBe(plan.cellTraits[cell * 4 + 1] === 1)
  })

  test('refuses more than the engine has room for', () => {
    const frantic = smallScenario((written) => (written.behaviours.littering.rate = '2 per day'))
    expect(() => compileDoings(frantic, plan, 12)).toThrow(
      'Nobody can do 61 things in one tick; make the tick shorter.',
    )
    expect(() => compileDoings(frantic, plan, 365.25)).not.toThrow()
    expect([mayBeTooMuch(frantic, 12), mayBeTooMuch(frantic, 365.25)]).toEqual([true, false])
  })
})
