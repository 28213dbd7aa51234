/** Loading a scenario through a reader; the same for Node and for browsers. */
import { type LoadedScenario, loadScenario } from '../scenario/load.js'
import type { Reader } from '../scenario/reader.js'

export interface ReadOptions {
  /** How to get at scenarios, populations and sources. */
  reader: Reader
  /** Single numbers changed, each `PATH=VALUE`, applied in order. */
  set?: readonly string[]
}

/**
 * Loads a scenario, with its warnings and the bibliography it cites.
 *
 * @param scenario name of a scenario, or path of its file, as the reader understands it
 * @throws InputError with every mistake found
 */
export function loadThrough(scenario: string, { reader, set }: ReadOptions): Promise<LoadedScenario> {
  return loadScenario(scenario, { ...reader, set })
}
