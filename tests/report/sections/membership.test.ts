import { describe, expect, test } from 'vitest'
import { friendRows, joinRows, orderAt, outsiderRows } from '../../../src/report/numbers/membership.js'
import { parametersOf } from '../../../src/report/numbers/parameters.js'
import { membershipSection } from '../../../src/report/sections/membership.js'
import type { Scenario } from '../../../src/scenario/schema/scenario.js'
import { contextOf, q, scenarioOf, tableOf, tablesOf } from '../fixture.js'

const at = { tick: 2, date: '2010-03-01' }

/** The small town with a score by choice, in which friends count. */
function byChoice(change: (scenario: Scenario) => void = () => {}) {
  const scenario = scenarioOf()
  scenario.membership = { joins: q('rate', '1 per year'), pull: q('rate', '2 per year') }
  const [door] = Object.keys(scenario.doors)
  scenario.doors[door].outsiders = { as_members_grow: q('share', '60 %') }
  scenario.scores = {
    index: {
      title: 'Index',
      kind: 'composite',
      lowest: q('points', '300 points'),
      highest: q('points', '900 points'),
      refreshed: q('duration', '1 month'),
      factors: {
        circle: {
          title: 'Circle',
          kind: 'friends',
          weight: q('share', '100 %'),
          friends: q('count', '8 residents'),
          without: q('share', '50 %'),
        },
      },
    },
  }
  change(scenario)
  const standings = Array.from({ length: 99 }, (_, p) => 400 + p).join(' ')
  const tables = {
    ...tablesOf(),
    grades: tableOf('grades', [
      { ...at, grade: 'A', residents: 300, scored: 300, points_by_friends_down: 600, points_by_friends_up: 150 },
      { ...at, grade: 'none', residents: 700, scored: 0 },
      { ...at, grade: 'A', residents: 100, scored: 100, group_by: 'sex', group: 'female' },
      { ...at, grade: 'A', residents: 8, scored: 0, group_by: 'business', group: 'all' },
    ]),
    doors: tableOf('doors', [{ ...at, door, outsider_attempts: 200, outsiders_refused_by_scheme: 50 }]),
    files: tableOf('files', [{ ...at, joined: 320, joined_by_pull: 200, left: 20 }]),
    regions: tableOf('regions', [{ ...at, standings: `500 600 ${standings}` }]),
  }
  return contextOf({ scenario, tables })
}

const text = (context: ReturnType<typeof byChoice>) =>
  membershipSection(context, parametersOf(context.input.scenario)).text.replaceAll(/<[^>]+>|\s+/g, ' ')

describe('the chapter on members', () => {
  test('counts members of all and of each group, and no businesses', () => {
    expect(joinRows(byChoice()).map(({ trait, members, share }) => [trait, members, share])).toEqual([
      ['all', 300, 0.3],
      ['sex', 100, 1],
    ])
  })

  test('counts what became of outsiders at doors that ask for members', () => {
    expect(outsiderRows(byChoice()).map(({ attempts, shut }) => [attempts, shut])).toEqual([[200, 50]])
  })

  test('says what friends did, per head of those who have a score', () => {
    expect(friendRows(byChoice())[0]).toMatchObject({ scored: 300, down: 2, up: 0.5 })
  })

  test('reads the order off the percentiles, whatever bands stand before them', () => {
    expect(orderAt(byChoice()).map(({ score }) => score)).toEqual([409, 424, 449, 474, 489])
  })

  test('tells all of it', () => {
    const said = text(byChoice())
    for (const words of ['320 joined, 200 of them', '20 left', '50 times a door stayed shut', 'stand below 449'])
      expect(said).toContain(words)
  })

  test('is left out where everybody is scored and nobody is compared', () => {
    const context = contextOf({ scenario: scenarioOf(), tables: tablesOf() })
    expect(membershipSection(context, []).text).toBe('')
  })
})
