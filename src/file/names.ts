/** Names of the scenario for what the engine knows by number, and the rule in force at a tick. */
import { dateOfTick } from '../compile/calendar.js'
import type { Blueprint } from '../compile/compile.js'
import { ticksInForce } from '../compile/calendar.js'
import { severities } from '../scenario/schema/common.js'
import type { TermName } from '../scenario/schema/terms.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Severity } from './events.js'

export interface Names {
  behaviour(b: number): string
  kind(b: number): Scenario['behaviours'][string]['kind']
  severity(s: number): Severity
  door(d: number): string
  /** What the thing of that number at a door is. */
  asks(thing: number): TermName
  sensor(s: number): string
  list(l: number): string
  /** The database that a sensor reports to. */
  databaseOf(s: number): string
  /** A field of the registry. */
  field(f: number): string
  /** A letter, or null for none. */
  letter(state: number): string | null
  /** The rule on a behaviour in a tick; null if none is in force. At most one is. */
  rule(b: number, tick: number): string | null
  /** First day of a tick. */
  date(tick: number): string
}

export function namesOf(scenario: Scenario, { catalogue }: Blueprint): Names {
  const { behaviours, doors, lists, terms, sensors, states, calendar } = catalogue
  const rules = Object.entries(scenario.rules).map(([id, { behaviour, in_force }]) => {
    const [from, until] = ticksInForce(in_force, calendar)
    return { id, behaviour, from, until }
  })
  const dates: string[] = []
  return {
    behaviour: (b) => behaviours[b].id,
    kind: (b) => behaviours[b].kind,
    severity: (s) => severities[s],
    door: (d) => doors[d].id,
    asks: (thing) => terms[thing].what,
    sensor: (s) => sensors[s].id,
    list: (l) => lists[l].id,
    databaseOf: (s) => scenario.sensors[sensors[s].id].reports_to,
    field: (f) => Object.keys(scenario.registry?.fields ?? {})[f],
    letter: (state) => (state < states.length - 1 ? states[state].id : null),
    rule: (b, tick) =>
      rules.find(({ behaviour, from, until }) => behaviour === behaviours[b].id && from <= tick && tick < until)?.id ??
      null,
    date: (tick) => (dates[tick] ??= dateOfTick(calendar, tick)),
  }
}
