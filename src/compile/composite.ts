/** A composite score as tables: weights, where factors begin, what a point of a factor is worth. */
import { compositeOf } from '../engine/score/composite.js'
import { type CompositeTable, NO_FRIENDS, type ScoreTable } from '../engine/score/tables.js'
import { Q16 } from '../engine/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { CompositeScore, Factor } from '../scenario/schema/composite.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { type Calendar, ticksOf } from './calendar.js'
import { addedInCell } from './select.js'

/** The composite score of a scenario, if it has one. */
export function compositeIn(scenario: Scenario): CompositeScore | undefined {
  return Object.values(scenario.scores).find((score) => score.kind === 'composite')
}

/**
 * Tables of the composite and the score that everybody would begin with but for their traits; nothing for other kinds.
 */
export function compileComposite(
  scenario: Scenario,
  plan: PopulationPlan,
  calendar: Calendar,
): Pick<ScoreTable, 'base' | 'composite'> | undefined {
  const score = compositeIn(scenario)
  if (!score) return undefined
  const all = Object.entries(score.factors)
  const range = { lowest: score.lowest.value, highest: score.highest.value }
  const factorOf = factorsFed(scenario, score)
  const friendsFactor = all.findIndex(([, factor]) => factor.kind === 'friends')
  const friends = all[friendsFactor]?.[1]
  const weight = wholeWeights(all.map(([, factor]) => factor.weight.value))
  const worst = Int16Array.from(all, ([, factor]) => (factor.kind === 'points' ? factor.worst.value : range.lowest))
  const best = Int16Array.from(all, ([, factor]) => (factor.kind === 'points' ? factor.best.value : range.highest))
  const composite: CompositeTable = {
    factors: all.length,
    weight,
    worst,
    best,
    factorOf,
    worth: Uint32Array.from(factorOf, (f) =>
      Math.floor(((range.highest - range.lowest) * weight[f]) / (best[f] - worst[f]) + 0.5),
    ),
    starts: startsByCell(
      all.map(([, factor]) => factor),
      plan,
    ),
    spread: Uint16Array.from(all, ([, factor]) => (factor.kind === 'points' ? Math.abs(factor.spread?.value ?? 0) : 0)),
    friendsFactor,
    friends: friends?.kind === 'friends' ? friends.friends.value : 0,
    friendless: friends?.kind === 'friends' ? Math.floor(friends.without.value * Q16 + 0.5) : 0,
    refreshes: refreshes(calendar, score.refreshed.value),
  }
  const plain = all.map(([, factor]) => (factor.kind === 'points' ? factor.starts.value : 0))
  return { base: compositeOf(composite, range, plain, 0, NO_FRIENDS), composite }
}

/** Weights in Q16 that add up to exactly 1: what rounding leaves over goes to the heaviest. */
export function wholeWeights(shares: readonly number[]): Uint32Array {
  const whole = Uint32Array.from(shares, (share) => Math.floor(share * Q16 + 0.5))
  const heaviest = shares.indexOf(Math.max(...shares))
  whole[heaviest] += Q16 - whole.reduce((sum, weight) => sum + weight, 0)
  return whole
}

/** [behaviour] factor that its rules feed; 0 where no rule does, since nothing will come of it. */
function factorsFed({ behaviours, rules }: Scenario, score: CompositeScore): Uint8Array {
  const names = Object.keys(score.factors)
  return Uint8Array.from(Object.keys(behaviours), (behaviour) => {
    const rule = Object.values(rules).find((each) => each.behaviour === behaviour)
    return Math.max(0, names.indexOf(rule?.factor ?? ''))
  })
}

function startsByCell(factors: readonly Factor[], plan: PopulationPlan): Int16Array {
  const starts = new Int16Array(plan.cells * factors.length)
  factors.forEach((factor, f) => {
    if (factor.kind !== 'points') return
    const added = addedInCell(plan, factor.starts_by)
    for (let cell = 0; cell < plan.cells; cell++)
      starts[cell * factors.length + f] = Math.min(32767, Math.max(-32768, factor.starts.value + added(cell)))
  })
  return starts
}

/** The score is worked out at the start and then at every interval, rounded to ticks. */
function refreshes(calendar: Calendar, years: number): Uint8Array {
  const interval = ticksOf(calendar, years, 1)
  return Uint8Array.from({ length: calendar.ticks }, (_, tick) => (tick % interval === 0 ? 1 : 0))
}
