/**
 * Wrong scenarios, one mistake each, named after it. The first lines of a file say what must be found:
 *
 *     # expect: LINE:COLUMN words of the message
 *     # expect: other.yaml:LINE:COLUMN words of the message
 *
 * Exactly these problems must be reported, in this order.
 */
import { expect, test } from 'vitest'
import { InputError, loadScenario } from '../../src/scenario/load.js'
import { fixture, readerOf, wrongNames } from './support/reader.js'

/** Words of the machinery that mean nothing to a user. */
const jargon =
  /zod|expected (?:record|object|string|number|array)|received|invalid|unrecognized|undefined|\[object|NaN|null|regex|schema|parse|token|boolean|integer|flow|scalar|\n\s+at /i

const texts = Object.fromEntries(wrongNames.map((name) => [name.replace(/\.yaml$/, ''), fixture(`wrong/${name}`)]))
const reader = readerOf(texts)
/** Files that are wrong only together with the one that extends them. */
const named = Object.keys(texts).filter((name) => texts[name].startsWith('# expect'))

test('there are more than 110 mistakes', () => {
  expect(named.length).toBeGreaterThan(110)
})

test.each(named)('%s', async (name) => {
  const expected = [...texts[name].matchAll(/^# expect: (?:(\S+\.yaml):)?(\d+):(\d+) (.+)$/gm)].map(
    ([, file, line, column, words]) => ({ at: `${file ?? `${name}.yaml`}:${line}:${column}`, words }),
  )
  const error = await loadScenario(name, reader).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(InputError)
  const { problems } = error as InputError
  expect(problems.map((problem) => `${problem.file}:${problem.line}:${problem.column}`)).toEqual(
    expected.map(({ at }) => at),
  )
  for (const [i, problem] of problems.entries()) {
    const said = [problem.message, problem.allowed, problem.hint].filter(Boolean).join('; ')
    expect(said).toContain(expected[i].words)
    // what the user wrote may hold any word
    expect(said.replaceAll(/"[^"]*"/g, '')).not.toMatch(jargon)
    expect(problem.message).not.toMatch(/\.$/)
  }
  expect((error as InputError).format()).not.toMatch(/undefined|\n\s+at /)
})
