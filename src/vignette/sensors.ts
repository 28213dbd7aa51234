/** Who can report what: sensors by name, in the order in which the engine asks them. */
import type { Scenario } from '../scenario/schema/scenario.js'

/**
 * Whether a sensor can report a behaviour.
 *
 * @param byMistake also a sensor that only ever invents it will do
 */
export function canReport({ sensors }: Scenario, sensor: string, behaviour: string, byMistake: boolean): boolean {
  const { sees, false_alarms } = sensors[sensor]
  if ((sees[behaviour]?.value ?? 0) > 0) return true
  return byMistake && (false_alarms?.[behaviour]?.value ?? 0) > 0
}

/** The sensors that can report a behaviour. */
export function sensorsFor(scenario: Scenario, behaviour: string, byMistake: boolean): string[] {
  return Object.keys(scenario.sensors).filter((sensor) => canReport(scenario, sensor, behaviour, byMistake))
}
