/**
 * Row 15, Suzhou: a code that took points for traffic, could raise nobody above where they began, and was withdrawn within
 * days by the protest of people whom it had not touched.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { figuresOfRule } from '../../src/scenario/schema/figures.js'
import { type Told, shipped } from './support.js'

const CITY = { residents: 100_000, ticks: 20 }
let trial: Told
let on: Told
beforeAll(async () => {
  trial = await shipped('suzhou-civility-2020', CITY)
  on = await shipped('suzhou-civility-2020-carried-on', { residents: 8000, ticks: 60 })
}, 240_000)

const day = (told: Told, what: string) =>
  told.events.filter((event) => event.endsWith(` ${what}`)).map((event) => Number.parseInt(event, 10))[0]

describe('row 15, Suzhou', () => {
  test('a red light costs 50 and drinking 100, as printed', () => {
    const printed = ['SZ-01', 'SZ-02'].map((id) => figuresOfRule(trial.scenario.rules[id])[0])
    expect(printed.map(({ value, evidence }) => [value, evidence])).toEqual([
      [-50, 'documented'],
      [-100, 'documented'],
    ])
  })

  test('people whom it had not touched bring it down within days', async () => {
    const outcry = day(trial, 'outcry')
    expect(outcry).toBeLessThan(5)
    expect(day(trial, 'repeal')).toBe(outcry + 3)
    // hardly anybody has been charged by then, and nobody graded
    const charged = trial.sum('files', 'charges', { group_by: 'all', tick: [0, 1, 2, 3] })
    expect(charged).toBeLessThan(200)
    expect(day(trial, 'graded')).toBeUndefined()
    const indifferent = await shipped('suzhou-civility-2020', {
      ...CITY,
      set: ['opinion.outcry.bystanders.rate=0 per year'],
    })
    expect(indifferent.events.filter((event) => !event.endsWith('graded'))).toEqual([])
  })

  test('after that nothing is charged and nothing taken', () => {
    const end = day(trial, 'repeal')
    const after = Array.from({ length: 19 - end - 1 }, (_, i) => end + 2 + i)
    // what is on its way when the rules end still arrives within ten days, so acts are looked at, not files
    const acts = (ticks: number[]) =>
      trial.sum('behaviours', 'seen', { group_by: 'all', kind: 'misconduct', tick: ticks })
    expect(acts([0, 1, 2])).toBeGreaterThan(10)
    expect(acts(after)).toBe(0)
  })

  test('nobody can rise above where they began', () => {
    const [index] = Object.values(on.scenario.scores)
    if (index.kind !== 'points' || index.highest === 'none') throw new Error('the code has a cap')
    expect(index.highest!.value).toBe(index.base.value)
    expect(on.sum('scores', 'residents', { group_by: 'all', tick: 51, bin_from: 1010 })).toBe(0)
    const free = on.sum('files', 'points_given_right')
    expect(free).toBeLessThan(on.sum('files', 'points_taken_right'))
  })

  test('had it gone on, everybody would have started anew after a year', () => {
    const below = (week: number) =>
      on.sum('scores', 'residents', {
        group_by: 'all',
        tick: week,
        bin_from: Array.from({ length: 100 }, (_, i) => 10 * i),
      })
    expect(below(51)).toBeGreaterThan(1000)
    expect(below(53)).toBeLessThan(below(51) / 5)
  })
})

describe('row 15, Suzhou, in the report', () => {
  test('says that protest grew into an outcry and the scheme was repealed', () => {
    expect(trial.page).toMatch(/Protest grew into an outcry\. In September 2020 the scheme was repealed/)
    expect(trial.headlines.repealed_tick).toBe(day(trial, 'repeal'))
  })

  test('does not say so where it was carried on', () => {
    expect(on.page).toMatch(/Protest grew into an outcry\. The scheme went on as before/)
  })
})
