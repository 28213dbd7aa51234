/** Whether a scheme can take over from another: whether the state that one leaves means the same under the other. */
import type { PopulationPlan } from '../../population/plan.js'
import { onlyScore } from '../../scenario/check/scores.js'
import type { Scenario } from '../../scenario/schema/scenario.js'
import { RunError } from '../errors.js'
import type { Prepared } from '../prepare.js'
import { compatibleMessages as say } from './messages.js'

/**
 * People, time and what people do must be the same, and points must be on the same scale. All else may differ: rules and
 * their points, letters, lists, doors, sensors, databases, safeguards, responses, reactions, rates, measures.
 *
 * @param run named in messages
 * @throws RunError that says what differs, why it matters, and what to do
 */
export function checkCompatible(run: string, before: Prepared, after: Prepared): void {
  const refuse = (message: string) => {
    throw new RunError(message)
  }
  const [a, b] = [before.scenario, after.scenario]
  const [planA, planB] = [before.blueprint.plan, after.blueprint.plan]
  if (planA.population !== planB.population) refuse(say.population(run, planA.population, planB.population))
  if (!haveSamePeople(planA, planB)) refuse(say.people(run))
  if (a.calendar.start !== b.calendar.start) refuse(say.start(run, a.calendar.start, b.calendar.start))
  if (a.calendar.tick.value !== b.calendar.tick.value) refuse(say.step(run, a.calendar.tick.text, b.calendar.tick.text))
  const [doneA, doneB] = [a, b].map(({ behaviours }) => Object.keys(behaviours))
  const moved = doneA.findIndex((name, i) => doneB[i] !== name)
  if (moved >= 0) {
    const missing = doneA.filter((name) => !doneB.includes(name))
    refuse(say.behaviours(run, missing, moved))
  }
  checkScores(run, a, b, refuse)
  if (!a.membership && b.membership) refuse(say.joining(run))
  const lending = ({ blueprint }: Prepared) => blueprint.catalogue.loans.map(({ door }) => door)
  const left = lending(before).filter((door) => !lending(after).includes(door))
  if (left.length > 0) refuse(say.loans(run, left))
}

function checkScores(run: string, a: Scenario, b: Scenario, refuse: (message: string) => void): void {
  const [scoreA, scoreB] = [onlyScore(a), onlyScore(b)]
  if (!scoreA || !scoreB) return
  if (scoreA.kind !== scoreB.kind) refuse(say.kind(run, scoreA.kind, scoreB.kind))
  for (const part of ['base', 'starts', 'lowest', 'highest', 'factors'] as const) {
    const [here, there] = [scoreA, scoreB].map((score) => values((score as Record<string, unknown>)[part]))
    if (here === there) continue
    const name = Object.keys(b.scores)[0]
    refuse(say.scale(run, `scores.${name}.${part} differs`))
  }
}

/** Numbers and names alone: what they are called and rest on does not matter. */
function values(part: unknown): string {
  return JSON.stringify(part, (key, value: unknown) =>
    ['title', 'text', 'unit', 'source', 'evidence', 'note', 'range', 'rangeText'].includes(key) ? undefined : value,
  )
}

/** Titles aside: whether every community is drawn from the same tables. */
export function haveSamePeople(a: PopulationPlan, b: PopulationPlan): boolean {
  return drawnFrom(a) === drawnFrom(b)
}

function drawnFrom(plan: PopulationPlan): string {
  return JSON.stringify(plan, (key, value: unknown) => {
    if (key === 'title') return undefined
    return ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value
  })
}
