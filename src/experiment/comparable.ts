/** Whether two societies can be compared resident by resident: the same people, at the same times. */
import { haveSamePeople } from '../run/branch/compatible.js'
import { RunError } from '../run/errors.js'
import type { Prepared } from '../run/prepare.js'
import { comparableMessages as say } from './messages.js'

/** @throws RunError that says what differs, and what to do */
export function checkComparable(a: Prepared, b: Prepared): void {
  const [planA, planB] = [a.blueprint.plan, b.blueprint.plan]
  const [calendarA, calendarB] = [a.scenario.calendar, b.scenario.calendar]
  const [ticksA, ticksB] = [a.blueprint.tables.ticks, b.blueprint.tables.ticks]
  if (planA.population !== planB.population) throw new RunError(say.population(planA.population, planB.population))
  if (planA.residents !== planB.residents) throw new RunError(say.residents(planA.residents, planB.residents))
  if (!haveSamePeople(planA, planB)) throw new RunError(say.people())
  if (calendarA.start !== calendarB.start) throw new RunError(say.start(calendarA.start, calendarB.start))
  if (calendarA.tick.value !== calendarB.tick.value)
    throw new RunError(say.step(calendarA.tick.text, calendarB.tick.text))
  if (ticksA !== ticksB) throw new RunError(say.length(ticksA, ticksB))
}
