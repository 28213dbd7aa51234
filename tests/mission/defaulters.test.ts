/**
 * Row 15, the court list of judgment defaulters: no score, a list; doors that shut on those who stand on it, one of them on
 * their children; and who gets off it.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Where } from '../../src/report/numbers/totals.js'
import { type Told, shipped } from './support.js'

let told: Told
beforeAll(async () => {
  told = await shipped('judgment-defaulters', { residents: 30_000, ticks: 60 })
}, 240_000)

const from = (first: number, to = 60) => Array.from({ length: to - first }, (_, i) => first + i)
const list = (column: string, where: Where = {}) => told.sum('lists', column, { group_by: 'all', ...where })
const shut = (door: string, where: Where = {}) =>
  told.sum('doors', 'refused_by_scheme', { group_by: 'all', door, ...where })

describe('row 15, the court list', () => {
  test('has no score and no letter', () => {
    expect(Object.keys(told.scenario.scores)).toEqual([])
    expect(told.headlines.grade_shares).toBeNull()
    expect(told.page).not.toContain('points on file')
  })

  test('shuts flights from July 2014 on and fast trains from July 2015, and not before', () => {
    expect(list('entered', { tick: from(0, 9) })).toBeGreaterThan(0)
    expect(shut('flights', { tick: from(0, 9) })).toBe(0)
    expect(shut('flights', { tick: from(9) })).toBeGreaterThan(50)
    expect(shut('high-speed-rail', { tick: from(0, 21) })).toBe(0)
    expect(shut('high-speed-rail', { tick: from(21) })).toBeGreaterThan(20)
  })

  test('refuses only those who stand on it, and a child for a parent', () => {
    expect(told.headlines.doors_opened_by_scheme).toBe(0)
    const people = told.sum('people', 'refused_first', { group_by: 'all', door: 'flights' })
    expect(people).toBeLessThanOrEqual(list('entered_first'))
    const fell = (where: Where) => told.sum('doors', 'fell_on_another', { door: 'private-school', ...where })
    expect(fell({ group_by: 'all' })).toBeGreaterThan(0)
    expect(fell({ group_by: 'all' })).toBe(shut('private-school'))
    expect(fell({ group_by: 'age', group: ['6-14', '15-17'] })).toBe(shut('private-school'))
  })

  test('lets people off by performing from the first, and by the end of a term only since 2017', () => {
    const first = list('left_performed', { tick: from(0, 43) })
    expect(first).toBeGreaterThan(5)
    // the first listings for two years are of May 2017, month 43
    expect(list('left_term', { tick: from(0, 43 + 24) })).toBe(0)
    expect(list('entered', { list: 'two-years', tick: from(0, 43) })).toBe(0)
    expect(list('entered', { list: 'two-years', tick: from(43) })).toBeGreaterThan(0)
  })

  test('adds up: whoever came on is on it or came off', () => {
    const off = ['left_performed', 'left_term', 'left_appeal', 'left_taken'].reduce((sum, how) => sum + list(how), 0)
    const standing = list('entered') - off
    const on = list('on_list', { tick: 59 })
    // somebody with two cases stands on it once, by two listings
    expect(standing).toBeGreaterThanOrEqual(on)
    expect(standing - on).toBeLessThanOrEqual(list('entered') - list('entered_first'))
    expect(on).toBeGreaterThan(50)
  })
})

describe('row 15, the court list, in the report', () => {
  test('tells listings from people, and says how many stand on it wrongly', () => {
    const { listings, on_blacklists: on, wrongly_on_blacklists: wrongly } = told.headlines
    expect(told.page).toContain(`At the end ${on} stand on a blacklist, ${wrongly} of them wrongly`)
    expect(told.page).toContain(`Over the run there were ${listings} listings, of ${list('entered_first')} people`)
  })

  test('counts charges that cost a place on a list, right and wrong, as charges', () => {
    const { charges_true: right, charges_false: wrong } = told.headlines
    expect(right).toBeGreaterThan(100)
    expect(wrong).toBeGreaterThan(0)
    expect(told.page).toContain(`${wrong} of the charges against them were wrong`)
  })

  test('says how often flights were refused, and to how many people', () => {
    const people = told.sum('people', 'refused_first', { group_by: 'all', door: 'flights' })
    expect(told.page).toContain(`Booking a flight: turned away ${shut('flights')} times, ${people} people`)
  })

  test('says how many refusals fell on somebody else', () => {
    const fell = told.sum('doors', 'fell_on_another', { group_by: 'all' })
    expect(told.page).toContain(`${fell} of the times fell on somebody for the standing of an adult of the household`)
  })
})
