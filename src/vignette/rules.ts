/** Which rule of a scenario is meant where the engine knows only a behaviour. */
import type { Scenario } from '../scenario/schema/scenario.js'

/**
 * The rule that scores a behaviour in the step of time that begins on a day, or nothing. At most one is in force.
 *
 * @param date first day of the step of time, no earlier than the start of the scenario
 */
export function ruleAt(scenario: Scenario, behaviour: string, date: string): string | undefined {
  return Object.entries(scenario.rules).find(
    ([, { behaviour: scored, in_force: { from = '', until = '9999' } = {} }]) =>
      scored === behaviour && from <= date && date < until,
  )?.[0]
}
