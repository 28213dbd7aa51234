/**
 * Row 15, Rongcheng: a city's points with villages that add their own. Points can be bought, deeds are done for the grade,
 * neighbours inform out of spite, and since 2021 nobody is graded without consent.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Where } from '../../src/report/numbers/totals.js'
import { figuresOfRule } from '../../src/scenario/schema/figures.js'
import { type Told, shipped } from './support.js'

const SIZE = { residents: 12_000, ticks: 24 }
let city: Told
let consent: Told
beforeAll(async () => {
  city = await shipped('rongcheng-2016', SIZE)
  consent = await shipped('rongcheng-2021-consent', SIZE)
}, 240_000)

const done = (told: Told, behaviour: string, metric = 'done', where: Where = {}) =>
  told.sum('behaviours', metric, { group_by: 'all', behaviour, ...where })

describe('row 15, Rongcheng', () => {
  test('everybody begins with 1,000 in the middle of six grades, and nearly all stay there', () => {
    const [points] = Object.values(city.scenario.scores)
    if (points.kind !== 'points') throw new Error('Rongcheng counts points')
    expect(points.base.value).toBe(1000)
    expect(Object.keys(city.scenario.grades!.bands)).toEqual(['AAA', 'AA', 'A', 'B', 'C', 'D'])
    expect(city.headlines.grade_shares!.A).toBeGreaterThan(0.9)
  })

  test('a television buys what 120 hours of work earn, and the money is counted', () => {
    const worth = (rule: string) => figuresOfRule(city.scenario.rules[rule])[0].value
    const price = city.scenario.behaviours['village-gift'].price!.value
    expect([price, worth('RO-22'), worth('RO-21')]).toEqual([3000, 30, 2])
    expect((worth('RO-22') / worth('RO-21')) * 8).toBe(120)
    expect(city.sum('files', 'spent')).toBe(price * done(city, 'village-gift'))
  })

  test('deeds are done for the grade, and not where nobody counts', async () => {
    const deeds = ['volunteering', 'charity-gift', 'communal-work', 'village-gift']
    const near = (told: Told) => deeds.reduce((sum, deed) => sum + done(told, deed, 'provoked'), 0)
    const indifferent = await shipped('rongcheng-2016', {
      ...SIZE,
      set: ['response.gaming.factor=1 times', 'response.conformity.strength=0 times'],
    })
    expect(near(city)).toBeGreaterThan(300)
    expect(near(indifferent)).toBe(0)
  })

  test('a neighbour informs out of spite, and is believed half of the time', async () => {
    const accused = done(city, 'littering', 'accused')
    expect(accused).toBeGreaterThan(0)
    const kind = await shipped('rongcheng-2016', { ...SIZE, set: ['behaviours.malicious-report.rate=0 per year'] })
    expect(done(kind, 'littering', 'accused')).toBe(0)
  })

  test('rewards come before punishments: it opens more doors than it shuts', () => {
    expect(city.headlines.doors_opened_by_scheme).toBeGreaterThan(5 * city.headlines.doors_refused_by_scheme!)
    expect(city.headlines.doors_refused_by_scheme).toBeGreaterThan(0)
  })

  test('with consent about half have no letter, nobody is refused for one, and files are kept all the same', () => {
    expect(consent.headlines.grade_shares!.none).toBeGreaterThan(0.4)
    expect(city.headlines.grade_shares!.none ?? 0).toBe(0)
    expect(consent.headlines.doors_refused_by_scheme).toBe(0)
    expect(consent.headlines.doors_opened_by_scheme).toBeGreaterThan(0)
    expect(consent.headlines.charges_true).toBeGreaterThan(0.9 * city.headlines.charges_true!)
  })
})

describe('row 15, Rongcheng, in the report', () => {
  test('says what was spent on points', () => {
    expect(city.page).toContain(`Residents spent ${city.sum('files', 'spent').toLocaleString('en')} yuan on deeds`)
  })

  test('says how many deeds were done for a grade, and how many charges made up', () => {
    expect(city.page).toMatch(/Good deeds done to reach a better grade: \d+/)
    const [made, believed] = [done(city, 'malicious-report'), done(city, 'littering', 'accused')]
    expect(city.page).toContain(`Charges made up by a neighbour, and believed: ${believed} of ${made} charges made up`)
  })

  test('says how many doors opened and how many shut', () => {
    const { doors_refused_by_scheme: shut, doors_opened_by_scheme: opened } = city.headlines
    expect(city.page).toContain(
      `${shut} times a door stayed shut because of the scheme and for no other reason. ${opened} times it opened one`,
    )
  })
})
