/**
 * Everyone is synthetic, and that is structural: docs/ethics.md names four rules, and these tests keep what a test can
 * keep of them. If one of them fails, the change at hand is not a detail. Read docs/ethics.md first, and do not adjust
 * the test to the change.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createProgram } from '../../src/cli/program.js'
import { syntheticName } from '../../src/population/names.js'
import { populationSchema } from '../../src/population/schema.js'
import { scenarioSchema } from '../../src/scenario/schema/scenario.js'
import { fakeTerminal } from '../cli/fakeTerminal.js'
import { mostVignettes, vignetteSchema } from '../../src/vignette/schema.js'
import { exportsOf, filesBelow, importsOf, packageOf, root, sourceFiles } from './source.js'

const READ_FIRST = 'Read docs/ethics.md: the laboratory has no way in for real persons, and none out to them.'

const using = (pattern: RegExp) =>
  sourceFiles().flatMap(({ path, code }) => [...code.matchAll(pattern)].map((match) => `${path} uses ${match[0]}`))

const importing = (wanted: (name: string) => boolean) =>
  sourceFiles().flatMap((file) =>
    importsOf(file)
      .filter(({ to }) => wanted(to))
      .map(({ to }) => `${file.path} imports ${to}`),
  )

describe('rule 1: the generator, fed with published totals, is the only source of people', () => {
  it('reads three kinds of documents, none of which can hold a person', () => {
    const reader = sourceFiles().find((file) => file.path === 'src/scenario/reader.ts')!
    const kinds = /DocumentKind = (.*)/.exec(reader.text)?.[1]
    expect(kinds, READ_FIRST).toBe("'scenario' | 'population' | 'sources'")
  })

  it('touches the disk in three folders only, so that no other way in can grow unseen', () => {
    const disk = importing((name) => /^node:(fs|fs\/promises|readline|child_process|sqlite|process)$/.test(name))
    expect(
      // a search writes where the subjects of a run lie while it looks through them, and reads nothing but runs
      disk.filter((line) => !/^src\/(run|cli|search)\//.test(line)),
      READ_FIRST,
    ).toEqual([])
  })

  it('knows no format in which lists of persons travel', () => {
    const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { dependencies: object }
    const formats =
      /csv|xlsx|excel|spreadsheet|arrow|avro|odbc|jdbc|mysql|postgres|\bpg\b|sqlite|mongo|redis|vcard|ldap/
    expect(
      Object.keys(dependencies).filter((name) => formats.test(name)),
      READ_FIRST,
    ).toEqual([])
    // Parquet and SQL are for what a run wrote itself: Parquet is read in one file and written in two, SQL is over measures and
    // over subjects
    const results = importing((name) => /^(hyparquet(-\w+)?|@duckdb\/node-api)$/.test(packageOf(name)))
    expect(
      results.filter(
        (line) => !/^src\/(run\/parquet|run\/stream\/(file|pages)|run\/query|search\/ask)\.ts /.test(line),
      ),
      READ_FIRST,
    ).toEqual([])
  })

  it('cuts the query language off from files and the network before it reads a question', () => {
    const { text } = sourceFiles().find((file) => file.path === 'src/run/query.ts')!
    const off = text.indexOf('SET enable_external_access = false')
    expect(off, READ_FIRST).toBeGreaterThan(0)
    expect(text.indexOf('SET lock_configuration = true')).toBeGreaterThan(off)
    expect(text.indexOf('runAndReadAll(sql)')).toBeGreaterThan(off)
  })

  it('lets a search read the subjects of one run, and the tables it made itself', () => {
    const { text } = sourceFiles().find((file) => file.path === 'src/search/ask.ts')!
    const [allowed, off, locked] = [
      'SET allowed_directories = [${text(kept.dir)}, ${text(scratch)}]',
      'SET enable_external_access = false',
      'SET lock_configuration = true',
    ].map((statement) => text.indexOf(statement))
    expect(allowed, READ_FIRST).toBeGreaterThan(0)
    expect(off).toBeGreaterThan(allowed)
    expect(locked).toBeGreaterThan(off)
    expect(text.indexOf('await run(')).toBeGreaterThan(locked)
  })

  it('takes shares of categories from a population file, never a list of its members', () => {
    const file = parse(readFileSync(`${root}populations/suining-county.yaml`, 'utf8')) as Record<string, unknown>
    expect(populationSchema.safeParse(file).success).toBe(true)
    const person = { age: '30-44', sex: 'female', residence: 'urban' }
    for (const key of ['people', 'persons', 'residents-list', 'members', 'records', 'import'])
      expect(populationSchema.safeParse({ ...file, [key]: [person] }).success, `${key}. ${READ_FIRST}`).toBe(false)
  })

  it('takes rules from a scenario file, never persons', () => {
    const blocks = namesIn(z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }))
    expect(blocks.filter((name) => /^(people|persons?|individuals?|citizens?|import|csv|dataset)$/.test(name))).toEqual(
      [],
    )
  })
})

describe('rule 1, continued: a made-up case is an argument about a rule, not a file on somebody', () => {
  const one = { title: 'A case', events: [], expect: [{ on: '2010-01-31', score: '1000 points' }] }
  const file = (cases: object) => ({ 'glasshouse-vignettes': 1, scenario: 'suining-2010', vignettes: cases })

  it('must say what it expects: what the answer should be is asked, not what it is', () => {
    expect(vignetteSchema.safeParse(file({ one })).success).toBe(true)
    expect(vignetteSchema.safeParse(file({ one: { ...one, expect: [] } })).success, READ_FIRST).toBe(false)
  })

  it('has no room for a register', () => {
    expect(mostVignettes, READ_FIRST).toBeLessThanOrEqual(60)
  })
})

/** Names of all fields that a schema knows. */
function namesIn(schema: unknown, names = new Set<string>()): string[] {
  if (Array.isArray(schema)) for (const each of schema) namesIn(each, names)
  else if (schema && typeof schema === 'object')
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name)
      namesIn(value, names)
    }
  return [...names]
}

