import { beforeAll, describe, expect, test } from 'vitest'
import { createContext } from '../../../src/report/context.js'
import type { ReportInput } from '../../../src/report/input.js'
import { groupRows } from '../../../src/report/numbers/groups.js'
import { parametersOf } from '../../../src/report/numbers/parameters.js'
import { reportPage } from '../../../src/report/page.js'
import { subjectsSection } from '../../../src/report/sections/subjects.js'
import { en } from '../../../src/report/words/en.js'
import { contextOf } from '../fixture.js'
import { realInput } from '../realRun.js'

let input: ReportInput
beforeAll(async () => {
  input = await realInput('national-2020', { residents: 2000, ticks: 8 })
}, 120_000)
const section = () => subjectsSection(createContext(input, en), parametersOf(input.scenario)).text
const plain = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the chapter on businesses, officials and trust', () => {
  test('is left out where there are none', () => expect(subjectsSection(contextOf(), []).text).toBe(''))

  test('tells charges against businesses by sector and size, with headings', () => {
    const text = section()
    for (const heading of Object.values(en.subjects.columns)) expect(text).toContain(heading)
    for (const name of ['All businesses', 'Food', 'Large']) expect(plain(text)).toContain(name)
    expect(plain(text)).not.toMatch(/includes them\.0/)
    expect(plain(text)).toMatch(/[\d,]+ petitions and complaints reached the officials of the districts/)
  })

  test('sets trust beside victims, misconduct held back and wrong charges', () => {
    const text = plain(section())
    expect(text).toMatch(/Trust (moved most in|in institutions hardly moved)/)
    expect(text).toMatch(/times somebody suffered from misconduct, [\d,]+ acts of misconduct were held back/)
    // a row for each tick in the table that stands for the figure
    expect(section().match(/<tr/g)!.length).toBeGreaterThan(14)
  })
})

test('businesses are no group of residents', () => {
  expect(groupRows(createContext(input, en)).filter(({ trait }) => trait.startsWith('business'))).toEqual([])
})

test('the page lists the chapter', () => expect(reportPage(input)).toContain('href="#subjects"'))
