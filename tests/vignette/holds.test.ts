/** What a case says of its subject before anything happens: lists held, and whose child the subject is. */
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/scenario/load.js'
import { tryVignettes } from '../../src/vignette/try.js'
import { bytesOf, child, readerOf } from '../scenario/support/reader.js'
import { fileOf, surprises, told, trying } from './support.js'

const PASS = `
lists:
  card:
    title: Card
    kind: pass
    context: government
    held_at_start: 90 %
    held_by: { sex: female }
    evidence: fictional
  permit: { title: Permit, kind: redlist, context: social, held_at_start: 5 %, term: 6 months, evidence: fictional }
  black: { title: Blacklist, kind: blacklist, context: justice, evidence: fictional }
rules:
  R-9: { behaviour: petition, delists: card, lists: black, evidence: fictional }
  R-2: off
doors:
  school:
    treatment: { A: off, C: off }
    unlisted: { card: { kind: barred, refused: 100 %, evidence: fictional } }
    listed: { permit: { kind: priority, refused: 1 %, evidence: fictional } }
`

describe('a list held from the start', () => {
  test('is held if the case says so, and by luck never', async () => {
    const [without, held] = await Promise.all([
      trying('events: []\nexpect: [{ on: 2010-01-31, listed: [], truly_listed: [], doors: { school: barred } }]', PASS),
      trying(
        'holds: [card]\nevents: []\nexpect: [{ on: 2013-12-31, listed: [card], truly_listed: [card], because: [], doors: { school: untouched } }]',
        PASS,
      ),
    ])
    expect([...surprises(without), ...surprises(held)]).toEqual([])
  })

  test('is held by everybody where the scheme makes it certain', async () => {
    const certain = PASS.replace('held_at_start: 90 %', 'held_at_start: 100 %')
    const all = await trying(
      'subject: { sex: female }\nevents: []\nexpect: [{ on: 2010-01-31, listed: [card] }]',
      certain,
    )
    expect(surprises(all)).toEqual([])
  })

  test('lasts its whole term, and says when it is over', async () => {
    const result = await trying(
      `holds: [permit]
events: []
expect:
  - { on: 2010-06-30, listed: [permit], truly_listed: [permit] }
  - { on: 2010-07-01, listed: [], truly_listed: [] }`,
      PASS,
    )
    expect(surprises(result)).toEqual([])
    expect(told(result)).toContain('2010-07-01  off the list permit, as its time is over')
  })

  test('is taken by a rule, and by whose', async () => {
    const result = await trying(
      `holds: [card]
events: [{ on: 2010-02-01, does: petition }]
expect: [{ on: 2010-12-31, listed: [black], because: [R-9], doors: { school: barred } }]`,
      PASS,
    )
    expect(surprises(result)).toEqual([])
    expect(told(result)).toContain('2010-04-01  R-9 Petitioning: off the list card, as the rule says')
  })
})

const GUARDED = 'doors: { school: { judged_by: guardian } }'
const acts = Array.from({ length: 22 }, () => '{ on: 2010-06-01, does: red-light }').join(', ')
const SHUT_OUT = `shut-out:
  title: Somebody at the bottom
  events: [${acts}]
  expect: [{ on: 2010-03-01, grade: A }, { on: 2011-03-01, grade: C }]`
async function both(childCase: string, adult = SHUT_OUT) {
  const text = fileOf(`${adult}\nyoung:\n  title: A child\n${childCase.replace(/^/gm, '  ')}`)
  return (await tryVignettes('vignettes.yaml', bytesOf(text), readerOf({ test: child(GUARDED) }))).vignettes
}

describe('a guardian', () => {
  test('shuts a door to a child that has done nothing', async () => {
    const [, young] = await both(`guardian: shut-out
events: []
expect:
  - { on: 2010-03-01, doors: { school: priority } }
  - { on: 2011-03-01, score: 1000 points, grade: A, because: [], doors: { school: barred } }`)
    expect(surprises(young)).toEqual([])
    const lines = young.history.map(({ whose, text }) => `${whose}: ${text}`)
    expect(lines).toContain('guardian: 2011-03-01  guardian: letter C, score 560')
    expect(lines).toContain('subject: 2010-03-01  letter A, score 1000')
  })

  test('opens it to a child that has lost its own letter, and that would be shut out without one', async () => {
    const lost = (guardian: string, does: string) => `${guardian}
events: [${acts}]
expect: [{ on: 2011-03-01, grade: C, doors: { school: ${does} } }]`
    const alone = await trying(lost('', 'barred'), GUARDED)
    expect(surprises(alone)).toEqual([])
    const parent = 'parent:\n  title: A parent\n  events: []\n  expect: [{ on: 2011-03-01, grade: A }]'
    const [, young] = await both(lost('guardian: parent', 'priority'), parent)
    expect(surprises(young)).toEqual([])
  })

  test('lives under the letters that the case of the child drops', async () => {
    const [, young] = await both(`guardian: shut-out
letters_dropped: 2011-06-01
events: []
expect:
  - { on: 2011-03-01, doors: { school: barred } }
  - { on: 2011-06-30, doors: { school: untouched } }`)
    expect(surprises(young)).toEqual([])
  })
})

async function problemsOf(cases: string, differences: string) {
  const reading = tryVignettes('wrong.yaml', bytesOf(fileOf(cases)), readerOf({ test: child(differences) }))
  const error: unknown = await reading.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InputError)
  return (error as InputError).problems
}

const rest = 'events: [], expect: [{ on: 2010-12-31, listed: [] }]'

test.each([
  ['holds: [carde]', 'unknown-list', 'there is no list "carde" in this scenario'],
  ['holds: [black]', 'nobody-holds', 'in this scenario nobody is on "black" when it begins'],
  [
    'subject: { sex: male }, holds: [card]',
    'cannot-hold',
    'in this scenario nobody whose sex is "male" is on "card" when it begins',
  ],
  ['guardian: it', 'own-guardian', 'the subject of "it" cannot be their own guardian'],
  ['guardian: mother', 'unknown-case', 'there is no case "mother" in this file'],
  ['guardian: other', 'no-guardians', 'no door of this scenario looks at the adults of a household'],
])('a case that says %s', async (said, code, words) => {
  const cases = `it: { title: It, ${said}, ${rest} }\nother: { title: Other, ${rest} }`
  const [problem, ...more] = await problemsOf(cases, PASS)
  expect(more).toEqual([])
  expect(problem.code).toBe(code)
  expect(problem.message).toContain(words)
  expect(problem.line).toBe(4)
  expect([problem.allowed, problem.hint].filter(Boolean).length).toBeGreaterThan(0)
})
