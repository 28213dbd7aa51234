/**
 * What stands above the communities of one society while it lives: its regions, its measures and its digest. Whoever
 * runs the communities asks it for the tables of the tick, and hands it what was counted.
 */
import type { Blueprint } from '../compile/compile.js'
import { schemeAt, takesOverIn } from '../compile/turnover.js'
import type { Counters } from '../engine/counters.js'
import { type Now, nowFor } from '../engine/respond/now.js'
import { type RegionEvent, type RegionState, respond, startRegions } from '../engine/respond/regions.js'
import { turnRegions } from '../engine/turn.js'
import { appendTables } from '../measure/append.js'
import { type CollectorState, createCollector, type TableSink } from '../measure/collect.js'
import { createTotals, type TotalsState } from '../measure/totals.js'
import type { MeasureTable } from '../measure/types.js'
import { createRunDigest } from './digest.js'
import { labelsOf } from './labels.js'

export interface Life {
  /** Tables of a tick, made from the regions as they stand. */
  now(tick: number): Now
  /** Takes in a finished tick: regions respond, measures are noted. */
  end(tick: number, counters: Counters): void
  /** All that must be known of the ticks so far in order to go on; good until the next tick ends. */
  past(): Past
  /**
   * What the society came to. All rows have gone to the sink then, if there is one.
   *
   * @param communities digest words of all communities, in order of communities
   */
  outcome(communities: Uint32Array): { digest: string; events: RegionEvent[]; tables: MeasureTable[] }
}

/** A society as it stands above its communities, after some ticks; survives a structured clone. */
export interface Past {
  /** [tick done][region] at the end of the tick. */
  series: RegionState[][]
  events: RegionEvent[]
  /** Totals under earlier schemes; left out where there was none. */
  earlier?: MeasureTable[]
  totals: TotalsState
  /** Rows that have not gone anywhere yet; none where rows are not wanted. */
  rows?: CollectorState
}

/**
 * What becomes of the rows of the tables: all are held, and are the tables of the outcome; or they go to a sink, or are not
 * made at all, and the outcome has the totals instead, which headlines and reports are made from.
 */
export type Rows = 'held' | 'none' | TableSink

/**
 * A society before its first tick, or where it stood.
 *
 * @param before the ticks that are done
 */
export function createLife(blueprint: Blueprint, rows: Rows = 'held', before?: Past): Life {
  const sink = typeof rows === 'function' ? rows : undefined
  const measuring = ({ tables, catalogue }: Blueprint, held?: CollectorState, totals?: TotalsState) => {
    const labels = labelsOf(catalogue)
    return {
      collector: rows === 'none' ? undefined : createCollector(tables, labels, sink, held),
      totals: createTotals(tables, labels, totals),
    }
  }
  const digest = createRunDigest()
  const series: RegionState[][] = [...(before?.series ?? [])]
  for (const each of series) digest.tick(each)
  const allEvents: RegionEvent[] = [...(before?.events ?? [])]
  const scheme = schemeAt(blueprint, series.length - 1)
  let { tables } = scheme
  let { collector, totals } = measuring(scheme, before?.rows, before?.totals)
  let regions = series.length > 0 ? structuredClone(series.at(-1)!) : startRegions(tables)
  let earlier = before?.earlier
  return {
    now(tick) {
      const next = takesOverIn(blueprint, tick)
      if (next && tables !== next.tables) {
        regions = turnRegions(regions, next.tables, next.former.turnover, tick)
        if (rows !== 'held') earlier = appendTables(earlier ?? [], totals.tables())
        tables = next.tables
        ;({ collector, totals } = measuring(next, collector?.state()))
      }
      return nowFor(tables, regions, tick)
    },
    end(tick, counters) {
      const events = respond(tables, regions, counters, tick)
      allEvents.push(...events)
      collector?.add(tick, counters, regions, events)
      if (rows !== 'held') totals.add(tick, counters, regions, events)
      digest.tick(regions)
      series.push(structuredClone(regions))
    },
    past: () => ({
      series,
      events: allEvents,
      ...(earlier && { earlier }),
      totals: totals.state(),
      ...(collector && { rows: collector.state() }),
    }),
    outcome(communities) {
      collector?.finish(communities)
      if (sink) collector?.flush()
      return {
        digest: digest.finish(communities),
        events: allEvents,
        tables: rows === 'held' ? collector!.tables() : appendTables(earlier ?? [], totals.tables()),
      }
    },
  }
}
