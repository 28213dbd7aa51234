import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eachQuantity } from '../../src/scenario/language/provenance.js'
import { InputError, loadScenario } from '../../src/scenario/load.js'
import type { Reader } from '../../src/scenario/reader.js'
import { bytesOf, child, fixture, load, readerOf } from './support/reader.js'

const good = fixture('good.yaml')

test('the good scenario has no problem and no warning', async () => {
  const { scenario, warnings, bibliography, files } = await load(good)
  expect(warnings).toEqual([])
  expect(files).toEqual(['test.yaml'])
  expect(scenario.scenario).toBe('good')
  expect(scenario.behaviours['red-light'].who).toEqual({ age: ['young', 'middle'] })
  expect(bibliography.census).toMatchObject({ date: '2010', read: 'full' })
})

describe('provenance', () => {
  test('every number has evidence, and a source if it is not made up', async () => {
    const { scenario, bibliography } = await load(good)
    let numbers = 0
    eachQuantity(scenario, (quantity) => {
      numbers++
      expect(quantity.evidence).toBeDefined()
      if (!['assumed', 'fictional'].includes(quantity.evidence)) expect(quantity.source.length).toBeGreaterThan(0)
      for (const id of quantity.source) expect(bibliography).toHaveProperty(id)
    })
    expect(numbers).toBeGreaterThan(70)
  })

  test('comes from the nearest block that says so', async () => {
    const { scenario } = await load(good)
    expect(scenario.population.residents).toMatchObject({ evidence: 'documented', source: ['census'] })
    expect(scenario.rules['R-1'].points).toMatchObject({ evidence: 'documented', source: ['gazette'] })
    expect(scenario.rules['R-3'].points).toMatchObject({ evidence: 'fictional', source: [] })
    expect(scenario.calendar.tick).toMatchObject({ evidence: 'assumed', source: [] })
  })

  test('an assumption inside a sourced block does not borrow its source; a dispute does', async () => {
    const { scenario } = await load(
      child(
        [
          'rules:',
          '  R-2:',
          '    source: gazette',
          '    evidence: documented',
          '    note: The table.',
          '    points:',
          '      minor: { value: -1 points, evidence: assumed }',
          '      ordinary: { value: -2 points, evidence: disputed }',
          '      serious: -3 points',
        ].join('\n'),
      ),
    )
    expect(scenario.rules['R-2'].points).toMatchObject({
      minor: { evidence: 'assumed', source: [], note: undefined },
      ordinary: { evidence: 'disputed', source: ['gazette'], note: undefined },
      serious: { evidence: 'documented', source: ['gazette'], note: 'The table.' },
    })
  })

  test('without evidence anywhere every number is a problem, and the list is cut after a hundred', async () => {
    const bare = good.replace('\nevidence: fictional\n', '\n')
    const error = (await load(bare).catch((thrown: unknown) => thrown)) as InputError
    expect(error).toBeInstanceOf(InputError)
    expect(new Set(error.problems.map(({ code }) => code))).toEqual(new Set(['no-source']))
    expect(error.problems.length).toBeGreaterThan(60)
    const many = Array.from({ length: 150 }, (_, i) => `wrong-${i}: 1`).join('\n')
    const flood = (await load(child(many)).catch((thrown: unknown) => thrown)) as InputError
    expect(flood.problems).toHaveLength(150)
    expect(flood.format()).toMatch(/and 50 more$/)
  })
})

