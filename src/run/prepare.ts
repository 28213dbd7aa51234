/** From the name of a scenario to a blueprint that can be run: everything before the first tick, without a disk. */
import { type Blueprint, compile, type CompileOptions } from '../compile/compile.js'
import { parsePopulation, type Population } from '../population/load.js'
import { planPopulation } from '../population/plan.js'
import { PopulationError } from '../population/spec.js'
import { InputError, problemAt } from '../scenario/language/problem.js'
import { type LoadedScenario, loadScenario } from '../scenario/load.js'
import type { Reader } from '../scenario/reader.js'
import type { Former } from './branch/former.js'
import { RunError } from './errors.js'

export interface PrepareOptions {
  /** How to get at scenarios, populations and sources. */
  reader: Reader
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
  const loaded = await loadScenario(name, { ...reader, set })
  const population = await readPopulation(loaded, reader)
  const wanted = residents ?? loaded.scenario.population.residents.value
  try {
    const plan = planPopulation(population.spec, wanted, population.fit)
    const blueprint = compile(loaded.scenario, plan, { seed, ticks, only })
    checkTicks(blueprint.tables.ticks)
    // not copied, so that whoever opens a file does not wait for a text that is not asked for
    return Object.assign(loaded, { population, blueprint })
  } catch (error) {
    if (error instanceof PopulationError) throw asInput(error)
    throw error
  }
}

/** The engine counts ticks in 16 bits. */
const MOST_TICKS = 65_535

function checkTicks(ticks: number): void {
  if (!Number.isInteger(ticks) || ticks < 1 || ticks > MOST_TICKS)
    throw new RunError(`a run has between 1 and ${MOST_TICKS.toLocaleString('en')} ticks, not ${ticks}`)
}

function checkSeed(seed: number | bigint | string): void {
  const text = String(seed)
  if (!/^[0-9]+$/.test(text) || BigInt(text) >= 2n ** 64n)
    throw new RunError(`a seed is a whole number from 0 to ${2n ** 64n - 1n}, not ${JSON.stringify(text)}`)
}

async function readPopulation(loaded: LoadedScenario, reader: Reader): Promise<Population> {
  const name = loaded.scenario.population.from
  const found = await reader.read(name, 'population', loaded.files[0])
  // loading the scenario has already looked into the file
  if (!found) throw new Error(`the population ${name} is gone`)
  return parsePopulation(found.file, found.bytes, loaded.bibliography)
}

function asInput({ path, says }: PopulationError): InputError {
  const source = { file: 'population', lines: [], rank: 0, commandLine: true }
  return new InputError([problemAt({ source, line: 0, column: 0 }, path, says)])
}
