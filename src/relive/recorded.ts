/** What a run has kept that lets a community be lived again alone: the regions after every tick. */
import type { Blueprint } from '../compile/compile.js'
import { schemeAt, takesOverIn } from '../compile/turnover.js'
import type { Tables } from '../engine/tables.js'
import { turnRegions } from '../engine/turn.js'
import { blankNow, fillNow, type Now } from '../engine/respond/now.js'
import { type RegionState, startRegions } from '../engine/respond/regions.js'
import { type MeasureTable, valuesOf } from '../measure/types.js'

export interface Recorded {
  /** Regions as they stood before a tick. */
  before(tick: number): RegionState[]
  /**
   * Tables of a tick with what is one region's own in them, and of no other region. Those of the scheme itself are made
   * once, those of a scheme that was changed anew.
   */
  now(tick: number, region: number, changed?: Tables): Now
}

/**
 * Reads the series of states off the table `regions`.
 *
 * @throws Error if the table does not fit the blueprint
 */
export function recordedFrom(blueprint: Blueprint, regions: MeasureTable): Recorded {
  const series = seriesOf(blueprint, regions)
  const nows: { now: Now; filled: Set<number> }[] = []
  const made = (scheme: Tables, tick: number) => ({
    now: blankNow(scheme, regionsIn(blueprint, series, tick), tick),
    filled: new Set<number>(),
  })
  return {
    before: (tick) => series[tick],
    now(tick, region, changed) {
      const scheme = changed ?? schemeAt(blueprint, tick).tables
      const { now, filled } = changed ? made(changed, tick) : (nows[tick] ??= made(scheme, tick))
      if (!filled.has(region)) fillNow(scheme, regionsIn(blueprint, series, tick), region, now)
      filled.add(region)
      return now
    },
  }
}

/**
 * Regions as a tick finds them: as the tick before left them or, in the first tick of a scheme that takes over, as that
 * scheme does.
 *
 * @param series as {@link seriesOf} gives it
 */
export function regionsIn(blueprint: Blueprint, series: readonly RegionState[][], tick: number): RegionState[] {
  const next = takesOverIn(blueprint, tick)
  return next ? turnRegions(series[tick], next.tables, next.former.turnover, tick) : series[tick]
}

/** [tick][region] before the tick; one more than there are ticks. */
export function seriesOf(blueprint: Blueprint, regions: MeasureTable): RegionState[][] {
  const { tables } = blueprint
  const numbers = (name: string) => valuesOf(regions, name) as ArrayLike<number>
  const pending = valuesOf(regions, 'pending') as ArrayLike<string>
  const [ticks, approval, attention, publicity] = ['tick', 'approval', 'attention', 'publicity'].map(numbers)
  const [outcry, graded, dropped, repealed] = ['outcry', 'graded', 'dropped', 'repealed'].map(numbers)
  const members = numbers('members')
  const standings = valuesOf(regions, 'standings') as ArrayLike<string>
  const numbersIn = (text: string) => text.split(' ').filter(Boolean).map(Number)
  const n = tables.regions.length
  if (ticks.length !== n * tables.ticks)
    throw new Error(`the table regions has ${ticks.length} rows instead of ${n * tables.ticks}`)
  const series = [startRegions(schemeAt(blueprint, 0).tables)]
  for (let tick = 0; tick < tables.ticks; tick++) {
    const { membership, rank } = schemeAt(blueprint, tick).tables
    series.push(
      Array.from({ length: n }, (_, region) => {
        const row = tick * n + region
        return {
          approval: approval[row],
          attention: attention[row],
          publicity: publicity[row],
          outcry: outcry[row],
          graded: graded[row],
          dropped: dropped[row],
          repealed: repealed[row],
          pending: numbersIn(pending[row]),
          ...(membership && { members: members[row] }),
          ...(rank && { standings: numbersIn(standings[row]) }),
        }
      }),
    )
  }
  return series
}
