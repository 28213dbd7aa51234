/**
 * Row 13: thin files. Lending by a score that most people do not have, because nobody ever lent to them, with and without
 * alternative data; FICO's published weights as the yardstick.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Where } from '../../src/report/numbers/totals.js'
import { type Told, shipped } from './support.js'

let thin: Told
let bills: Told
beforeAll(async () => {
  thin = await shipped('thin-file', { residents: 8000, ticks: 18 })
  bills = await shipped('thin-file-alternative', { residents: 8000, ticks: 18 })
}, 240_000)

const lent = (told: Told, column: string, where: Where = {}) =>
  told.sum('lending', column, { group_by: 'all', ...where })
const soundServed = (told: Told, where: Where = {}) => {
  const [granted, refused] = ['granted_sound', 'refused_sound'].map((column) => lent(told, column, where))
  return granted / (granted + refused)
}

describe('row 13', () => {
  test("has FICO's weights and range", () => {
    const [credit] = Object.values(thin.scenario.scores)
    if (credit.kind !== 'composite') throw new Error('the score is made of factors')
    expect(Object.values(credit.factors).map(({ weight }) => weight.value)).toEqual([0.35, 0.3, 0.15, 0.1, 0.1])
    expect([credit.lowest.value, credit.highest.value]).toEqual([300, 850])
  })

  test('two adults in five have a history, as the article counts; with bills nearly all do', () => {
    const ages = ['18-29', '30-44', '45-59', '60-74', '75+']
    const share = (told: Told) =>
      told.sum('grades', 'scored', { group_by: 'age', group: ages, tick: 0 }) /
      told.sum('grades', 'residents', { group_by: 'age', group: ages, tick: 0 })
    const held = thin.scenario.membership!.held_at_start!
    expect([held.value, held.source.includes('article')]).toEqual([0.4, true])
    // a run as small as this is mostly towns, where more have one; the whole country comes to 43 per cent
    expect(share(thin)).toBeGreaterThan(0.35)
    expect(share(thin)).toBeLessThan(0.6)
    expect(share(bills)).toBeGreaterThan(share(thin) + 0.25)
  })

  test('whoever has no history is refused although they would repay', () => {
    const without = { grade: 'none' }
    expect(lent(thin, 'refused_sound_by_scheme', without)).toBeGreaterThan(50)
    expect(soundServed(thin, without)).toBeLessThan(0.4)
    expect(soundServed(thin, { grade: 'good' })).toBeGreaterThan(0.8)
  })

  test('with other data more of the sound get a loan, and some are refused for a bill', () => {
    expect(soundServed(bills)).toBeGreaterThan(soundServed(thin) + 0.05)
    const poor = { grade: 'poor' }
    expect(lent(bills, 'refused_sound_by_scheme', poor)).toBeGreaterThan(lent(thin, 'refused_sound_by_scheme', poor))
    const charged = (told: Told) => told.sum('behaviours', 'seen', { group_by: 'all', behaviour: 'bill-late' })
    expect(charged(bills)).toBeGreaterThan(1000)
    expect(charged(thin)).toBe(0)
  })

  test('the poor are charged more often for bills, and charges by mistake come with the new eye', () => {
    const late = (income: string) => {
      const where = { group_by: 'income', group: income }
      const seen = bills.sum('behaviours', 'seen', { ...where, behaviour: 'bill-late' })
      return seen / bills.sum('grades', 'scored', { ...where, tick: 17 })
    }
    expect(late('q1')).toBeGreaterThan(2 * late('q5'))
    expect(bills.sum('behaviours', 'mistaken', { group_by: 'all', behaviour: 'bill-late' })).toBeGreaterThan(5)
    expect(thin.headlines.charges_false).toBe(0)
  })
})

describe('row 13 in the report', () => {
  test('says who of those who would have repaid got a loan', () => {
    for (const told of [thin, bills]) {
      const times = lent(told, 'refused_sound_by_scheme')
      expect(told.page).toContain(`${times} times somebody who would have repaid was refused because of the scheme`)
      expect(told.page).toMatch(/Of those who would have repaid, \d+% got a loan among [\w ]+, \d+% among [\w ]+/)
    }
  })

  test('gives mean scores of those who have one', () => {
    const [all] = thin.headlines.lending!.filter(({ group_by }) => group_by === 'all')
    expect(all.mean_score_end).toBeCloseTo(thin.headlines.mean_score!, 6)
    expect(all.mean_score_first).toBeGreaterThan(300)
  })
})
