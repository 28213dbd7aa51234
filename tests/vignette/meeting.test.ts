import { describe, expect, test } from 'vitest'
import { surprises, told, trying } from './support.js'

/** The scenario of the language tests, in which people rate each other instead. */
const rated = (more = '') => `
evidence: fictional
scores:
  credit: off
  stars:
    title: Stars
    kind: ratings
    base: 800 points
    lowest: 0 points
    highest: 1000 points
    moves: 10 %
    weights: { A: 2 times }
    favour: { sex: { male: -100 points } }
    contagion: { near: [C], seen: 10 %, rating: 100 points }
rules:
  R-1: off
  R-2: off
  R-3: off
  P-1: { behaviour: red-light, rates: { minor: 600 points, ordinary: 400 points, serious: 0 points } }
  P-2: { behaviour: good-deed, rates: 1000 points${more} }
`

describe('a meeting', () => {
  test('is rated by the one met, whose grade says how much that counts', async () => {
    const lives = ['', ', met: A', ', met: C', ', severity: serious'].map((how) =>
      trying(
        `
         events: [{ on: 2010-01-01, does: red-light${how} }]
         expect: [{ on: 2010-01-31, score: ${how.includes('A') ? 720 : how.includes('serious') ? 720 : 760} points }]`,
        rated(),
      ),
    )
    for (const life of await Promise.all(lives)) expect(surprises(life)).toEqual([])
  })

  test('is told with what it was worth and how sure that is', async () => {
    const life = await trying(
      `
       events: [{ on: 2010-01-01, does: good-deed, met: C, watched_by: A }]
       expect: [{ on: 2010-01-31, score: 676 points, true_score: 820 points, because: [P-2] }]`,
      rated(),
    )
    expect(surprises(life)).toEqual([])
    // 820 after the one helped; twice a tenth of the 720 down to 100 by the onlooker, who is an A
    expect(told(life)[1]).toBe('2010-01-01  P-2 Helping: rated, -124 points (fictional), score 676')
  })

  test('is favoured for what the case says of the subject, and for nothing else', async () => {
    const as = (subject: string, score: number) =>
      trying(
        `
         subject: { ${subject} }
         events: [{ on: 2010-01-01, does: good-deed }]
         expect: [{ on: 2010-01-31, score: ${score} points, true_score: 820 points }]`,
        rated(),
      )
    expect(surprises(await as('sex: male', 810))).toEqual([])
    expect(surprises(await as('sex: female', 820))).toEqual([])
    expect(surprises(await as('age: young', 820))).toEqual([])
  })

  test('is as it was without an onlooker where nobody is shunned', async () => {
    const life = await trying(
      `
       events: [{ on: 2010-01-01, does: good-deed, met: B, watched_by: A }]
       expect: [{ on: 2010-01-31, score: 820 points }]`,
      rated(),
    )
    expect(surprises(life)).toEqual([])
  })

  test('with a penalty costs more for a time', async () => {
    const life = await trying(
      `
       events: [{ on: 2010-01-01, does: good-deed }]
       expect:
         - { on: 2010-01-31, score: 520 points, true_score: 520 points }
         - { on: 2010-02-01, score: 820 points, true_score: 820 points, because: [P-2] }`,
      rated(', penalty: { takes: 300 points, lasts: 1 month, low_ratings_count: 2 times }'),
    )
    expect(surprises(life)).toEqual([])
  })
})

test.each([
  ['charged_with: red-light', 'charged_with'],
  ['does: red-light, filed: no', 'filed'],
  ['does: red-light, seen_by: police', 'seen_by'],
  ['does: red-light, appeal: upheld', 'appeal'],
])('what is rated is not filed: %s', async (event, key) => {
  const life = trying(`events: [{ on: 2010-01-01, ${event} }]\nexpect: [{ on: 2010-01-31, score: 0 points }]`, rated())
  await expect(life).rejects.toThrow(`so "${key}" means nothing here`)
})

test('the one met holds a grade that exists', async () => {
  const life = trying(
    `
     events: [{ on: 2010-01-01, does: red-light, met: D }]
     expect: [{ on: 2010-01-31, score: 0 points }]`,
    rated(),
  )
  await expect(life).rejects.toThrow('there is no grade "D"')
})
