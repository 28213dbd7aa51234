/** Databases: delay, loss, how records find their files, and when each region joins the registry. */
import type { DatabaseTable } from '../engine/record/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Database } from '../scenario/schema/sensors.js'
import { threshold } from './behaviours.js'
import { type Calendar, firstTickFrom, ticksOf } from './calendar.js'
import { compileLinks } from './registry.js'

/**
 * Tables of all databases, in the order of the scenario.
 *
 * @param exampleCell [profile] a cell of that profile, from which errors in its fields are read
 */
export function compileDatabases(
  scenario: Scenario,
  plan: PopulationPlan,
  calendar: Calendar,
  exampleCell: number[],
): DatabaseTable[] {
  const links = compileLinks(scenario, plan, exampleCell)
  return Object.values(scenario.databases).map((database, d) => ({
    delayTicks: ticksOf(calendar, database.delay.value, 0),
    lost: threshold(database.lost?.value ?? 0),
    misfiled: threshold(database.misfiled?.value ?? 0),
    link: links[d],
    joins: joinTicks(database, plan, calendar),
  }))
}

/**
 * [region] first tick in which records reach the registry; nothing where no region ever has to join. A region that joins
 * after the run, or is not named where there is no default, joins after its last tick.
 */
export function joinTicks({ joins }: Database, plan: PopulationPlan, calendar: Calendar): Int32Array {
  if (!joins) return new Int32Array(0)
  return Int32Array.from(plan.regions, ({ id }) => {
    const day = joins[id] ?? joins.default
    return day === undefined ? calendar.ticks : Math.min(calendar.ticks, firstTickFrom(calendar, day))
  })
}
