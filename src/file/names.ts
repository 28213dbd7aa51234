/** Names of the scenario for what the engine knows by number, and the rule in force at a tick. */
import { type Calendar, dateOfTick, ticksInForce } from '../compile/calendar.js'
import type { Blueprint } from '../compile/compile.js'
import { severities } from '../scenario/schema/words.js'
import type { TermName } from '../scenario/schema/words.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Severity } from './events.js'

/** Words for what a scenario has: asked for by number while a life is written down, by identifier when it is told. */
export interface Naming<Key> {
  behaviour(of: Key): string
  sensor(of: Key): string
  door(of: Key): string
  list(of: Key): string
  /** A field of the registry. */
  field(of: Key): string
}

/** Identifiers by the engine's numbers. */
export interface Names extends Naming<number> {
  kind(b: number): Scenario['behaviours'][string]['kind']
  severity(s: number): Severity
  /** What the thing of that number at a door is. */
  asks(thing: number): TermName
  /** The database that a sensor reports to. */
  databaseOf(s: number): string
  /** A letter, or null for none. */
  letter(state: number): string | null
  /** The rule on a behaviour in a tick; null if none is in force. At most one is. */
  rule(b: number, tick: number): string | null
  /** First day of a tick. */
  date(tick: number): string
}

/** First days of ticks, written out once for all files of a run. */
const written = new WeakMap<Calendar, string[]>()

/** Names for what stands in a scenario and its blueprint. */
export function namesOf(scenario: Scenario, { catalogue }: Blueprint): Names {
  const { behaviours, doors, lists, terms, sensors, states, calendar } = catalogue
  const rules = Object.entries(scenario.rules).map(([id, { behaviour, in_force }]) => {
    const [from, until] = ticksInForce(in_force, calendar)
    return { id, behaviour, from, until }
  })
  let dates = written.get(calendar)
  if (!dates) written.set(calendar, (dates = []))
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
