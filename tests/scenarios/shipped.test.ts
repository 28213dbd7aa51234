/** The scenarios that come with the package: they load without a word, and every figure says where it comes from. */
import { readFileSync, readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { diskReader } from '../../src/run/disk.js'
import { prepare } from '../../src/run/prepare.js'
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js'
import { figuresOfRule, groundsOfRule } from '../../src/scenario/schema/figures.js'

const names = namesIn('scenarios')
const texts = Object.fromEntries(
  ['scenarios', 'populations'].flatMap((folder) =>
    namesIn(folder).map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}.yaml`, 'utf8')]),
  ),
)
const bibliography: Record<string, { read: string }> = parse(readFileSync('sources/sources.yaml', 'utf8')).sources

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
}

interface Figure {
  path: string
  kind: string
  evidence: string
  source: string[]
  note?: string
}

/** Every quantity of a resolved scenario, with where it stands. */
function figuresOf(value: unknown, path = ''): Figure[] {
  if (typeof value !== 'object' || value === null) return []
  if ('evidence' in value && 'text' in value && 'unit' in value) return [{ ...(value as unknown as Figure), path }]
  return Object.entries(value).flatMap(([key, inner]) => figuresOf(inner, path ? `${path}.${key}` : key))
}

/** Identifiers after `source:` anywhere in a YAML document. */
function cited(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'source' ? ([inner].flat() as string[]) : cited(inner),
  )
}

describe('sources', () => {
  const citations = Object.entries(texts).flatMap(([file, text]) => cited(parse(text)).map((id) => ({ file, id })))

  it('finds citations to check', () => expect(citations.length).toBeGreaterThan(100))

  it('has every source that a scenario or a population cites', () => {
    expect(citations.filter(({ id }) => !(id in bibliography))).toEqual([])
  })

  it('knows every source named in a comment or a note', () => {
    const loose = Object.entries(texts).flatMap(([file, text]) =>
      [...text.matchAll(/\(([a-z0-9]+(?:-[a-z0-9]+)*-(?:19|20)\d\d(?:-\d\d)?)[,)]/g)].map(([, id]) => ({ file, id })),
    )
    expect(loose.filter(({ id }) => !(id in bibliography))).toEqual([])
  })
})

describe.each(names)('%s', (name) => {
  let loaded: LoadedScenario
  let figures: Figure[]
  beforeAll(async () => {
    loaded = await loadScenario(name, diskReader())
    figures = figuresOf(loaded.scenario)
  })

  it('has figures to check', () => expect(figures.length).toBeGreaterThan(100))

  it('loads without a warning', () => expect(loaded.warnings).toEqual([]))

  it('is named as its file', () => expect(loaded.scenario.scenario).toBe(name))

  it('rests nothing documented on memory alone', () => {
    const weak = figures.filter(
      ({ evidence, source }) => evidence === 'documented' && !source.some((id) => bibliography[id].read !== 'recalled'),
    )
    expect(weak.map(({ path }) => path)).toEqual([])
  })

  it('says of every assumed figure why it is what it is', () => {
    const silent = figures.filter(({ evidence, note }) => evidence === 'assumed' && !note)
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})

describe('the populations', () => {
  const roots = names.filter((name) => !parse(texts[`scenarios/${name}`]).extends)
  const files = namesIn('populations').map((name) => parse(texts[`populations/${name}`]))
  const traitsOf = (file: { traits: Record<string, { categories: unknown[] }> }) =>
    Object.entries(file.traits).map(([trait, { categories }]) => [trait, categories.filter((name) => name !== '14-17')])

  it('of counties and cities cut people alike, but for the age from which they are scored, so that reports can be compared', () => {
    const places = files.filter(({ population }) => /-(county|city)$/.test(population))
    expect(places.length).toBeGreaterThan(2)
    for (const file of places) expect([file.population, traitsOf(file)]).toEqual([file.population, traitsOf(places[0])])
  })

  it('cut people alike in what has one name, but for ages, households and work', () => {
    const alike = new Map(
      traitsOf(files.find(({ population }) => population === 'suining-county')) as [string, unknown][],
    )
    for (const trait of ['age', 'household', 'occupation']) alike.delete(trait)
    for (const file of files) {
      const shared = traitsOf(file).filter(([trait]) => alike.has(trait as string)) as [string, unknown][]
      expect([file.population, shared]).toEqual([file.population, shared.map(([trait]) => [trait, alike.get(trait)])])
    }
  })

  it('are named as their files', () => {
    expect(files.map(({ population }) => population)).toEqual(namesIn('populations'))
  })

  it.each(roots)(
    'can be made: the shares that %s needs do not contradict each other',
    { timeout: 90_000 },
    async (name) => {
      const { blueprint } = await prepare(name, { reader: diskReader(), residents: 2000, ticks: 1 })
      expect(blueprint.tables.residents).toBe(2000)
    },
  )

  it('are as large as the scenarios made for them say', () => {
    for (const name of roots) {
      const { from, residents } = parse(texts[`scenarios/${name}`]).population
      expect([name, parse(texts[`populations/${from}`]).residents.value]).toEqual([name, residents.value])
    }
  })
})

/** Pages with a table of rules, the scenario each is about, and how its rules are numbered. */
const pages = [
  { place: 'Suining', name: 'suining-2010', rule: 'SU-\\d\\d', rules: 23 },
  { place: 'Rongcheng', name: 'rongcheng-2016', rule: 'RO-\\d\\d[ab]?', rules: 26 },
  { place: 'Suzhou', name: 'suzhou-civility-2020', rule: 'SZ-\\d\\d', rules: 4 },
  { place: 'China as the article imagines it', name: 'national-2020', rule: 'NA-\\d\\d', rules: 18 },
  { place: 'Nosedive', name: 'nosedive', rule: 'ND-\\d\\d', rules: 6 },
  { place: 'Sesame Credit', name: 'sesame-2015', rule: 'ZM-\\d\\d', rules: 7 },
]

describe.each(pages)('the page on $place', ({ name, rule, rules: number }) => {
  const page = readFileSync(`docs/scenarios/${name}.md`, 'utf8')
  const row = new RegExp(`^\\| (${rule}) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$`, 'gm')
  const rows = [...page.matchAll(row)]
  let rules: LoadedScenario['scenario']['rules']
  beforeAll(async () => {
    rules = (await loadScenario(name, diskReader())).scenario.rules
  })

  it('has the rules of the scenario, in order', () => {
    expect(rows.map(([, id]) => id)).toEqual(Object.keys(rules))
    expect(rows.length).toBe(number)
  })

  it('names the scenario, its population and every file that extends it', () => {
    const variants = names.filter((other) => parse(texts[`scenarios/${other}`]).extends === name)
    const population = parse(texts[`scenarios/${name}`]).population.from
    for (const file of [`scenarios/${name}.yaml`, population, ...variants]) expect(page).toContain(`\`${file}\``)
  })

  it('names nothing in code letters as a source that is none', () => {
    const like = [...page.matchAll(/`([a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:19|20)\d\d(?:-[a-z0-9]+)*)`/g)].map(
      ([, id]) => id,
    )
    expect(like.filter((id) => !(id in bibliography) && !names.includes(id))).toEqual([])
  })

  it('prints their points', () => {
    const printed = rows.map(([, id, , points]) => [id, points.replaceAll('+', '').split(', ').map(Number)])
    const written = Object.entries(rules).map(([id, rule]) => [id, figuresOfRule(rule).map(({ value }) => value)])
    expect(printed).toEqual(written)
  })

  it('prints their sources', () => {
    const printed = rows.map(([, id, , , , sources]) => [id, [...sources.matchAll(/`([^`]+)`/g)].map(([, s]) => s)])
    const written = Object.entries(rules).map(([id, rule]) => [
      id,
      [...new Set([rule.source ?? [], ...figuresOf(rule.points ?? rule.rates).map((p) => p.source)].flat())],
    ])
    expect(printed).toEqual(written)
  })

  it('does not call anything surer than the scenario does', () => {
    const levels = ['documented', 'reported', 'disputed', 'assumed']
    for (const [, id, , , evidence] of rows) {
      const written = new Set(figuresOf({ points: rules[id].points ?? rules[id].rates }).map((p) => p.evidence))
      expect([id, levels.filter((level) => evidence.includes(level))]).toEqual([
        id,
        levels.filter((l) => written.has(l)),
      ])
    }
  })
})

/** Pages on lists, whose rules have grounds in place of points; a row may tell of several rules, and lean on another. */
const listPages = ['judgment-defaulters', 'good-citizen-card', 'national-lists']

describe.each(listPages)('the page on the lists of %s', (name) => {
  const page = readFileSync(`docs/scenarios/${name}.md`, 'utf8')
  const file = parse(texts[`scenarios/${name}`])
  const [, head, body] = /^(\| rule \|.*)\n\|[ :|-]+\n((?:\|.*\n)+)/m.exec(page)!
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const columns = cells(head)
  const lines = body
    .trim()
    .split('\n')
    .map((line) => Object.fromEntries(cells(line).map((cell, i) => [columns[i], cell])))
  const said = (line: Record<string, string>, column: string): string => {
    const other = /^as ([A-Z]{2}-\d\d)$/.exec(line[column])?.[1]
    return other
      ? said(
          lines.find(({ rule }) => rule.startsWith(other))!,
          column,
        )
      : line[column]
  }
  /** What a row says of each of its rules: one thing for all, or as many as there are rules. */
  const rows = lines.flatMap((line) => {
    const ids = line.rule.split(', ')
    const [evidence, sources] = ['evidence', 'sources'].map((column) => said(line, column).split('; '))
    return ids.map((id, i) => ({
      id,
      evidence: evidence[i] ?? evidence[0],
      sources: [...(sources[i] ?? sources[0]).matchAll(/`([^`]+)`/g)].map(([, source]) => source),
      lists: [...(line.lists ?? '').matchAll(/`([^`]+)`/g)].map(([, list]) => list),
      points: line.points,
    }))
  })
  let rules: LoadedScenario['scenario']['rules']
  beforeAll(async () => {
    rules = (await loadScenario(name, diskReader())).scenario.rules
  })

  it('has the rules that the file writes', () => {
    expect(rows.map(({ id }) => id).toSorted()).toEqual(Object.keys(file.rules).toSorted())
  })

  it('is as sure of each as the scenario, and for the same sources', () => {
    for (const { id, evidence, sources } of rows) {
      const grounds = groundsOfRule(rules[id])
      const written = [...new Set([rules[id].source ?? [], figuresOf(rules[id].points).map((p) => p.source)].flat(2))]
      expect([id, evidence, sources]).toEqual([id, grounds.evidence, written])
    }
  })

  it('names their lists and their points, where it has columns for them', () => {
    for (const { id, lists, points } of rows) {
      if (columns.includes('lists')) expect([id, lists]).toEqual([id, [rules[id].lists ?? []].flat()])
      if (points !== undefined)
        expect([id, points === '' ? [] : [Number(points)]]).toEqual([id, figuresOfRule(rules[id]).map((p) => p.value)])
    }
  })

  it('names the scenario, its population and every file that extends it', async () => {
    const variants = names.filter((other) => parse(texts[`scenarios/${other}`]).extends === name)
    const { scenario } = await loadScenario(name, diskReader())
    for (const known of [name, scenario.population.from, ...variants]) expect(page).toContain(known)
  })

  it('names nothing in code letters as a source that is none', () => {
    const like = [...page.matchAll(/`([a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:19|20)\d\d(?:-[a-z0-9]+)*)`/g)].map(
      ([, id]) => id,
    )
    expect(like.filter((id) => !(id in bibliography) && !names.includes(id))).toEqual([])
  })
})

it('every file that writes lists has a page that is tried as one on lists, or extends one that has', () => {
  const writes = names
    .map((name) => ({ name, file: parse(texts[`scenarios/${name}`]) }))
    .filter(({ file }) => file.lists)
  expect(writes.length).toBeGreaterThanOrEqual(listPages.length)
  const untried = writes.filter(({ name, file }) => !listPages.includes(name) && !listPages.includes(file.extends))
  expect(untried.map(({ name }) => name)).toEqual([])
})
