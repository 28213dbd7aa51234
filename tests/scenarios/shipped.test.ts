/** The scenarios that come with the package: they load without a word, and every figure says where it comes from. */
import { readFileSync, readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { diskReader } from '../../src/run/disk.js'
import { loadScenario, type LoadedScenario } from '../../src/scenario/load.js'

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

describe('the page on Suining', () => {
  const page = readFileSync('docs/scenarios/suining-2010.md', 'utf8')
  const rows = [...page.matchAll(/^\| (SU-\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
  let rules: LoadedScenario['scenario']['rules']
  beforeAll(async () => {
    rules = (await loadScenario('suining-2010', diskReader())).scenario.rules
  })

  it('has the rules of the scenario, in order', () => expect(rows.map(([, id]) => id)).toEqual(Object.keys(rules)))

  it('prints their points', () => {
    const printed = rows.map(([, id, , points]) => [id, points.replaceAll('+', '').split(', ').map(Number)])
    const written = Object.entries(rules).map(([id, { points }]) => [
      id,
      'minor' in points ? [points.minor, points.ordinary, points.serious].map((p) => p.value) : [points.value],
    ])
    expect(printed).toEqual(written)
  })

  it('prints their sources', () => {
    const printed = rows.map(([, id, , , , sources]) => [id, [...sources.matchAll(/`([^`]+)`/g)].map(([, s]) => s)])
    const written = Object.entries(rules).map(([id, rule]) => [
      id,
      [...new Set([rule.source ?? [], ...figuresOf(rule.points).map((p) => p.source)].flat())],
    ])
    expect(printed).toEqual(written)
  })

  it('does not call anything surer than the scenario does', () => {
    const levels = ['documented', 'reported', 'disputed', 'assumed']
    for (const [, id, , , evidence] of rows) {
      const written = new Set(figuresOf({ points: rules[id].points }).map((p) => p.evidence))
      expect([id, levels.filter((level) => evidence.includes(level))]).toEqual([
        id,
        levels.filter((l) => written.has(l)),
      ])
    }
  })
})
