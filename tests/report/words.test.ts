/** The names that the report has for what every population and scenario share. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { en } from '../../src/report/words/en.js'

const populations = readdirSync('populations').map((file) => parse(readFileSync(`populations/${file}`, 'utf8')))

test('every trait of the populations that come with the laboratory has a title', () => {
  const traits = populations.flatMap(({ traits: own, businesses }) => [
    ...Object.keys(own),
    ...Object.keys(businesses?.traits ?? {}),
  ])
  expect(traits.length).toBeGreaterThan(40)
  expect([...new Set(traits)].filter((trait) => !Object.hasOwn(en.traits, trait))).toEqual([])
})

test('and the title is the one that the population gives it', () => {
  const own = populations.flatMap(({ traits }) => Object.entries<{ title: string }>(traits))
  const [, registration] = own.find(([trait]) => trait === 'registration')!
  expect(en.traits.registration).toBe(registration.title)
})

test('every event of a run has words', () => {
  for (const event of ['graded', 'outcry', 'outcry_over', 'drop_grades', 'narrow', 'repeal'])
    expect(en.events[event], event).toMatch(/^\w/)
})