describe('rule 1, continued: there is no field for an identifier of a real person', () => {
  const identifiers =
    /^(id[-_]?(card|number|no)|national[-_]?id|ssn|passport\w*|hukou[-_]?(id|number)|phone\w*|mobile|telephone|e?[-_]?mail|imei|imsi|mac|face\w*|photo\w*|portrait|iris|fingerprint\w*|biometric\w*|voiceprint|gait|plate\w*|licen[cs]e[-_]?plate|first[-_]?name|last[-_]?name|full[-_]?name|surname|real[-_]?name|name|address|street|birth[-_]?(date|day)|date[-_]?of[-_]?birth|account[-_]?(id|number)?|wechat\w*|user[-_]?(id|name)|gps|latitude|longitude)$/i

  it.each([
    ['the scenario language', scenarioSchema],
    ['the population language', populationSchema],
    ['made-up cases', vignetteSchema],
  ])('in %s', (_, schema) => {
    const names = namesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
    expect(names.length).toBeGreaterThan(15)
    expect(
      names.filter((name) => identifiers.test(name)),
      READ_FIRST,
    ).toEqual([])
  })

  it.each(filesBelow('populations', '.yaml'))('among the traits of %s', (path) => {
    const { traits } = parse(readFileSync(`${root}${path}`, 'utf8')) as {
      traits: Record<string, { categories: unknown[] }>
    }
    for (const [name, { categories }] of Object.entries(traits)) {
      expect(identifiers.test(name), `${name}. ${READ_FIRST}`).toBe(false)
      // with hundreds of categories a trait would begin to single people out
      expect(categories.length, `${name}. ${READ_FIRST}`).toBeLessThanOrEqual(60)
    }
  })

  it('in what a run writes', async () => {
    const { tableDefinitions } = await import('../../src/measure/definitions.js')
    const columns = Object.values(tableDefinitions).flatMap((table) => table.columns.map((column) => column.name))
    expect(columns.filter((name) => identifiers.test(name) || /^(resident|subject|person)$/.test(name))).toEqual([])
  })
})

describe('rule 1, continued: nothing listens to, or asks, the world outside', () => {
  it('imports no module that talks to a network or to other programs', () => {
    const network = /^(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|child_process|cluster|inspector)$/
    const packages = /^(axios|got|node-fetch|undici|ws|socket\.io.*|express|fastify|koa|hono|mqtt|kafkajs|nodemailer)$/
    expect(
      importing((name) => network.test(name) || packages.test(packageOf(name))),
      READ_FIRST,
    ).toEqual([])
  })

  it('uses no network of the browser either', () => {
    const network = /\b(fetch\s*\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection)/g
    expect(using(network), READ_FIRST).toEqual([])
  })

  it('uses no camera, microphone, position or contacts', () => {
    const senses = /\b(getUserMedia|mediaDevices|geolocation|navigator\.contacts|FaceDetector|BarcodeDetector)\b/g
    expect(using(senses), READ_FIRST).toEqual([])
  })

  it('watches no folder or file', () => {
    const watching = sourceFiles().filter(({ text }) =>
      /\bwatchFile\b|\bfs\.watch\b|\bwatch\b[^{}]*\}\s*from 'node:fs/.test(text),
    )
    expect(
      watching.map((file) => file.path),
      READ_FIRST,
    ).toEqual([])
  })
})

