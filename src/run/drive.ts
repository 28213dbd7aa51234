/**
 * Ticks, one after the other: the crew runs the communities, the regions respond, the measures are noted. Works in a
 * browser; knows no file and no screen.
 */
import type { Blueprint } from '../compile/compile.js'
import { nowFor } from '../engine/respond/now.js'
import { respond, startRegions, type RegionEvent } from '../engine/respond/regions.js'
import { createCollector } from '../measure/collect.js'
import type { MeasureTable } from '../measure/types.js'
import type { Crew } from './crew/types.js'
import { createRunDigest } from './digest.js'
import { Interrupted } from './errors.js'
import { labelsOf } from './labels.js'

/** How far a run is. */
export interface Progress {
  /** Ticks done, 1 after the first. */
  tick: number
  ticks: number
  /** Seconds since the first tick began. */
  seconds: number
  residentTicksPerSecond: number
  /** At the present pace. */
  secondsLeft: number
}

export interface DriveOptions {
  onTick?: (progress: Progress) => void
  /** Stops the run; the crew's present tick is left to itself. */
  signal?: AbortSignal
}

/** What a run leaves, in memory. */
export interface Outcome {
  /** 64 hexadecimal digits; see `digest.ts`. */
  digest: string
  events: RegionEvent[]
  tables: MeasureTable[]
  /** For the ticks alone, without building the population. */
  seconds: number
}

/**
 * Runs a blueprint to its end. The crew stays open.
 *
 * @throws Interrupted if the signal was given
 */
export async function drive(blueprint: Blueprint, crew: Crew, options: DriveOptions = {}): Promise<Outcome> {
  const { tables, catalogue } = blueprint
  const { onTick, signal } = options
  const collector = createCollector(tables, labelsOf(catalogue))
  const digest = createRunDigest()
  const regions = startRegions(tables)
  const allEvents: RegionEvent[] = []
  const stop = stopper(signal)
  const breathe = breather()
  const start = performance.now()
  for (let tick = 0; tick < tables.ticks; tick++) {
    const stopped = () => new Interrupted(tick, tables.ticks)
    await breathe()
    if (signal?.aborted) throw stopped()
    const counters = await Promise.race([crew.tick(nowFor(tables, regions, tick)), stop])
    if (counters === null) throw stopped()
    const events = respond(tables, regions, counters, tick)
    allEvents.push(...events)
    collector.add(tick, counters, regions, events)
    digest.tick(regions)
    onTick?.(progress(tick + 1, tables.ticks, tables.residents, (performance.now() - start) / 1000))
  }
  const seconds = (performance.now() - start) / 1000
  return { digest: digest.finish(await crew.digest()), events: allEvents, tables: collector.tables(), seconds }
}

function progress(tick: number, ticks: number, residents: number, seconds: number): Progress {
  return {
    tick,
    ticks,
    seconds,
    residentTicksPerSecond: seconds > 0 ? (residents * tick) / seconds : 0,
    secondsLeft: (seconds / tick) * (ticks - tick),
  }
}

/** Resolves to null once the signal is given; never, if it is not. */
function stopper(signal?: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(null), { once: true }))
}

const BREATH_MS = 50

/** Lets signals, clicks and repaints through now and then, which a crew of one would otherwise hold up. */
function breather(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < BREATH_MS) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}