describe('the resolved text', () => {
  test.each([
    ['good', good],
    [
      'a child',
      child('opinion:\n  evidence: assumed\n  note: Ours.\n  approval: { start: 55 % }\nrules: { R-3: off }'),
    ],
    [
      'words that YAML could misread',
      child('summary: "yes: #1"\nlimits: ["5", "true", "- x", "off", "a: b", "0x10", "1_0", "null", "\\\\q"]'),
    ],
  ])('loads to the same scenario again: %s', async (_, text) => {
    const first = await load(text)
    const second = await load(first.text)
    expect(second.scenario).toStrictEqual(first.scenario)
    expect(second.text).toBe(first.text)
  })

  test('does not depend on the order of fixed keys, comments or quotes', async () => {
    const [head, ...rest] = good.split('\n\n')
    const shuffled = [head.replace(/^#.*\n/, ''), ...rest.toReversed()].join('\n\n# remark\n\n')
    expect((await load(shuffled)).text).toBe((await load(good)).text)
  })

  test('carries what was set on the command line', async () => {
    const { text } = await load(good, { set: ['rules.R-1.points=-5 points'] })
    expect(text).toContain('set on the command line')
    expect((await load(text)).scenario.rules['R-1'].points).toMatchObject({ value: -5, evidence: 'assumed' })
  })
})

describe('warnings', () => {
  const codes = async (lines: string) => (await load(child(lines))).warnings.map(({ code }) => code)

  test.each([
    ['sensors: { media: { sees: { good-deed: off, petition: off } } }', ['blind-sensor', 'unseen-rule', 'unseen-rule']],
    ['behaviours: { red-light: { victim: off } }', ['harm-without-victim']],
    ['behaviours: { red-light: { public: true } }', ['public-not-voice']],
    ['grades: off\ndoors: { school: { treatment: { A: off, C: off } } }', ['nothing-to-drop']],
    ['rules: { R-2: { in_force: { from: 2020-01-01, until: off } } }', ['never-in-force']],
    ['rules: { R-2: { in_force: { from: off, until: 2009-01-01 } } }', ['never-in-force']],
    ['rules: { R-2: { in_force: { from: off, until: 2010-01-01 } } }', []],
    ['sensors: { police: { sees: { red-light: off } } }', []],
    [
      `lists: { black: { title: Black, kind: blacklist, context: social, term: 1 year, evidence: fictional } }
rules: { R-1: { points: off, lists: black }, R-2: off, R-3: off }
grades: off
scores: { credit: off }
doors: { school: { treatment: { A: off, C: off }, listed: { black: { kind: barred, refused: 50 %, evidence: fictional } } } }
reactions: { drop-letters: off }
safeguards:
  evidence: fictional
  repair: { on: true, taken_up: 40 %, after: 3 months, gives_back: 50 % }
  cap: { on: true, taken_per_year: 20 points }`,
      ['nothing-to-repair', 'nothing-to-cap'],
    ],
  ])('%s', async (lines, expected) => {
    expect((await codes(lines)).toSorted()).toEqual(expected.toSorted())
  })
})

describe('what is around the scenario', () => {
  test('a population with no traits to read is left to its own reader', async () => {
    const reader = readerOf({ test: good })
    const read: typeof reader.read = async (name, kind, from) =>
      kind === 'population'
        ? { file: 'town.yaml', bytes: bytesOf('population: town\n') }
        : reader.read(name, kind, from)
    expect((await loadScenario('test', { ...reader, read })).scenario.title).toBe('A town under a scheme')
  })

  test('traits may be handed in', async () => {
    const traits = { traits: { residence: ['urban', 'rural'] }, place: 'residence' }
    const error = (await load(good, { traits }).catch((thrown: unknown) => thrown)) as InputError
    expect(error.problems.map(({ path }) => path)).toContain('behaviours.red-light.who.age')
  })

  test('without a bibliography nothing can be cited', async () => {
    const reader = readerOf({ test: good })
    const read: typeof reader.read = async (name, kind, from) =>
      kind === 'sources' ? undefined : reader.read(name, kind, from)
    const error = (await loadScenario('test', { ...reader, read }).catch((thrown: unknown) => thrown)) as InputError
    expect(new Set(error.problems.map(({ code }) => code))).toEqual(new Set(['unknown-source']))
  })
})

/** Anything but a scenario or an InputError is a fault of ours. */
async function survives(text: string | Uint8Array, set: string[] = []): Promise<void> {
  const error: unknown = await load(text, { set }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error === undefined) return
  expect(error).toBeInstanceOf(InputError)
  expect((error as InputError).format()).not.toMatch(/undefined|\[object|NaN|\n\s+at /)
}

describe('mutated scenarios never fail in any other way', () => {
  const lines = good.split('\n')
  const tokens = [...new Set(good.match(/[A-Za-z0-9_-]+|[{}[\]:,%]/g))]
  const runs = { numRuns: 60 }

  test('lines left out, doubled, swapped, indented', async () => {
    const change = fc.record({
      at: fc.nat(lines.length - 1),
      to: fc.nat(lines.length - 1),
      how: fc.constantFrom('delete', 'double', 'swap', 'indent', 'outdent', 'cut'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const mutated = [...lines]
        for (const { at, to, how } of changes) {
          if (how === 'delete') mutated[at] = ''
          else if (how === 'double') mutated.splice(to, 0, lines[at])
          else if (how === 'swap') [mutated[at], mutated[to]] = [mutated[to], mutated[at]]
          else if (how === 'indent') mutated[at] = `  ${mutated[at]}`
          else if (how === 'outdent') mutated[at] = mutated[at].replace(/^ {2}/, '')
          else mutated[at] = mutated[at].slice(0, to % (mutated[at].length + 1))
        }
        await survives(mutated.join('\n'))
      }),
      runs,
    )
  })

  test('words replaced by other words', async () => {
    const words = good.split(/(\s+)/)
    const other = fc.oneof(
      fc.constantFrom(...tokens, 'off', 'null', '{}', '[]', '""', '-1', '1e999', 'constructor'),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(words.length - 1), other), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          const mutated = [...words]
          for (const [at, word] of changes) mutated[at] = word
          await survives(mutated.join(''))
        },
      ),
      runs,
    )
  })

  test('bytes replaced by other bytes', async () => {
    const bytes = bytesOf(good)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        async (changes) => {
          const mutated = bytes.slice()
          for (const [at, byte] of changes) mutated[at] = byte
          await survives(mutated)
        },
      ),
      runs,
    )
  })

  test('any text at all, as a file and as a setting', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 200 }),
        fc.constantFrom(...tokens),
        fc.string(),
        async (text, path, value) => {
          await survives(text)
          await survives(good, [`${path}.${text}=${value}`, `${path}=${value}`])
        },
      ),
      runs,
    )
  })
})

test('the four scenarios of Suining load without a warning, and their resolved text loads again', async () => {
  const at = (path: string) => new URL(`../../${path}`, import.meta.url)
  const texts: Record<string, Uint8Array> = {}
  const reader: Reader = {
    async read(name, kind) {
      if (kind === 'sources') return { file: 'sources.yaml', bytes: readFileSync(at('sources/sources.yaml')) }
      const folder = kind === 'scenario' ? 'scenarios' : 'populations'
      return { file: `${name}.yaml`, bytes: texts[name] ?? readFileSync(at(`${folder}/${name}.yaml`)) }
    },
  }
  for (const name of ['suining-2010', 'suining-2010-fair', 'suining-2010-grades-kept', 'suining-2010-no-scheme']) {
    const first = await loadScenario(name, reader)
    expect(first.warnings).toEqual([])
    texts.resolved = bytesOf(first.text)
    expect((await loadScenario('resolved', reader)).scenario).toStrictEqual(first.scenario)
  }
})