describe('rule 2: identity is an index in a run', () => {
  it('makes names from the index alone, and marks every one as synthetic', () => {
    const names = Array.from({ length: 2000 }, (_, resident) => syntheticName(resident))
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \(synthetic\)$/u)
    expect(syntheticName(7)).toBe(syntheticName(7))
  })
})

describe('rule 3: what is documented, reported, assumed or fiction is said with every number', () => {
  it.each(filesBelow('scenarios', '.yaml').concat(filesBelow('populations', '.yaml')))('%s is labelled', (path) => {
    const text = readFileSync(`${root}${path}`, 'utf8')
    const onlyOff = !/\d (times|%|points|years?|months?|days?|yuan)/.test(text)
    expect(onlyOff || /evidence:/.test(text), 'how sure is each number? docs/ethics.md, rule 3').toBe(true)
  })
})

describe('rule 4: experiments explain; they do not optimise control', () => {
  it('exports nothing that searches for the scheme with most obedience or least protest', () => {
    const search = /optimi[sz]|maximi[sz]|minimi[sz]|bestScheme|searchScheme|evolve|anneal|hillClimb|gradient/i
    const exported = sourceFiles().flatMap((file) => exportsOf(file).map(({ name }) => `${file.path} ${name}`))
    expect(
      exported.filter((line) => search.test(line)),
      READ_FIRST,
    ).toEqual([])
  })

  it('exports nothing that scores somebody who is handed in', () => {
    const service =
      /^(score|rate|grade|judge|assess|classify|predict|identify|look[uU]p)(A|An|The)?(Real)?(Person|People|Citizen|Customer|User|Applicant|Individual|Human|Profile)/
    const exported = sourceFiles().flatMap((file) => exportsOf(file).map(({ name }) => name))
    expect(
      exported.filter((name) => service.test(name)),
      READ_FIRST,
    ).toEqual([])
  })
})

describe('what the laboratory offers, to programs and to people', () => {
  /**
   * Each takes documents, a folder of a run, a plan, or numbers of a run; none takes a person, and none gives somebody's
   * score. Before a name is added here: does it keep the four rules?
   */
  const offered = [
    ...[
      'checkFile',
      'compile',
      'countEvidence',
      'dateOfTick',
      'diskReader',
      'evidenceLevels',
      'figuresOf',
      'fitReport',
    ],
    ...['formatProblem', 'formatProblems', 'freshFolder', 'glasshouseVersion', 'headlineDefinitions', 'InputError'],
    ...['Interrupted', 'isInputError', 'isInterrupted', 'listScenarios', 'loadScenario', 'memoryReader', 'openRun'],
    ...['parsePopulation', 'planPopulation', 'PopulationError', 'prepare', 'queryRun', 'readTable', 'reportInput'],
    ...[
      'reportOf',
      'reportRun',
      'resumeRun',
      'rowsOf',
      'runScenario',
      'sentencesOf',
      'showScenario',
      'simulate',
      'sourcesOf',
    ],
    ...['summarise', 'testVignettes', 'valuesOf', 'verifyRun'],
    // two whole societies, or two schemes; what comes out are counts by group
    ...['compareWorlds', 'comparisonSentences', 'diffScenarios', 'diffSchemes'],
    // files of made-up residents, by their number in a run; whoever calls hands in nobody
    ...['fileOf', 'filePage', 'openFiles'],
    // made-up subjects of a run that meet a condition, by number
    ...['searchColumns', 'searchRun'],
  ]

  it('the library for Node', async () => {
    const library = await import('../../src/index.js')
    expect(
      Object.keys(library).filter((name) => !offered.includes(name)),
      READ_FIRST,
    ).toEqual([])
  })

  it('the library for browsers', async () => {
    const library = await import('../../src/browser.js')
    expect(
      Object.keys(library).filter((name) => !offered.includes(name)),
      READ_FIRST,
    ).toEqual([])
  })

  it('the command line', () => {
    const known = [
      'check',
      'compare',
      'diff',
      'file',
      'complete',
      'completion',
      'list',
      'query',
      'report',
      'resume',
      'run',
      'search',
      'show',
      'test',
      'verify',
    ]
    const commands = createProgram(fakeTerminal()).commands.map((command) => command.name())
    expect(
      commands.filter((name) => !known.includes(name)),
      READ_FIRST,
    ).toEqual([])
  })
})
