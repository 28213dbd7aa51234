/** One life under one scheme after the other: what each of them calls things, and all of them together. */
import type { Blueprint } from '../compile/compile.js'
import { schemeAt } from '../compile/turnover.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { type Names, namesOf } from './names.js'

/** A scheme that was in force before another took over. */
export interface FormerScenario {
  scenario: Scenario
  /** First tick of the scheme that took over. */
  until: number
}

/** The schemes of a life; there is one, unless the run goes on from another. */
export interface Schemes {
  /** Names of what is in force in a tick; rules are known for all ticks before as well. */
  namesAt(tick: number): Names
  /** Scenarios that were in force, oldest first, each with all that those before it said and it says no more. */
  readonly all: readonly Scenario[]
  /** First day of the scheme that is in force in a tick. */
  since(tick: number): string
  /** Position in `all` of the scenario in force in a tick. */
  at(tick: number): number
}

/** @param former oldest first */
export function schemesOf(scenario: Scenario, blueprint: Blueprint, former: readonly FormerScenario[] = []): Schemes {
  const scenarios = [...former.map((each) => each.scenario), scenario]
  const at = (tick: number) => former.filter(({ until }) => until <= tick).length
  const all: Scenario[] = []
  const names: Names[] = []
  scenarios.forEach((each, i) => {
    const until = former[i - 1]?.until ?? 0
    all.push(i === 0 ? each : filledUp(each, all[i - 1]))
    const own = namesOf(each, schemeAt(blueprint, until))
    const before = names.at(-1)
    names.push(before ? { ...own, rule: (b, tick) => (tick < until ? before : own).rule(b, tick) } : own)
  })
  const since = (tick: number) => names[0].date(former[at(tick) - 1]?.until ?? 0)
  return { all, at, since, namesAt: (tick) => names[at(tick)] }
}

const parts = ['behaviours', 'sensors', 'databases', 'rules', 'doors', 'lists'] as const

/** A scenario with the parts that an earlier one had and it has no more: what was done under them is still told. */
function filledUp(scenario: Scenario, before: Scenario): Scenario {
  const filled = Object.fromEntries(parts.map((part) => [part, { ...before[part], ...scenario[part] }]))
  return { ...scenario, ...filled }
}
