/** From the name of a scenario to a blueprint that can be run: everything before the first tick, without a disk. */
import { type Blueprint, compile, type CompileOptions } from '../compile/compile.js'
import type { Population } from '../population/load.js'
import { planPopulation, subjectsInAll } from '../population/plan.js'
import { PopulationError } from '../population/spec.js'
import { InputError, problemAt } from '../scenario/language/problem.js'
import type { LoadedScenario } from '../scenario/load.js'
import type { Reader } from '../scenario/reader.js'
import type { Former } from './branch/former.js'
import { RunError } from './errors.js'
import type { Known } from './known.js'

/** A reader that may know what a document says because it has been read before. */
export interface KnowingReader extends Reader {
  known?: Known
}

export interface PrepareOptions {
  /** How to get at scenarios, populations and sources. */
  reader: KnowingReader
  /** Single numbers changed for this run, each `PATH=VALUE`, applied in order. */
  set?: readonly string[]
  /** How many residents live through it; without it as many as the scenario says. */
  residents?: number
  /** How many steps of time; without it as many as the scenario says. */
  ticks?: number
  /** Says which community alone will be lived; see {@link CompileOptions}. */
  only?: CompileOptions['only']
  /** Which luck is drawn: a whole number of up to 64 bits; without it 1. */
  seed?: number | bigint | string
}

/** A scenario with its population, compiled. */
export interface Prepared extends LoadedScenario {
  population: Population
  /** Text of the sources that the scenario and the population name, if it is at hand. */
  sourcesText?: string
  blueprint: Blueprint
  /** The scheme that was in force before this one took over, if there was one. */
  former?: Former
}

/**
 * Reads a scenario and its population and compiles both.
 *
 * @param name name of a scenario, or path of its file, as the reader understands it
 * @throws InputError with every mistake found in the files; RunError if there cannot be that many residents or ticks,
 *   or the seed is none
 */
export async function prepare(name: string, options: PrepareOptions): Promise<Prepared> {
  const { reader, set, residents, ticks, only, seed = 1 } = options
  checkSeed(seed)
  if (ticks !== undefined) checkTicks(ticks)
  const loaded = await readScenario(name, reader, set)
  const population = await readPopulation(loaded, reader)
  const wanted = residents ?? loaded.scenario.population.residents.value
  try {
    const plan = planPopulation(population.spec, wanted, population.fit)
    const few = subjectsInAll(plan) * FEW_FOR < plan.cells
    const blueprint = compile(loaded.scenario, plan, { seed, ticks, only, few })
    checkTicks(blueprint.tables.ticks)
    // not copied, so that whoever opens a file does not wait for a text that is not asked for
    return Object.assign(loaded, { population, blueprint })
  } catch (error) {
    if (error instanceof PopulationError) throw asInput(error)
    throw error
  }
}

/** Where there are so many more kinds of people than people, it pays to draw the people before the tables are made. */
const FEW_FOR = 4

/** The engine counts ticks in 16 bits. */
const MOST_TICKS = 65_535

function checkTicks(ticks: number): void {
  if (!Number.isInteger(ticks) || ticks < 1 || ticks > MOST_TICKS)
    throw new RunError(`a run has between 1 and ${MOST_TICKS.toLocaleString('en')} ticks, not ${ticks}`)
}

/** @throws RunError if it is none */
export function checkSeed(seed: number | bigint | string): void {
  const text = String(seed)
  if (!/^[0-9]+$/.test(text) || BigInt(text) >= 2n ** 64n)
    throw new RunError(`a seed is a whole number from 0 to ${2n ** 64n - 1n}, not ${JSON.stringify(text)}`)
}

// most runs are of scenarios that need not be read, so what reads them is loaded only for the others
async function readScenario(name: string, reader: KnowingReader, set: readonly string[] = []): Promise<LoadedScenario> {
  const known = set.length === 0 ? await reader.known?.scenario(name) : undefined
  if (known) return known
  const { loadScenario } = await import('../scenario/load.js')
  return loadScenario(name, { ...reader, set })
}

async function readPopulation(loaded: LoadedScenario, reader: KnowingReader): Promise<Population> {
  const name = loaded.scenario.population.from
  const found = await reader.read(name, 'population', loaded.files[0])
  // loading the scenario has already looked into the file
  if (!found) throw new Error(`the population ${name} is gone`)
  const known = await reader.known?.population(name, found.bytes)
  if (known) return known
  const { parsePopulation } = await import('../population/load.js')
  return parsePopulation(found.file, found.bytes, loaded.bibliography)
}

function asInput({ path, says }: PopulationError): InputError {
  const source = { file: 'population', lines: [], rank: 0, commandLine: true }
  return new InputError([problemAt({ source, line: 0, column: 0 }, path, says)])
}
