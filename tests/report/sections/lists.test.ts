import { describe, expect, test } from 'vitest'
import { headlines } from '../../../src/measure/headlines.js'
import { type MeasureTable, valuesOf } from '../../../src/measure/types.js'
import { listedBusinesses, listedGroups, listRows, turnedAway } from '../../../src/report/numbers/lists.js'
import { headlineOf } from '../../../src/report/numbers/headline.js'
import { parametersOf } from '../../../src/report/numbers/parameters.js'
import { reportPage } from '../../../src/report/page.js'
import { listsSection } from '../../../src/report/sections/lists.js'
import { openingSection, sentences } from '../../../src/report/sections/opening.js'
import type { Scenario } from '../../../src/scenario/schema/scenario.js'
import { contextOf, q, scenarioOf, tableOf, tablesOf } from '../fixture.js'
import { realInput } from '../realRun.js'

const at = { tick: 2, date: '2010-03-01' }

/** The small town with a blacklist and a redlist, on which people and firms stand. */
function listing(change: (scenario: Scenario) => void = () => {}) {
  const scenario = scenarioOf()
  scenario.lists = {
    court: { title: 'Court list', kind: 'blacklist', context: 'justice', term: q('duration', '2 years') },
    good: { title: 'Good payers', kind: 'redlist', context: 'commerce' },
  } as Scenario['lists']
  change(scenario)
  const black = { ...at, list: 'court', kind: 'blacklist' }
  const [door] = Object.keys(scenario.doors)
  const tables = {
    ...tablesOf(),
    grades: tableOf('grades', [
      { ...at, grade: 'none', residents: 1000 },
      { ...at, grade: 'none', residents: 400, group_by: 'sex', group: 'female' },
      { ...at, grade: 'none', residents: 50, group_by: 'business', group: 'all' },
      { ...at, grade: 'none', residents: 20, group_by: 'business sector', group: 'food' },
      { ...at, grade: 'none', residents: 30, group_by: 'business size', group: 'small' },
    ]),
    lists: tableOf('lists', [
      { ...black, tick: 0, date: '2010-01-01', entered: 30, entered_first: 25 },
      {
        ...black,
        entered: 50,
        entered_first: 40,
        spared: 3,
        left_term: 4,
        left_performed: 5,
        on_list: 60,
        wrongly_on: 12,
        wrongly_off: 9,
      },
      { ...black, group_by: 'sex', group: 'female', on_list: 20, wrongly_on: 2 },
      { ...black, group_by: 'business', group: 'all', entered: 9, on_list: 7, wrongly_on: 1 },
      { ...black, group_by: 'business sector', group: 'food', entered: 6, on_list: 4, wrongly_on: 1 },
      { ...black, group_by: 'business size', group: 'small', entered: 6, on_list: 4 },
    ]),
    doors: tableOf('doors', [{ ...at, door, attempts: 200, refused: 90, refused_by_scheme: 80, fell_on_another: 15 }]),
    people: tableOf('people', [{ ...at, door, refused_first: 33 }]),
  }
  return contextOf({ scenario, tables })
}

const text = (context: ReturnType<typeof listing>) =>
  listsSection(context, parametersOf(context.input.scenario))
    .text.replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ')

describe('the chapter on lists', () => {
  test('is left out where nobody ever came onto one', () => expect(listsSection(contextOf(), []).text).toBe(''))

  test('adds comings and goings up and takes who stands there at the end', () => {
    const [court, good] = listRows(listing())
    expect(court).toMatchObject({
      on: 60,
      wronglyOn: 12,
      wronglyOff: 9,
      listings: 80,
      people: 65,
      spared: 3,
      performed: 5,
      term: 4,
      appeal: 0,
      taken: 0,
    })
    expect(good).toMatchObject({ id: 'good', on: 0, listings: 0 })
    expect(text(listing())).toContain('At the end 60 stand on a blacklist, 12 of them wrongly')
  })

  test('sets groups of residents side by side, and keeps businesses apart', () => {
    expect(listedGroups(listing()).map(({ trait, on }) => [trait, on.value])).toEqual([
      ['all', 60],
      ['sex', 50],
    ])
  })

  test('tells listed businesses by sector', () => {
    expect(listedBusinesses(listing())).toEqual([
      { list: 'Court list', sector: null, title: expect.any(String), businesses: 50, on: 7, wronglyOn: 1, listings: 9 },
      { list: 'Court list', sector: 'food', title: 'Food', businesses: 20, on: 4, wronglyOn: 1, listings: 6 },
    ])
    const words = text(listing())
    expect(words).toContain('Businesses on each list at the end, by sector')
    expect(words).toMatch(/Court list All businesses 50 7 1 9 Court list Food 20 4 1 6/)
  })

  test('tells people from times at doors', () => {
    const [away] = turnedAway(listing())
    expect(away).toMatchObject({ times: 80, people: 33, fell: 15 })
    expect(text(listing())).toContain('turned away 80 times, 33 people')
    expect(text(listing())).toContain('15 of the times fell on somebody for the standing of an adult of the household')
  })

  test('makes the headline where nobody has a letter, and says nothing of doors that no list opened', () => {
    const context = listing()
    expect(openingSection(context).text).toContain('60 stood on a blacklist at the end, 12 of them wrongly')
    const told = sentences(context, headlineOf(context)).map(([, sentence]) => sentence)
    expect(told).toContain('stood on a blacklist at the end, 12 of them wrongly.')
    expect(told).toContain('times a door stayed shut because of the scheme and for no other reason.')
  })

  test('says so where only those who are rewarded are listed', () => {
    const context = listing((scenario) => (scenario.lists!.court.kind = 'redlist'))
    expect(text(context)).toContain('Nobody stands on a blacklist at the end')
  })

  test('tells how many hold a pass, and compares no groups on blacklists that are not there', () => {
    const context = listing((scenario) => {
      delete scenario.lists!.good
      scenario.lists!.court.kind = 'pass'
    })
    expect(text(context)).toContain('At the end 60 hold a pass, 12 of them wrongly')
  })
})

test('a scheme of lists alone has no chapter on scores, and no scores in its tables', async () => {
  const input = await realInput('good-citizen-card', { residents: 2000, ticks: 6 })
  const page = reportPage(input)
  for (const id of ['scores', 'grades', 'charges']) expect(page).not.toContain(`href="#${id}"`)
  expect(page).toContain('href="#lists"')
  expect(valuesOf(input.tables.scores!, 'tick').length).toBe(0)
  for (const column of ['mean_score', 'mean_true_score', 'mean_points_social'])
    expect([...new Set<unknown>(valuesOf(input.tables.grades!, column))]).toEqual([null])
  const { mean_score, mean_true_score, below_truth } = headlines(Object.values(input.tables) as MeasureTable[])
  expect([mean_score, mean_true_score, below_truth]).toEqual([null, null, null])
}, 120_000)
