/** Ratings: how they move the score, what raters add to what conduct deserves, and what each act deserves. */
import { UNRATED, type RatedPhase, type RatingTables } from '../engine/score/ratingTables.js'
import { Q12, Q16 } from '../engine/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { RatingsScore } from '../scenario/schema/ratings.js'
import type { Rule, RulePoints } from '../scenario/schema/scores.js'
import { threshold } from './behaviours.js'
import { type Calendar, ticksOf } from './calendar.js'

/** The score of a scheme in which people rate each other, if it is one. */
export function ratingsOf(scenario: Scenario): RatingsScore | undefined {
  return Object.values(scenario.scores).find((score): score is RatingsScore => score.kind === 'ratings')
}

/** How people rate each other; null where the score is not made of ratings. */
export function compileRating(scenario: Scenario, plan: PopulationPlan): RatingTables | null {
  const score = ratingsOf(scenario)
  if (!score) return null
  const grades = Object.keys(scenario.grades?.bands ?? {})
  const among = (names: string[] = []) => Uint8Array.from([...grades, ''], (grade) => (names.includes(grade) ? 1 : 0))
  const step = (weight: number) => Math.floor(score.moves.value * weight * Q16 + 0.5)
  return {
    step: step(1),
    stepOfGrade: Float64Array.from([...grades, ''], (grade) => step(score.weights?.[grade]?.value ?? 1)),
    deference: Math.floor((score.deference?.value ?? 0) * Q16 + 0.5),
    favour: favourByCell(score, plan),
    moods: Math.abs(score.moods?.value ?? 0),
    looks: threshold(score.like_meets_like?.value ?? 0),
    shunned: among(score.contagion?.near),
    seen: threshold(score.contagion?.seen.value ?? 0),
    onlookerRating: score.contagion?.rating.value ?? 0,
    out: among(score.out),
  }
}

/** Points that raters add for what somebody is, whatever they do. */
function favourByCell({ favour = {} }: RatingsScore, plan: PopulationPlan): Int16Array {
  const tables = Object.entries(favour).map(([trait, byCategory]) => {
    const t = plan.traits.findIndex((each) => each.id === trait)
    return { t, values: plan.traits[t].categories.map((category) => byCategory[category]?.value ?? 0) }
  })
  const width = plan.traits.length
  return Int16Array.from({ length: plan.cells }, (_, cell) =>
    tables.reduce((sum, { t, values }) => sum + values[plan.cellTraits[cell * width + t]], 0),
  )
}

/** A phase in which nothing is rated yet; null where the score is not made of ratings. */
export function unratedPhase(scenario: Scenario): RatedPhase | null {
  if (!ratingsOf(scenario)) return null
  const behaviours = Object.keys(scenario.behaviours).length
  return {
    deserved: new Int16Array(behaviours * 3).fill(UNRATED),
    takes: new Int16Array(behaviours),
    lasts: new Uint16Array(behaviours),
    lowCount: new Uint32Array(behaviours),
  }
}

/** Enters a rule in force into its phase. */
export function rateBy(rated: RatedPhase, behaviour: number, { rates, penalty }: Rule, calendar: Calendar): void {
  if (rates) rated.deserved.set(bySeverity(rates), behaviour * 3)
  if (!penalty) return
  rated.takes[behaviour] = Math.abs(penalty.takes.value)
  rated.lasts[behaviour] = ticksOf(calendar, penalty.lasts.value, 1)
  rated.lowCount[behaviour] = Math.floor(penalty.low_ratings_count.value * Q12 + 0.5)
}

/**
 * What people take to be at stake: by how many points the act, by its severity, moves the score of somebody who stands
 * at the base, once and with the penalty. Fear and reward hang on this number as they do on the points of a rule.
 */
export function stakesOf({ moves, base }: RatingsScore, { rates, penalty }: Rule): number[] {
  const takes = Math.abs(penalty?.takes.value ?? 0)
  if (!rates) return [-takes, -takes, -takes]
  return bySeverity(rates).map((rating) => Math.floor(moves.value * (rating - base.value) + 0.5) - takes)
}

function bySeverity(rates: RulePoints): [number, number, number] {
  return 'minor' in rates
    ? [rates.minor.value, rates.ordinary.value, rates.serious.value]
    : [rates.value, rates.value, rates.value]
}
