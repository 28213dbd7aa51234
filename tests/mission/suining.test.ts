/**
 * Row 9: Suining County. The table of points that the article prints, letters from A to D that open and shut doors, and an
 * outcry that drops the letters and keeps the score: a mechanism, not a date.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Scenario } from '../../src/scenario/schema/scenario.js'
import { figuresOfRule } from '../../src/scenario/schema/figures.js'
import { type Told, shipped } from './support.js'

let told: Told
let scheme: Scenario

beforeAll(async () => {
  told = await shipped('suining-2010', { residents: 20_000, ticks: 24 })
  scheme = told.scenario
}, 240_000)

/** Points of a rule, and how sure we are of them. */
const points = (id: string) => figuresOfRule(scheme.rules[id]).map(({ value, evidence }) => [value, evidence] as const)

describe('row 9', () => {
  test.each([
    ['SU-02', 'model-citizen', 100],
    ['SU-09', 'cult-membership', -50],
    ['SU-10', 'disruptive-petition', -50],
    ['SU-12', 'elder-neglect', -50],
    ['SU-13', 'false-accusation', -100],
  ])('%s (%s) is worth %d points, as the article says', (id, behaviour, worth) => {
    expect(scheme.rules[id].behaviour).toBe(behaviour)
    const [[value, evidence]] = points(id)
    expect(value).toBe(worth)
    expect(['documented', 'reported']).toContain(evidence)
  })

  test('petty crime, driving and bribes cost points, and the amounts nobody printed are marked as ours', () => {
    const behaviours = {
      'SU-11': 'traffic-offence',
      'SU-19': 'red-light',
      'SU-22': 'bribe-taking',
      'SU-23': 'petty-crime',
    }
    for (const [id, behaviour] of Object.entries(behaviours)) {
      expect(scheme.rules[id].behaviour).toBe(behaviour)
      for (const [value, evidence] of points(id)) {
        expect(value).toBeLessThan(0)
        if (id !== 'SU-11') expect(evidence).toBe('assumed')
      }
    }
  })

  test('a maximum of 1,000 is a switch, because the article and the official text differ', async () => {
    const [credit] = Object.values(scheme.scores)
    if (credit.kind !== 'points') throw new Error('Suining counts points')
    expect([credit.base.value, credit.highest]).toEqual([1000, 'none'])
    const capped = await shipped('suining-2010', {
      residents: 3000,
      ticks: 14,
      set: ['scores.mass-credit.highest=1000 points'],
    })
    expect(capped.headlines.mean_score).toBeLessThan(1000)
    expect(capped.sum('scores', 'residents', { group_by: 'all', tick: 13, bin_from: 1010 })).toBe(0)
  }, 120_000)

  test('D is barred from state support, from licences and from posts', () => {
    const kind = (door: string) => scheme.doors[door].treatment.D.kind
    for (const door of ['minimum-living-allowance', 'social-relief', 'recruitment', 'licences', 'business-support'])
      expect(kind(door), door).toBe('barred')
    expect(Object.keys(scheme.grades!.bands)).toEqual(['A', 'B', 'C', 'D'])
  })

  test('an outcry drops the letters and keeps the scores', () => {
    const [outcry] = told.events.filter((event) => event.endsWith(' outcry')).map((event) => Number.parseInt(event, 10))
    const [dropped] = told.events
      .filter((event) => event.includes('drop_grades'))
      .map((event) => Number.parseInt(event, 10))
    // letters are first set after a year; the decision takes three months
    expect(outcry).toBeGreaterThanOrEqual(12)
    expect(dropped).toBe(outcry + 3)
    const lettered = (tick: number) =>
      told.sum('grades', 'residents', { group_by: 'all', tick, grade: ['A', 'B', 'C', 'D'] })
    expect(lettered(dropped)).toBe(20_000)
    expect(lettered(dropped + 1)).toBe(0)
    const taken = (tick: number) => told.sum('files', 'points_taken_right', { group_by: 'all', tick })
    expect(taken(dropped + 3)).toBeGreaterThan(100)
    expect(told.sum('doors', 'refused_by_scheme', { group_by: 'all', tick: dropped + 3 })).toBe(0)
  })

  test('without anger there is no outcry, and nothing is dropped', async () => {
    const quiet = await shipped('suining-2010', {
      residents: 8000,
      ticks: 20,
      set: [
        'opinion.outcry.speaks_out.after_lower_grade=0 %',
        'opinion.outcry.speaks_out.after_charge=0 %',
        'opinion.outcry.speaks_out.after_wrong_charge=0 %',
        'opinion.outcry.speaks_out.after_refusal=0 %',
      ],
    })
    expect(quiet.events).toEqual(['12 graded'])
  }, 120_000)
})

describe('row 9 in the report', () => {
  test('says that letters were dropped and scoring went on', () => {
    expect(told.page).toMatch(/The letters were dropped in \w+ 2011; the scoring went on/)
    expect(told.headlines.letters_dropped_tick).toBeGreaterThan(12)
  })

  test('prints every rule with its points, its evidence and its source', () => {
    for (const id of Object.keys(scheme.rules)) expect(told.page).toContain(` ${id} `)
    expect(told.page).toContain('Washington Post')
  })
})
