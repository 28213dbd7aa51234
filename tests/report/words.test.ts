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

/** Every text of a part of the words, by its path; functions are called with arguments that can be told apart. */
function textsIn(part: unknown, path: string): { path: string; text: string; given: string[] }[] {
  if (typeof part === 'string') return [{ path, text: part, given: [] }]
  if (typeof part === 'function') {
    const given = Array.from({ length: part.length }, (_, i) => `<${i + 1}>`)
    return [{ path, text: String((part as (...all: string[]) => unknown)(...given)), given }]
  }
  return Object.entries(part ?? {}).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
}

test.each(['lists', 'lending', 'ratings', 'membership'] as const)(
  'the words on %s say all that they are given',
  (part) => {
    const texts = textsIn(en[part], part)
    expect(texts.length).toBeGreaterThan(15)
    for (const { path, text, given } of texts) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/undefined|NaN|\[object|function/)
      for (const each of given) expect(text, path).toContain(each)
    }
  },
)
