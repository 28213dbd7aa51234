/** Joining by choice, and the order of all scores, as tables. */
import { exp } from '../engine/draw/detmath.js'
import type { MembershipTable } from '../engine/respond/tables.js'
import { Q16 } from '../engine/tables.js'
import type { RankTable } from '../engine/grade/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { threshold } from './behaviours.js'
import type { Calendar } from './calendar.js'
import { compositeIn } from './composite.js'
import { factorOfCell, meansCell } from './select.js'

/** Chances of being a member at the start, of joining and of leaving in a tick; nothing where everybody is scored. */
export function compileMembership(
  { membership }: Scenario,
  plan: PopulationPlan,
  { ticksPerYear }: Calendar,
): MembershipTable | undefined {
  if (!membership) return undefined
  const { joins, pull, leaves, held_at_start: held } = membership
  const means = meansCell(plan, membership.who)
  const factor = factorOfCell(plan, membership.factors)
  /** At a constant rate somebody is left outside after a tick with the chance exp(-rate). */
  const within = (perYear: number) => threshold(1 - exp(-perYear / ticksPerYear))
  const byCell = (chance: (factor: number) => number) =>
    Float64Array.from({ length: plan.cells }, (_, cell) => (means(cell) ? chance(factor(cell)) : 0))
  return {
    atStart: byCell((times) => threshold(Math.min(1, (held?.value ?? 0) * times))),
    joins: byCell((times) => within(joins.value * times)),
    pulled: byCell((times) => within((pull?.value ?? 0) * times)),
    leaves: within(leaves?.value ?? 0),
  }
}

/** The finest that scores are put in order: a range wider than this many points gets bins of several. */
const MOST_BINS = 8192
const LOWEST = -32768
const HIGHEST = 32767

/** How scores are put in order: where grades go by rank, and for composites, which people compare. */
export function compileRank(scenario: Scenario): RankTable | undefined {
  const [score] = Object.values(scenario.scores)
  const byRank = scenario.grades?.by === 'rank'
  if (!score || (!byRank && !compositeIn(scenario))) return undefined
  const bound = (value: typeof score.lowest, otherwise: number) =>
    value === undefined || value === 'none' ? otherwise : value.value
  const from = bound(score.lowest, LOWEST)
  const scores = bound(score.highest, HIGHEST) - from + 1
  const width = Math.ceil(scores / MOST_BINS)
  const bands = byRank ? Object.values(scenario.grades!.bands) : []
  return {
    from,
    width,
    bins: Math.ceil(scores / width),
    reach: Uint32Array.from(bands.slice(0, -1), (band) => Math.floor(band.from_rank!.value * Q16 + 0.5)),
  }
}
