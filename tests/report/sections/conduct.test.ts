import { describe, expect, test } from 'vitest'
import type { TableName } from '../../../src/measure/definitions.js'
import { chargesByBehaviour } from '../../../src/report/numbers/charges.js'
import { conductRows, spentRows } from '../../../src/report/numbers/conduct.js'
import { parametersOf } from '../../../src/report/numbers/parameters.js'
import { conductSection } from '../../../src/report/sections/conduct.js'
import { schemeSection } from '../../../src/report/sections/scheme.js'
import type { Scenario } from '../../../src/scenario/schema/scenario.js'
import { contextOf, q, scenarioOf, tableOf, tablesOf, type Row } from '../fixture.js'

const at = { tick: 2, date: '2010-03-01' }

/** The small town, in which people answer, hide, accuse, game and look. */
function busy(change: (scenario: Scenario) => void = () => {}) {
  const scenario = scenarioOf()
  const { behaviours, safeguards, response } = scenario
  behaviours.picking = {
    title: 'Picking up litter',
    kind: 'merit',
    context: 'social',
    follows: { behaviour: 'litter', share: q('share', '20 %'), by: 'neighbour' },
    gamed: true,
    price: q('money', '3000 yuan'),
  }
  behaviours.spite = {
    title: 'Spite',
    kind: 'misconduct',
    context: 'social',
    rate: q('rate', '1 per year'),
    accuses: { of: 'theft', through: 'camera', believed: q('share', '40 %') },
  }
  response.evasion = { strength: q('factor', '2 times') }
  response.gaming = { factor: q('factor', '1.5 times'), near: q('points', '20 points') }
  safeguards.notice = { on: true, told: q('share', '50 %'), downgrades: q('share', '60 %') }
  safeguards.access = { on: true, asked: q('rate', '1 per year') }
  safeguards.appeal!.within = q('duration', '60 days')
  safeguards.consent = { on: true, given: q('share', '80 %'), stops_charges: true }
  scenario.publication = { title: 'Lists', named: q('share', '50 %'), strain: q('share', '0 %') }
  change(scenario)
  const rows = (name: TableName, more: Row[]) => tableOf(name, more)
  const tables = {
    ...tablesOf(),
    behaviours: rows('behaviours', [
      { ...at, behaviour: 'theft', kind: 'misconduct', done: 90, seen: 60, missed: 30, evaded: 15, accused: 7 },
      { ...at, behaviour: 'litter', kind: 'misconduct', done: 50, seen: 10, missed: 40, evaded: 5 },
      { ...at, behaviour: 'picking', kind: 'merit', done: 11, provoked: 3 },
      { ...at, behaviour: 'spite', kind: 'misconduct', done: 20 },
      { ...at, behaviour: 'theft', kind: 'misconduct', done: 40, group_by: 'sex', group: 'female' },
    ]),
    files: rows('files', [
      {
        ...at,
        appeals: 9,
        appeals_late: 3,
        found_in_file: 8,
        graded_down: 20,
        graded_down_untold: 12,
        not_kept: 4,
        charges: 70,
        published: 35,
        published_wrong: 2,
        spent: 33_000,
      },
      { ...at, spent: 30_000, group_by: 'sex', group: 'female' },
      { ...at, spent: 3000, group_by: 'sex', group: 'male' },
    ]),
    grades: rows('grades', [
      { ...at, residents: 1000 },
      { ...at, residents: 600, group_by: 'sex', group: 'female' },
      { ...at, residents: 400, group_by: 'sex', group: 'male' },
    ]),
  }
  return contextOf({ scenario, tables })
}

describe('what people did to each other and to the scheme', () => {
  test('is counted for everybody, of the whole that it is a part of', () => {
    const rows = Object.fromEntries(conductRows(busy()).map(({ what, cases, of }) => [what, [cases, of]]))
    expect(rows).toEqual({
      answers: [11, 50],
      // 15 + 5 hidden beside 60 + 10 seen, if both cost points
      evaded: [20, 20 + seenOfPunished()],
      accused: [7, 20],
      gamed: [3, 11],
      found: [8, null],
      late: [3, 12],
      untold: [12, 20],
      not_kept: [4, null],
      published: [35, 70],
      published_wrong: [2, 35],
    })
  })

  test('is told only where the scheme has it', () => {
    const quiet = contextOf()
    expect(conductRows(quiet)).toEqual([])
    expect(spentRows(quiet)).toEqual([])
    expect(conductSection(quiet, []).text).toBe('')
    const some = busy((scenario) => {
      delete scenario.response.evasion
      delete scenario.safeguards.access
    })
    expect(conductRows(some).map(({ what }) => what)).not.toContain('evaded')
    expect(conductRows(some).map(({ what }) => what)).not.toContain('found')
  })

  test('is a chapter with tables that have headings, and figures that have text', () => {
    const context = busy()
    const { text } = conductSection(context, parametersOf(context.input.scenario))
    expect(text).toContain('What people did to each other and to the scheme')
    expect(text).toContain('Charges made up by a neighbour, and believed: 7 of 20 charges made up.')
    expect(text).toContain('Residents spent 33,000 yuan on deeds that bring points')
    expect(text.match(/<caption/g)?.length).toBe(2)
    expect(text.match(/<svg[^>]*role="img"/g)?.length).toBe(4)
    expect(text).not.toMatch(/undefined|NaN/)
  })

  test('money is spread over the residents of a group', () => {
    const context = busy()
    const each = Object.fromEntries(spentRows(context).map((row) => [row.group, row.each * context.years]))
    expect(each).toEqual({ all: 33, female: 50, male: 7.5 })
  })

  test('a charge made up by a neighbour is a wrong charge', () => {
    const theft = chargesByBehaviour(busy()).find(({ behaviour }) => behaviour === 'theft')!
    expect([theft.accused, theft.wrong, theft.right]).toEqual([7, 7, 60])
  })

  test('the scheme says which rights there are', () => {
    const said = schemeSection(
      busy((scenario) => {
        const [rule] = Object.values(scenario.rules)
        rule.given_per_year = q('points', '50 points')
      }),
    ).text
    for (const words of [
      'Residents may see their own file',
      'Whoever wants to object must do so within',
      'Of those graded down, 60% are told',
      'Nothing is kept of the others',
      'at most 50 points a year',
    ])
      expect(said).toContain(words)
  })
})

function seenOfPunished(): number {
  const rules = Object.values(scenarioOf().rules)
  const costs = (behaviour: string) =>
    rules.some((rule) => rule.behaviour === behaviour && JSON.stringify(rule.points).includes('-'))
  return (costs('theft') ? 60 : 0) + (costs('litter') ? 10 : 0)
}
