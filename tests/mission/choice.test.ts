/**
 * Row 10: Sesame Credit. A platform's voluntary score out of five factors, one number that compares people, tiers, partners'
 * doors; who joins and why, and what joining does to those who do not.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Where } from '../../src/report/numbers/totals.js'
import { loadScenario } from '../../src/scenario/load.js'
import { diskReader } from '../../src/run/disk.js'
import type { Written } from '../support/small.js'
import { type Told, shipped, written } from './support.js'

let told: Told
beforeAll(async () => {
  told = await shipped('sesame-2015', { residents: 5000, ticks: 24 })
}, 240_000)

describe('row 10', () => {
  test('five factors with the weights of the press, from 350 to 950, of which none is called official', () => {
    const [zhima] = Object.values(told.scenario.scores)
    if (zhima.kind !== 'composite') throw new Error('Sesame Credit is made of factors')
    expect([zhima.lowest.value, zhima.highest.value]).toEqual([350, 950])
    const weights = Object.values(zhima.factors).map(({ weight }) => weight)
    expect(weights.map(({ value }) => value)).toEqual([0.35, 0.25, 0.2, 0.15, 0.05])
    expect(new Set(weights.map(({ evidence }) => evidence))).toEqual(new Set(['disputed']))
  })

  test('nobody is in it at first, and nobody under age or offline ever', () => {
    expect(told.sum('grades', 'scored', { group_by: 'all', tick: 0 })).toBeLessThan(80)
    const { members, joined, left } = told.headlines.membership!
    expect(Math.round(members * 5000)).toBe(joined - left)
    expect(members).toBeGreaterThan(0.1)
    const scoredAt = (age: string) => told.sum('grades', 'scored', { group_by: 'age', group: age, tick: 23 })
    for (const age of ['0-5', '6-14', '15-17']) expect([age, scoredAt(age)]).toEqual([age, 0])
    const share = (age: string) =>
      scoredAt(age) / told.sum('grades', 'residents', { group_by: 'age', group: age, tick: 23 })
    expect(share('18-29')).toBeGreaterThan(2 * share('60-74'))
  })

  test("partners' doors waive deposits for members by tier, and make nothing dearer for anybody", () => {
    const asked = (column: string, where: Where = {}) => told.sum('terms', column, { group_by: 'all', ...where })
    expect(asked('saved', { door: 'car-hire' })).toBeGreaterThan(10_000)
    expect(asked('saved', { grade: 'none' })).toBe(0)
    expect(asked('asked_more')).toBe(0)
  })

  test('whoever comes off well gets more answers on the dating site', () => {
    const answers = (column: string, grade: string[]) =>
      told.sum('doors', column, { group_by: 'all', door: 'dating', grade })
    expect(answers('opened_by_scheme', ['superb-750', 'superb', 'excellent'])).toBeGreaterThan(5)
    expect(answers('opened_by_scheme', ['none', 'poor', 'medium', 'good'])).toBe(0)
  })

  test('posts are not read, but in the variant that takes the article at its word, where criticism costs points', async () => {
    const rulesOn = async (name: string) =>
      Object.values((await loadScenario(name, diskReader())).scenario.rules).filter(
        ({ behaviour }) => behaviour === 'criticism',
      )
    expect(await rulesOn('sesame-2015')).toEqual([])
    const [rule] = await rulesOn('sesame-2015-posts')
    expect(rule.points).toMatchObject({ value: -10, evidence: 'disputed' })
  })
})

describe('row 10 in the report', () => {
  test('says how many joined, and how many of them because others had', () => {
    const { joined, joined_by_pull: pulled, left } = told.headlines.membership!
    expect(pulled).toBeGreaterThan(50)
    expect(told.page).toContain(
      `${joined.toLocaleString('en')} joined, ${pulled.toLocaleString('en')} of them only because others around them had; ${left} left.`,
    )
  })

  test('compares people by one number', () => {
    const [, half] = /Half of all who have a score stand below (\d+)/.exec(told.page)!
    const bins = (where: Where) => told.sum('scores', 'residents', { group_by: 'all', tick: 23, ...where })
    const below = Array.from({ length: 61 }, (_, i) => 350 + 10 * i).filter((from) => from < Number(half))
    const share = bins({ bin_from: below }) / told.sum('grades', 'scored', { group_by: 'all', tick: 23 })
    // bins are ten points wide
    expect(Math.abs(share - 0.5)).toBeLessThan(0.05)
  })

  test('says what became of those who never asked for a score', () => {
    const shut = told.headlines.membership!.outsiders_refused_by_scheme
    expect(shut).toBeGreaterThan(20)
    expect(told.page).toContain(`${shut} times a door stayed shut for somebody who never asked for a score`)
  })
})

/** A club that one may join, and a school that looks at outsiders less kindly the more are in it. */
function club(all: Written): void {
  all.membership = {
    held_at_start: '5 %',
    joins: '30 per 100 per year',
    pull: '150 per 100 per year',
    evidence: 'assumed',
  }
  all.doors.school.outsiders = { as_members_grow: '80 %' }
}

describe('staying out', () => {
  test('costs more the more others join, and costs nothing where doors do not ask', async () => {
    const [asked, free] = await Promise.all([
      written(club),
      written((all) => {
        club(all)
        delete all.doors.school.outsiders
      }),
    ])
    const outside = (one: Told, ticks: number[]) =>
      one.sum('doors', 'outsiders_refused_by_scheme', { group_by: 'all', tick: ticks }) /
      one.sum('doors', 'outsider_attempts', { group_by: 'all', tick: ticks })
    const [early, late] = [
      [0, 1, 2, 3, 4, 5],
      [18, 19, 20, 21, 22, 23],
    ]
    expect(outside(asked, late)).toBeGreaterThan(2 * outside(asked, early))
    expect(outside(free, late)).toBe(0)
    expect(free.page).not.toMatch(/times a door stayed shut for somebody who never asked/)
  })

  test('means that nobody is charged with anything', async () => {
    const none = await written((all) => {
      club(all)
      Object.assign(all.membership, { held_at_start: '0 %', joins: '0 per year', pull: '0 per year' })
    })
    expect(none.headlines.records).toBe(0)
    expect((await written(club)).headlines.records).toBeGreaterThan(100)
  })

  test('ends by example: without pull fewer are in, and nobody came because of others', async () => {
    const pulled = await written(club)
    const alone = await written((all) => {
      club(all)
      all.membership.pull = '0 per year'
    })
    expect(alone.headlines.membership!.joined_by_pull).toBe(0)
    expect(pulled.headlines.membership!.members).toBeGreaterThan(alone.headlines.membership!.members + 0.1)
  })
})
