/** What a run has kept that lets a community be lived again alone: the regions after every tick. */
import type { Tables } from '../engine/tables.js'
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
export function recordedFrom(tables: Tables, regions: MeasureTable): Recorded {
  const series = seriesOf(tables, regions)
  const nows: { now: Now; filled: Set<number> }[] = []
  const made = (scheme: Tables, tick: number) => ({
    now: blankNow(scheme, series[tick], tick),
    filled: new Set<number>(),
  })
  return {
    before: (tick) => series[tick],
    now(tick, region, changed) {
      const scheme = changed ?? tables
      const { now, filled } = changed ? made(changed, tick) : (nows[tick] ??= made(tables, tick))
      if (!filled.has(region)) fillNow(scheme, series[tick], region, now)
      filled.add(region)
      return now
    },
  }
}

/** [tick][region] before the tick; one more than there are ticks. */
export function seriesOf(tables: Tables, regions: MeasureTable): RegionState[][] {
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
  const series = [startRegions(tables)]
  for (let tick = 0; tick < tables.ticks; tick++)
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
          ...(tables.membership && { members: members[row] }),
          ...(tables.rank && { standings: numbersIn(standings[row]) }),
        }
      }),
    )
  return series
}
