import { describe, expect, test } from 'vitest'
import { joiningOf, linkageRows, worstLinked } from '../../../src/report/numbers/linkage.js'
import { parametersOf } from '../../../src/report/numbers/parameters.js'
import { linkageSection } from '../../../src/report/sections/linkage.js'
import { contextOf, impossible, tableOf, tablesOf } from '../fixture.js'

const files = tableOf('files', [
  { tick: 0, links_tried: 1000, links_right: 900, links_false: 20, links_missed: 80, links_reviewed: 50 },
  { tick: 0, group_by: 'sex', group: 'female', links_tried: 500, links_right: 412, links_false: 18, links_missed: 70 },
  { tick: 0, group_by: 'sex', group: 'male', links_tried: 500, links_right: 488, links_false: 2, links_missed: 10 },
])
const joining = tableOf('joining', [
  { tick: 0, region: 'a', database: 'court', joined: true, kept: 0 },
  { tick: 0, region: 'b', database: 'court', joined: false, kept: 7 },
  { tick: 1, date: '2010-02-01', region: 'a', database: 'court', joined: true, kept: 0 },
  { tick: 1, date: '2010-02-01', region: 'b', database: 'court', joined: false, kept: 5 },
  { tick: 2, date: '2010-03-01', region: 'a', database: 'court', joined: true, kept: 0 },
  { tick: 2, date: '2010-03-01', region: 'b', database: 'court', joined: true, kept: 0 },
])
const context = contextOf({ tables: { ...tablesOf(), files, joining } })
const parameters = parametersOf(context.input.scenario)
const plain = ({ text }: { text: string }) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the chapter on linkage', () => {
  test('is left out where no registry is at work and nothing joins', () => {
    expect(linkageSection(contextOf(), parameters).text).toBe('')
  })

  test('has precision, recall and what went astray for every group', () => {
    const [everybody, women, men] = linkageRows(context)
    expect([everybody.precision, everybody.recall]).toEqual([900 / 920, 0.9])
    expect([women.wrong.value, women.missed.value]).toEqual([36, 140])
    // two of them are too few for a rate
    expect([men.wrong.value, men.missed.value]).toEqual([null, 20])
  })

  test('names the group that stands out, against everybody', () => {
    expect(worstLinked(linkageRows(context))).toMatchObject({ row: { group: 'female' }, times: 88 / 50 })
    const text = plain(linkageSection(context, parameters))
    expect(text).toContain('Records about women go astray 1.8 times as often as those about everybody')
    expect(text).toContain('1,000 records')
    expect(text).toContain('About 50 of them a clerk decided.')
    expect(text).not.toMatch(impossible)
  })

  test('names nobody where luck would do it', () => {
    const even = tableOf('files', [
      { links_tried: 200, links_right: 180, links_missed: 20 },
      { group_by: 'sex', group: 'female', links_tried: 100, links_right: 89, links_missed: 11 },
    ])
    expect(worstLinked(linkageRows(contextOf({ tables: { ...tablesOf(), files: even } })))).toBeUndefined()
  })

  test('shows how regions join and what waits', () => {
    expect(joiningOf(context)).toMatchObject({
      joined: [0.5, 0.5, 1],
      waiting: [7, 12, 0],
      databases: [{ database: 'court', regions: 2, joined: 2, first: '2010-01-01', last: '2010-03-01' }],
    })
    const text = plain(linkageSection(context, parameters))
    expect(text).toContain('By the end 100% of the regions and databases had joined the registry')
    expect(text).toContain('1 March 2010')
  })

  test('has a table with headings and a text for each figure', () => {
    const { text } = linkageSection(context, parameters)
    expect(text.match(/<caption>/g)?.length).toBe(2)
    expect(text).toMatch(/<svg[^>]*role="img"/)
  })
})
