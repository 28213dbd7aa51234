/**
 * What stands above the communities of one society while it lives: its regions, its measures and its digest. Whoever
 * runs the communities asks it for the tables of the tick, and hands it what was counted.
 */
import type { Blueprint } from '../compile/compile.js'
import type { Counters } from '../engine/counters.js'
import { type Now, nowFor } from '../engine/respond/now.js'
import { type RegionEvent, type RegionState, respond, startRegions } from '../engine/respond/regions.js'
import { createCollector } from '../measure/collect.js'
import type { MeasureTable } from '../measure/types.js'
import { appendTables } from '../measure/append.js'
import { createRunDigest } from './digest.js'
import { labelsOf } from './labels.js'

export interface Life {
  /** Tables of a tick, made from the regions as they stand. */
  now(tick: number): Now
  /** Takes in a finished tick: regions respond, measures are noted. */
  end(tick: number, counters: Counters): void
  /** All that must be known of the ticks so far in order to go on. */
  past(): Past
  /**
   * What the society came to.
   *
   * @param communities digest words of all communities, in order of communities
   */
  outcome(communities: Uint32Array): { digest: string; events: RegionEvent[]; tables: MeasureTable[] }
}

/** A society as it stands above its communities, after some ticks. */
export interface Past {
  /** [tick done][region] at the end of the tick. */
  series: RegionState[][]
  events: RegionEvent[]
  /** Measures so far. */
  tables: MeasureTable[]
}

/**
 * A society before its first tick, or where it stood.
 *
 * @param before the ticks that are done
 */
export function createLife({ tables, catalogue }: Blueprint, before?: Past): Life {
  const collector = createCollector(tables, labelsOf(catalogue))
  const digest = createRunDigest()
  const regions = before?.series.length ? structuredClone(before.series.at(-1)!) : startRegions(tables)
  const series: RegionState[][] = [...(before?.series ?? [])]
  for (const each of series) digest.tick(each)
  const allEvents: RegionEvent[] = [...(before?.events ?? [])]
  const measured = (words?: Uint32Array) => appendTables(before?.tables ?? [], collector.tables(words))
  return {
    now: (tick) => nowFor(tables, regions, tick),
    end(tick, counters) {
      const events = respond(tables, regions, counters, tick)
      allEvents.push(...events)
      collector.add(tick, counters, regions, events)
      digest.tick(regions)
      series.push(structuredClone(regions))
    },
    past: () => ({ series, events: allEvents, tables: measured() }),
    outcome: (communities) => ({
      digest: digest.finish(communities),
      events: allEvents,
      tables: measured(communities),
    }),
  }
}
