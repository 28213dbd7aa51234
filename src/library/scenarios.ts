/** What scenarios there are, what they say, and whether a file is right: for people and their tools, on this machine. */
import { parsePopulation } from '../population/load.js'
import { diskReader, isPath } from '../run/disk.js'
import { prepare as prepareThrough, type Prepared, type PrepareOptions } from '../run/prepare.js'
import { packagedNames } from '../run/packaged.js'
import { type Bibliography, type BibliographyEntry, parseBibliography } from '../scenario/bibliography.js'
import { InputError, type Problem } from '../scenario/language/problem.js'
import { readYaml } from '../scenario/language/read.js'
import type { LoadedScenario } from '../scenario/load.js'
import type { DocumentKind, Reader } from '../scenario/reader.js'
import { type Figure, figuresOf } from './figures.js'
import { peekEntry, type ScenarioEntry } from './heads.js'
import { loadThrough, type ReadOptions } from './load.js'
import { type People, peopleIn } from './people.js'
import { summarise, type Summary } from './summary.js'

/**
 * Loads a scenario, with its warnings and the bibliography it cites.
 *
 * @param scenario name of a scenario that comes with the package, or path of a file
 * @param options reader: how to get at the files, without it from this machine's disk; set: see {@link ReadOptions}
 * @throws InputError with every mistake found
 */
export function loadScenario(scenario: string, options: Partial<ReadOptions> = {}): Promise<LoadedScenario> {
  return loadThrough(scenario, { reader: diskReader(), ...options })
}

/**
 * Reads a scenario and its population and compiles both: what {@link simulate} runs.
 *
 * @param scenario name of a scenario that comes with the package, or path of a file
 * @throws InputError with every mistake found, or if there cannot be that many residents
 */
export function prepare(scenario: string, options: Partial<PrepareOptions> = {}): Promise<Prepared> {
  return prepareThrough(scenario, { reader: diskReader(), ...options })
}

/** The scenarios that come with the package, in alphabetical order. */
export async function listScenarios(): Promise<ScenarioEntry[]> {
  const reader = diskReader()
  const names = await packagedNames('scenario')
  return Promise.all(names.map(async (name) => (await peekEntry(name, reader)) ?? readEntry(name)))
}

async function readEntry(name: string): Promise<ScenarioEntry> {
  const { title, summary, population, calendar } = (await loadScenario(name)).scenario
  const { start, length } = calendar
  return { name, title, summary, residents: population.residents.value, length: length.text, start }
}

export interface ShownScenario extends Summary {
  /** Every number of the scenario. */
  figures: Figure[]
  /** The sources that the numbers name. */
  bibliography: Record<string, BibliographyEntry>
  warnings: Problem[]
  /** What its population cannot stand for, and what its regions have in common. */
  people: People
}

/**
 * What a scenario says, as tables for a reader, with every number and the sources named.
 *
 * @throws InputError with every mistake found
 */
export async function showScenario(scenario: string, options: Partial<ReadOptions> = {}): Promise<ShownScenario> {
  const { reader = diskReader() } = options
  const loaded = await loadScenario(scenario, options)
  const { from } = loaded.scenario.population
  const population = (await reader.read(from, 'population', loaded.files[0]))!
  const summary = summarise(loaded.scenario)
  const named = summary.sources.map(({ id }) => [id, loaded.bibliography[id]])
  return {
    ...summary,
    figures: figuresOf(loaded.scenario),
    bibliography: Object.fromEntries(named),
    warnings: loaded.warnings,
    people: peopleIn(population.file, population.bytes, loaded.bibliography),
  }
}

export interface Checked {
  /** As it was asked for. */
  file: string
  kind: DocumentKind
  /** Its title, if it could be read. */
  title?: string
  /** Numbers in it. */
  numbers: number
  /** Mistakes; with none the file can be used. */
  problems: Problem[]
  /** What is allowed but probably not meant. */
  warnings: Problem[]
}

/**
 * Checks a scenario, a population or a bibliography. Mistakes in it are part of the answer, not errors.
 *
 * @param file path of a file, or name of a scenario
 */
export async function checkFile(file: string, options: { reader?: Reader } = {}): Promise<Checked> {
  const { reader = diskReader() } = options
  const kind = await kindOf(file, reader)
  try {
    return { file, kind, problems: [], ...(await examine(file, kind, reader)) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { file, kind, numbers: 0, problems: error.problems, warnings: [] }
  }
}

/** What a file is, by the key at its top; what says nothing is taken for a scenario and complained about as one. */
async function kindOf(file: string, reader: Reader): Promise<DocumentKind> {
  if (!isPath(file)) return 'scenario'
  const found = await reader.read(file, 'scenario')
  const { tree } = found ? readYaml(found.file, found.bytes) : {}
  if (tree?.entries.has('glasshouse-population')) return 'population'
  return tree?.entries.has('glasshouse-sources') ? 'sources' : 'scenario'
}

async function examine(
  file: string,
  kind: DocumentKind,
  reader: Reader,
): Promise<Pick<Checked, 'title' | 'numbers' | 'warnings'>> {
  if (kind === 'scenario') {
    const { scenario, warnings } = await loadScenario(file, { reader })
    return { title: scenario.title, numbers: figuresOf(scenario).length, warnings }
  }
  const found = (await reader.read(file, kind))!
  if (kind === 'sources') {
    const sources = Object.keys(parseBibliography(found.file, found.bytes)).length
    return { title: `${sources} sources`, numbers: 0, warnings: [] }
  }
  const { document, spec } = parsePopulation(found.file, found.bytes, await bibliographyOf(reader))
  return { title: spec.title, numbers: figuresOf(document).length, warnings: [] }
}

async function bibliographyOf(reader: Reader): Promise<Bibliography> {
  const found = await reader.read('sources', 'sources')
  return found ? parseBibliography(found.file, found.bytes) : {}
}
