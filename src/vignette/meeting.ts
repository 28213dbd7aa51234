/** A meeting that a vignette tells: the one met rates what the subject did, and an onlooker may. No mood plays a part. */
import type { Blueprint } from '../compile/compile.js'
import { ratingsOf } from '../compile/ratings.js'
import { punish, rateAct, rateCompany } from '../engine/score/ratings.js'
import { UNRATED } from '../engine/score/ratingTables.js'
import { kinds } from '../engine/act/tables.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { VignetteEvent } from './schema.js'
import { SUBJECT, type Stage } from './stage.js'

/** Whether a rule of the scenario, in force or not, has the behaviour rated by whoever is met. */
export function isRated(scenario: Scenario, behaviour: string): boolean {
  return Object.values(scenario.rules).some((rule) => rule.behaviour === behaviour && rule.rates !== undefined)
}

/** The same tables, with raters who favour the subject for what the vignette says of them and for nothing else. */
export function favouring(blueprint: Blueprint, scenario: Scenario, subject: Record<string, string> = {}): Blueprint {
  const { tables } = blueprint
  if (!tables.rating) return blueprint
  const favours = Object.entries(ratingsOf(scenario)?.favour ?? {})
  const sum = favours.reduce((all, [trait, byCategory]) => all + (byCategory[subject[trait] ?? '']?.value ?? 0), 0)
  return { ...blueprint, tables: { ...tables, rating: { ...tables.rating, favour: Int16Array.of(sum) } } }
}

/** Lets the subject meet somebody, and the engine rate it. */
export function meet(
  scenario: Scenario,
  { place }: Stage,
  event: VignetteEvent,
  behaviour: number,
  severity: number,
): void {
  const { tables, now } = place
  const rating = tables.rating
  const deserved = now.rated?.deserved[behaviour * 3 + severity] ?? UNRATED
  if (!rating || deserved === UNRATED) return
  const grades = Object.keys(scenario.grades?.bands ?? {})
  const gradeOf = (name: string | undefined) => (name === undefined ? grades.length : grades.indexOf(name))
  const met = gradeOf(event.met)
  rateAct(place, SUBJECT, behaviour, deserved, 0, met)
  const kind = tables.behaviour.kind[behaviour] === kinds.merit && rating.shunned[met] === 1 && rating.seen > 0
  if (kind && event.watched_by !== undefined) rateCompany(place, SUBJECT, behaviour, gradeOf(event.watched_by))
  punish(place, SUBJECT, behaviour)
}
