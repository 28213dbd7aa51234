/** The command that lives a run again with other luck. */
import type { ReportInput } from './input.js'

/**
 * A run of the same society under the same scheme, of the same size and length, with the next seed.
 *
 * @returns one line for a shell; of a run in which one scheme took over from another, that of the last scheme alone
 */
export function commandAgain({ scenario, manifest }: Pick<ReportInput, 'scenario' | 'manifest'>): string {
  const { residents, ticks, overrides = [], seed } = manifest
  return [
    `glasshouse run ${scenario.scenario}`,
    `--residents ${residents}`,
    `--ticks ${ticks}`,
    ...overrides.map((override) => `--set ${quoted(override)}`),
    `--seed ${nextSeed(seed)}`,
  ].join(' ')
}

/** The seed after this one, as an example of another. */
function nextSeed(seed: string): string {
  return /^\d+$/.test(seed) ? String(BigInt.asUintN(64, BigInt(seed) + 1n)) : '2'
}

/** A word that a shell takes as it stands. */
function quoted(word: string): string {
  return /^[\w./:=%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
