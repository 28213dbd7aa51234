import { describe, expect, test } from 'vitest'
import { summarise } from '../../src/library/summary.js'
import { bankScenario } from '../support/lending.js'
import { ratedScenario } from '../support/rated.js'
import { smallScenario, withErrors } from '../support/small.js'

const summary = summarise(
  smallScenario((written) => {
    withErrors(written)
    written.rules.litter.in_force = { from: '2010-06-01', until: '2011-06-01' }
    written.rules.help.in_force = { until: '2011-06-01' }
    written.rules.petition.points = { minor: '-10 points', ordinary: '-50 points', serious: '-100 points' }
    written.rules.petition.title = 'Petitioning above one’s station'
    written.scores.points.highest = '1200 points'
  }),
)
const section = (id: string) => summary.sections.find((each) => each.id === id)
const cells = (id: string, row: string) => section(id)?.rows.find((each) => each.id === row)?.cells

describe('the summary of a scenario', () => {
  test('begins with the frame', () => {
    expect(summary.title).toBe('Small')
    expect(summary.frame).toEqual([
      ['population', '10000, made from small'],
      ['time', '24 months from 2010-01-01, in steps of 1 month'],
      ['measured by', 'sex, residence'],
    ])
  })

  test('has the sections in the order of a tick, and none that is empty', () => {
    expect(summary.sections.map(({ id }) => id)).toEqual(
      'behaviours sensors databases scores rules grades doors safeguards response opinion'.split(' '),
    )
  })

  test('every row has as many cells as its section has columns', () => {
    for (const { id, columns, rows } of summary.sections)
      for (const row of rows) expect(row.cells, `${id} ${row.id}`).toHaveLength(columns.length)
  })

  test('says what people do, and who sees it where', () => {
    expect(cells('behaviours', 'petition')).toEqual(['Petitioning', ['voice', 'government'], '0.2 per year'])
    expect(cells('sensors', 'patrol')).toEqual([
      ['Patrol', '(patrol)'],
      ['urban 90 %', 'rural 50 %'],
      ['littering 40 %', 'helping 30 %', 'petition 80 %'],
      '5 %',
    ])
    expect(cells('databases', 'office')).toEqual(['Office', '2 months', '4 %', '2 %'])
  })

  test('says rules with their points and dates, titled by their behaviour if they have no title', () => {
    expect(cells('rules', 'litter')).toEqual(['Littering', '-20 points', 'from 2010-06-01 until 2011-06-01'])
    expect(cells('rules', 'help')).toEqual(['Helping', '10 points', 'until 2011-06-01'])
    expect(cells('rules', 'petition')).toEqual([
      'Petitioning above one’s station',
      ['minor -10 points', 'ordinary -50 points', 'serious -100 points'],
      '',
    ])
  })

  test('says of a rule whom it hits and which list it serves', () => {
    const scenario = bankScenario()
    const [rule] = Object.values(scenario.rules)
    Object.assign(rule, { falls_on: 'owner', lists: 'court-list', delists: ['red-list'] })
    const rows = summarise(scenario).sections.find(({ id }) => id === 'rules')!.rows
    expect(rows[0].cells[1]).toEqual(expect.arrayContaining(['falls on the owner', 'on court-list', 'off red-list']))
    delete rule.points
    expect(summarise(scenario).sections.find(({ id }) => id === 'rules')!.rows[0].cells[1]).toEqual([
      'falls on the owner',
      'on court-list',
      'off red-list',
    ])
  })

  test('says score, grades and doors', () => {
    expect(cells('scores', 'points')).toEqual(['Points', '1000 points', 'none', '1200 points'])
    expect(cells('grades', 'B')).toEqual(['fair', '950 points', '999 points'])
    expect(cells('grades', 'C')).toEqual(['poor', '', '949 points'])
    expect(cells('doors', 'school')).toEqual([
      ['School', '(social)'],
      '1 per year',
      '10 %',
      ['A 5 % (priority)', 'C 100 % (barred)'],
      [],
    ])
    const doors = summarise(bankScenario()).sections.find(({ id }) => id === 'doors')!
    expect(doors.rows.find(({ id }) => id === 'bank')!.cells.at(-1)).toEqual([
      'interest 6 %',
      'wait 10 days',
      'A interest 4 %',
      'A wait 1 day',
      'C interest 12.5 %',
      'after 3 months: repays 90 %, else defaults',
      'B repays 70 %',
      'C repays 40 %',
    ])
  })

  test('names single figures by where they stand', () => {
    expect(cells('response', 'chill.strength')).toEqual(['6 times'])
    expect(cells('safeguards', 'appeal.filed_if_wrong')).toEqual(['50 %'])
  })
})

test('says how people rate each other, and what security does on the spot', () => {
  const scenario = ratedScenario((stars, written) => {
    Object.assign(stars, {
      weights: { high: '2 times' },
      deference: '20 %',
      favour: { sex: { male: '100 points' } },
      contagion: { near: ['low'], seen: '10 %', rating: '500 points' },
    })
    const [rule] = Object.values<Record<string, unknown>>(written.rules)
    rule.penalty = { takes: '50 points', lasts: '1 month', low_ratings_count: '2 times' }
  })
  const { sections } = summarise(scenario)
  const rows = Object.fromEntries(
    sections.find(({ id }) => id === 'ratings')!.rows.map(({ id, cells: [said] }) => [id, said]),
  )
  expect(rows).toMatchObject({
    'weights.high': '2 times',
    deference: '20 %',
    'favour.sex.male': '100 points',
    'contagion.seen': '10 %',
    'contagion.rating': '500 points',
    'contagion.near': 'low',
  })
  expect(sections.map(({ id }) => id).indexOf('ratings')).toBe(sections.map(({ id }) => id).indexOf('scores') + 1)
  const [first] = sections.find(({ id }) => id === 'rules')!.rows
  expect(first.cells[1]).toContain('50 points for 1 month, low ratings count 2 times')
})

test('counts evidence and sources by row and in all', () => {
  const scenario = smallScenario()
  const { points } = scenario.rules.litter
  Object.assign(points!, { evidence: 'documented', source: ['xinhua-2014', 'article'] })
  const { evidence, numbers, sources, sections } = summarise(scenario)
  expect(evidence.documented).toBe(1)
  expect(sources).toEqual([
    { id: 'xinhua-2014', numbers: 1 },
    { id: 'article', numbers: 1 },
  ])
  expect(numbers).toBeGreaterThan(40)
  const rule = sections.find(({ id }) => id === 'rules')?.rows[0]
  expect(rule?.evidence.documented).toBe(1)
  expect(rule?.sources).toEqual(['xinhua-2014', 'article'])
})
