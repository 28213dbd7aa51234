import { beforeAll, describe, expect, test } from 'vitest'
import { createContext } from '../../../src/report/context.js'
import type { ReportInput } from '../../../src/report/input.js'
import { parametersOf } from '../../../src/report/numbers/parameters.js'
import { ratedDown } from '../../../src/report/numbers/charges.js'
import { reportPage } from '../../../src/report/page.js'
import { ratingsSection } from '../../../src/report/sections/ratings.js'
import { en } from '../../../src/report/words/en.js'
import { contextOf } from '../fixture.js'
import { realInput } from '../realRun.js'

let input: ReportInput
beforeAll(async () => {
  input = await realInput('nosedive', { residents: 3000, ticks: 40 })
})
const section = () => ratingsSection(createContext(input, en), parametersOf(input.scenario)).text
const plain = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the chapter on ratings', () => {
  test('is left out where nobody rates anybody', () => {
    expect(ratingsSection(contextOf(), []).text).toBe('')
  })

  test('sets inequality beside what conduct alone would make it', () => {
    expect(plain(section())).toMatch(/Inequality of scores stands \d+% above what conduct alone would make it/)
    expect(plain(section())).toMatch(/stayed in it, and [\d.]+% of all residents changed their grade/)
    // one row for each tick in the table that stands for the figure
    expect(section().match(/<tr/g)!.length).toBeGreaterThan(40)
  })

  test('has a row for each group, with headings', () => {
    const text = section()
    expect(text).toContain('Ratings by group, over the whole run')
    for (const heading of Object.values(en.ratings.columns)) expect(text).toContain(heading)
    expect(plain(text)).toMatch(/Wealthy [\d.]+ 4,\d{3}/)
  })

  test('says how often kindness was rated down', () => {
    expect(plain(section())).toMatch(/times somebody was seen being kind to a person of low standing/)
  })
})

test('a page on ratings says nothing of charges, and explains the true score by conduct', () => {
  const page = reportPage(input)
  expect(page).toContain('href="#ratings"')
  for (const id of ['charges', 'wronged', 'cost']) expect(page).not.toContain(`href="#${id}"`)
  expect(page).toContain('by conduct alone: without deference')
  expect(page).toMatch(/They gave [\d,.]+( million)? ratings/)
})

test('what costs stars is told from what brings them', () => {
  const { scenario } = input
  expect([ratedDown(scenario, 'plain-speech'), ratedDown(scenario, 'standing-by')]).toEqual([true, false])
})
