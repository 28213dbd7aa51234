/** Scores and grades without responses and errors, against the compound Poisson distribution. */
import { describe, expect, test } from 'vitest'
import { stock, zOf } from '../support/flows.js'
import { type Jump, chanceOf, distribution, fourth, mean, residentsByCell, variance } from '../support/compound.js'
import { live, smallBlueprint, smallScenario } from '../support/small.js'

const TICKS = 24
const blueprint = smallBlueprint(
  smallScenario((written) => {
    Object.assign(written.behaviours.littering, {
      factors: { conduct: { prone: '5 times' }, sex: { male: '1.5 times' } },
      severity: { minor: '50 %', ordinary: '40 %', serious: '10 %' },
    })
    written.behaviours.helping.who = { residence: 'rural' }
    written.rules.litter.points = { minor: '-10 points', ordinary: '-20 points', serious: '-70 points' }
    // one tick longer than the run, so that the letters at the end are those of two years of acts
    written.grades.regraded = '23 months'
  }),
  { residents: 40_000, seed: 11 },
)
const { plan } = blueprint
const { world, last } = live(blueprint)
const residents = residentsByCell(plan, world.cell)

/** Expected acts of a cell in `years`, by what they bring. */
function jumpsOf(cell: number, years = TICKS / 12): Jump[] {
  const [conduct, sex, residence] = plan.cellTraits.subarray(cell * 4, cell * 4 + 4)
  const litter = 0.6 * (conduct === 1 ? 5 : 1) * (sex === 1 ? 1.5 : 1) * years
  return [
    { expected: litter * 0.5, points: -10 },
    { expected: litter * 0.4, points: -20 },
    { expected: litter * 0.1, points: -70 },
    { expected: residence === 1 ? 0.4 * years : 0, points: 10 },
    { expected: 0.2 * years, points: -50 },
  ]
}

const cells = residents.flatMap((n, cell) => (n > 0 ? [cell] : []))
const over = (f: (jumps: Jump[]) => number) => cells.reduce((sum, cell) => sum + residents[cell] * f(jumpsOf(cell)), 0)

describe('scores after two years', () => {
  test('have the mean of the model', () => {
    expect(Math.abs(zOf(stock(last, 'score_sum') - 1000 * 40_000, over(mean), over(variance)))).toBeLessThan(4)
  })

  test('have the variance of the model, in every cell', () => {
    const squares = Array<number>(plan.cells).fill(0)
    world.score.forEach((score, i) => (squares[world.cell[i]] += (score - 1000 - mean(jumpsOf(world.cell[i]))) ** 2))
    const zs = cells.map((cell) => {
      const jumps = jumpsOf(cell)
      const spread = fourth(jumps) - variance(jumps) ** 2
      return zOf(squares[cell], residents[cell] * variance(jumps), residents[cell] * spread)
    })
    for (const z of zs) expect(Math.abs(z)).toBeLessThan(4.5)
    // over all cells the squares of z should be about as many as there are cells
    const chi2 = zs.reduce((sum, z) => sum + z * z, 0)
    expect(Math.abs(zOf(chi2, cells.length, 2 * cells.length))).toBeLessThan(4)
  })

  test('have the mean of the model in every cell', () => {
    const sums = Array<number>(plan.cells).fill(0)
    world.score.forEach((score, i) => (sums[world.cell[i]] += score - 1000))
    const zs = cells.map((cell) =>
      zOf(sums[cell], residents[cell] * mean(jumpsOf(cell)), residents[cell] * variance(jumpsOf(cell))),
    )
    const chi2 = zs.reduce((sum, z) => sum + z * z, 0)
    expect(zs.length).toBe(24)
    expect(Math.abs(zOf(chi2, zs.length, 2 * zs.length))).toBeLessThan(4)
  })

  test('have the whole distribution of the model: every number of points that is not rare', () => {
    const chances = new Map<number, number>()
    for (const cell of cells)
      for (const [sum, chance] of distribution(jumpsOf(cell)))
        chances.set(sum, (chances.get(sum) ?? 0) + residents[cell] * chance)
    const found = new Map<number, number>()
    for (const score of world.score) found.set(score - 1000, (found.get(score - 1000) ?? 0) + 1)
    let chi2 = 0
    let values = 0
    for (const [sum, expected] of chances) {
      if (expected < 20) continue
      chi2 += ((found.get(sum) ?? 0) - expected) ** 2 / expected
      values++
    }
    expect(values).toBeGreaterThan(30)
    expect(zOf(chi2, values, 2 * values)).toBeLessThan(4)
    expect([...chances.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(40_000, 4)
    // points come in tens: nobody stands between them
    for (const sum of found.keys()) expect(Math.abs(sum % 10)).toBe(0)
  })
})

test('shares of letters are those of the distribution', () => {
  const bands = [(sum: number) => sum >= 0, (sum: number) => sum < 0 && sum >= -50, (sum: number) => sum < -50]
  const counts = [0, 0, 0, 0]
  for (const grade of world.grade) counts[grade]++
  expect(counts[3]).toBe(0)
  bands.forEach((band, grade) => {
    let expected = 0
    let spread = 0
    for (const cell of cells) {
      const chance = chanceOf(jumpsOf(cell), band)
      expected += residents[cell] * chance
      spread += residents[cell] * chance * (1 - chance)
    }
    expect(Math.abs(zOf(counts[grade], expected, spread))).toBeLessThan(4)
  })
})
