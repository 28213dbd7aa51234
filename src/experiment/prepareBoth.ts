/** From names to two blueprints over the same people. */
import { compile } from '../compile/compile.js'
import { prepare, type Prepared, type PrepareOptions } from '../run/prepare.js'
import { loadScenario } from '../scenario/load.js'
import { type Change, settingsOf } from './change.js'
import { checkComparable } from './comparable.js'

export interface BothOptions extends Omit<PrepareOptions, 'set'>, Change {}

export interface PreparedBoth {
  a: Prepared
  b: Prepared
  /** What was changed in the second world, each `PATH=VALUE`. */
  settings: string[]
}

/**
 * Prepares a scenario, and beside it another one, or itself with a change. A change is made to the second world. Both are
 * measured by the groups of the first; how much is measured has no influence on what happens.
 *
 * @param other name or path of another scenario; the first one if left out
 * @throws InputError with every mistake found, or if the two cannot be compared
 */
export async function prepareBoth(name: string, other: string = name, options: BothOptions): Promise<PreparedBoth> {
  const { without, with: added, set, ...rest } = options
  const a = await prepare(name, rest)
  const unchanged = other === name ? a : await loadScenario(other, rest.reader)
  const settings = settingsOf(unchanged.scenario, { without, with: added, set })
  const b = other === name && settings.length === 0 ? a : await prepare(other, { ...rest, set: settings })
  checkComparable(a, b)
  const { ticks } = a.blueprint.tables
  const scenario = { ...b.scenario, measures: a.scenario.measures }
  const blueprint = compile(scenario, a.blueprint.plan, { seed: rest.seed ?? 1, ticks })
  return { a, b: { ...b, blueprint }, settings }
}
