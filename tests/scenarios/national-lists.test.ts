/** What the scenario is calibrated on, and what its page promises. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Headlines } from '../../src/measure/headlines.js'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { simulate } from '../../src/run/simulate.js'

/** Per cent; tax-results-2021, the letters for 2020, which came out in April 2021. */
const PUBLISHED = { A: 5.88, B: 84.64, CD: 9.48 }
const APRIL_2021 = 91

let measures: Headlines

beforeAll(async () => {
  const { blueprint } = await prepare('national-lists', { reader: diskReader(), residents: 100_000, ticks: APRIL_2021 })
  measures = (await simulate(blueprint)).measures
}, 600_000)

describe('national-lists with 100,000 residents', () => {
  test('gives firms the letters of 2020 to within 5 points of total variation', () => {
    const shares = measures.subjects!.grade_shares!
    const found = { A: shares.A, B: shares['B-or-M'], CD: shares.C + shares.D }
    const points =
      Object.entries(PUBLISHED).reduce(
        (sum, [name, share]) => sum + Math.abs(100 * found[name as keyof typeof found] - share),
        0,
      ) / 2
    expect(points).toBeLessThan(5)
  })

  test('gives no person a letter, and every firm one', () => {
    expect(measures.grade_shares).toBeNull()
    expect(measures.residents).toBe(100_000)
    expect(measures.subjects!.businesses / measures.residents!).toBeCloseTo(0.023, 3)
    expect(Object.values(measures.subjects!.grade_shares!).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
  })

  test('adds firms up by sector and by size', () => {
    const { groups, businesses, misconduct_done } = measures.subjects!
    for (const by of ['business sector', 'business size']) {
      const parts = groups.filter(({ group_by }) => group_by === by)
      expect(parts.reduce((sum, each) => sum + each.businesses, 0)).toBe(businesses)
      expect(parts.reduce((sum, each) => sum + each.misconduct_done, 0)).toBe(misconduct_done)
    }
  })

  test('has victims in the fields that the article names, and trust in all four', () => {
    expect(measures.victims).toBeGreaterThan(1000)
    expect(Object.keys(measures.trust!)).toEqual(['government', 'commerce', 'social', 'justice'])
    for (const field of Object.values(measures.trust!)) expect(field!.end).not.toBe(field!.start)
  })
})
