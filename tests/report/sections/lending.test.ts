/** The chapter on terms and loans, of a run that has them and of one that has not. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../../src/report/context.js'
import { createContext } from '../../../src/report/context.js'
import { borrowers, furthestApart, lendingRows, termRows } from '../../../src/report/numbers/lending.js'
import { lends, lendingSection } from '../../../src/report/sections/lending.js'
import { en } from '../../../src/report/words/en.js'
import { simulate } from '../../../src/run/simulate.js'
import { bankScenario } from '../../support/lending.js'
import { smallBlueprint } from '../../support/small.js'
import { contextOf } from '../fixture.js'

let context: Context
const plain = (text: string) =>
  text
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

beforeAll(async () => {
  const scenario = bankScenario((written) => {
    written.calendar.length = '12 months'
    written.doors.bank.granted.lender = { amount: '1000 yuan', earns: '10 %', loses: '40 %' }
  })
  const { tables } = await simulate(smallBlueprint(scenario, { residents: 3000 }))
  context = createContext(
    {
      manifest: { seed: '1', version: '0', residents: 3000, ticks: 12 },
      scenario,
      tables: Object.fromEntries(tables.map((table) => [table.name, table])),
      sources: {},
    },
    en,
  )
})

describe('the figures behind the chapter', () => {
  test('balance what is asked: asked is what is asked anyway, and more, less less', () => {
    const rows = termRows(context)
    expect(rows.map(({ what }) => what)).toContain('wait')
    for (const row of rows) expect(Math.abs(row.asked - (row.anyway + row.more - row.less))).toBeLessThan(1e-9)
    const of = (group: string) => rows.find((row) => row.group === group && row.what === 'interest')!
    expect(of('female').letThrough + of('male').letThrough).toBe(of('all').letThrough)
  })

  test('add up to everybody, and pay as the lender says', () => {
    const rows = lendingRows(context)
    const of = (group: string) => rows.find((row) => row.group === group)!
    for (const name of ['granted', 'kept', 'broken', 'sound_asked', 'sound_refused_by_scheme'] as const)
      expect(of('female')[name] + of('male')[name]).toBe(of('all')[name])
    expect(Math.abs(of('all').yuan - (100 * of('all').kept - 400 * of('all').broken))).toBeLessThan(1e-3)
    // men break their word half as often again
    expect(of('male').defaulted!).toBeGreaterThan(of('female').defaulted!)
  })

  test('find the two groups furthest apart', () => {
    const [least, most] = furthestApart([
      { trait: 'all', group: 'Everybody', title: 'Everybody', share: 0 },
      { trait: 'sex', group: 'Women', title: 'Women', share: 0.4 },
      { trait: 'sex', group: 'Men', title: 'Men', share: 0.6 },
      { trait: 'place', group: 'Town', title: 'Town', share: 0.2 },
      { trait: 'place', group: 'Country', title: 'Country', share: 0.9 },
      { trait: 'place', group: 'Sea', title: 'Sea', share: null },
    ])!
    expect([least.title, most.title]).toEqual(['Town', 'Country'])
    expect(furthestApart([{ trait: 'sex', group: 'Women', title: 'Women', share: 0.4 }])).toBeUndefined()
    expect(borrowers(lendingRows(context)).map(({ title }) => title)).toEqual([
      'Everybody',
      'Women',
      'Men',
      'Town',
      'Countryside',
    ])
  })
})

describe('the chapter', () => {
  test('says what was asked, who got loans, and what they did to scores', () => {
    const text = plain(lendingSection(context, []).text)
    expect(text).toMatch(/times the scheme made it dearer, [\d,]+ times cheaper/)
    expect(text).toMatch(/(Of those|\d+% of those) who would have repaid,? (\d+% )?got a loan/)
    expect(text).toMatch(
      /After one round the mean score of (women|men) (rose|fell|stayed), that of (women|men) (rose|fell|stayed)/,
    )
    expect(text).toContain('interest by the year')
    expect(text).toMatch(/Bank wait Everybody [\d,]+ [\d.]+ days 10(\.0)? days/)
  })

  test('is not there where no door asks and nobody lends', () => {
    expect(lends(contextOf())).toBe(false)
    expect(lends(context)).toBe(true)
    expect(lendingSection(contextOf(), []).text).toBe('')
  })
})
