/**
 * Wrong vignettes, named after the mistake. The first lines of a file say what must be found, exactly and in this order:
 *
 *     # expect: LINE:COLUMN words of the message
 */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { InputError } from '../../src/scenario/load.js'
import { mostEvents, mostVignettes } from '../../src/vignette/schema.js'
import { tryVignettes } from '../../src/vignette/try.js'
import { bytesOf, child, readerOf } from '../scenario/support/reader.js'
import { fileOf } from './support.js'

const folder = fileURLToPath(new URL('wrong/', import.meta.url))
const names = readdirSync(folder).map((file) => file.replace(/\.yaml$/, ''))
const jargon =
  /zod|received|invalid|unrecognized|undefined|\[object|NaN|null|regex|schema|parse|token|boolean|integer|scalar|\n\s+at /i

async function problemsOf(text: string, differences = '') {
  const reader = readerOf({ test: child(differences) })
  const error: unknown = await tryVignettes('wrong.yaml', bytesOf(text), reader).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InputError)
  return (error as InputError).problems
}

test.each(names)('%s', async (name) => {
  const text = readFileSync(`${folder}${name}.yaml`, 'utf8')
  const expected = [...text.matchAll(/^# expect: (\d+:\d+) (.+)$/gm)].map(([, at, words]) => ({ at, words }))
  const problems = await problemsOf(text)
  expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(expected.map(({ at }) => at))
  for (const [i, { message, allowed, hint }] of problems.entries()) {
    const said = [message, allowed, hint].filter(Boolean).join('; ')
    expect(said).toContain(expected[i].words)
    expect(said.replaceAll(/"[^"]*"/g, '')).not.toMatch(jargon)
    expect(message).not.toMatch(/\.$/)
  }
})

test('a subject whose start hangs on a trait that is not said', async () => {
  const starts = 'scores: { credit: { evidence: fictional, starts: { sex: { male: 900 points } } } }'
  const expectation = 'expect: [{ on: 2010-01-31, score: 900 points }]'
  const text = (subject: string) =>
    `glasshouse-vignettes: 1\nscenario: test\nvignettes:\n  it:\n    title: It\n${subject}    events: []\n    ${expectation}\n`
  const [{ message, line }] = await problemsOf(text(''), starts)
  expect([message, line]).toEqual([
    'residents start with different points by their "sex", so the subject must have one',
    4,
  ])
  const reader = readerOf({ test: child(starts) })
  const said = await tryVignettes('right.yaml', bytesOf(text('    subject: { sex: male }\n')), reader)
  expect(said.holds).toBe(true)
})

const act = '{ on: 2010-01-01, does: red-light, appeal: upheld }'
const appealed = fileOf(`it: { title: It, events: [${act}], expect: [{ on: 2010-12-31, score: 1000 points }] }`)

test.each([
  ['nobody is told', 'safeguards: { notice: { on: false } }'],
  ['there is no appeal', 'safeguards: { appeal: { on: false } }'],
  ['nobody who did it appeals', 'safeguards: { appeal: { filed_if_right: 0 %, evidence: fictional } }'],
  ['nobody who did it is heard', 'safeguards: { appeal: { upheld_if_right: 0 %, evidence: fictional } }'],
])('an appeal where %s', async (_, differences) => {
  const [{ code, message }] = await problemsOf(appealed, differences)
  expect(code).toBe('no-appeal')
  expect(message).toBe('under this scheme no such appeal can be upheld')
})

test('a refusal where everybody is heard', async () => {
  const all = 'safeguards: { appeal: { upheld_if_right: 100 %, evidence: fictional } }'
  const [{ message }] = await problemsOf(appealed.replace('upheld', 'refused'), all)
  expect(message).toBe('under this scheme no such appeal can be refused')
})

test('no repair where everybody repairs', async () => {
  const always =
    'safeguards: { repair: { on: true, taken_up: 100 %, after: 3 months, gives_back: 50 %, evidence: fictional } }'
  const [{ message }] = await problemsOf(appealed.replace('appeal: upheld', 'repairs: no'), always)
  expect(message).toBe('under this scheme everybody earns points back')
})

test('an act that no sensor of the scenario can report', async () => {
  const blind = 'sensors: { media: off, police: { false_alarms: off } }'
  const deed = appealed.replace(act, '{ on: 2010-01-01, does: good-deed }')
  expect((await problemsOf(deed, blind))[0]).toMatchObject({ code: 'nobody-sees', hint: 'say filed: no' })
})

test('letters where the scenario has none', async () => {
  const none = 'grades: off\ndoors: { school: { treatment: { A: off, C: off } } }\nreactions: { drop-letters: off }'
  const asked = fileOf(
    'it: { title: It, letters_dropped: 2010-02-01, events: [], expect: [{ on: 2010-12-31, grade: A }] }',
  )
  expect((await problemsOf(asked, none)).map(({ code }) => code)).toEqual(['no-letters', 'unknown-grade'])
})

test('mistakes in the scenario are said as such', async () => {
  expect((await problemsOf(appealed, 'rules: { R-1: { points: 5, evidence: assumed } }'))[0].file).toBe('test.yaml')
})

test('more cases than somebody reads, and more events than a case has', async () => {
  const one = '{ title: It, events: [], expect: [{ on: 2010-12-31, score: 1000 points }] }'
  const cases = Array.from({ length: mostVignettes + 1 }, (_, i) => `n${i}: ${one}`).join('\n')
  expect((await problemsOf(fileOf(cases)))[0]).toMatchObject({ code: 'too-many-vignettes', line: 3 })
  const events = Array.from({ length: mostEvents + 1 }, () => '{ on: 2010-01-01, does: red-light }').join(', ')
  expect((await problemsOf(appealed.replace(act, events)))[0].allowed).toBe(`at most ${mostEvents} entries`)
})
