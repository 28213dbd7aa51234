/**
 * Ticks, one after the other: the crew runs the communities, the regions respond, the measures are noted. Works in a
 * browser; knows no file and no screen.
 */
import type { Blueprint } from '../compile/compile.js'
import type { RegionEvent } from '../engine/respond/regions.js'
import type { MeasureTable } from '../measure/types.js'
import type { Crew } from './crew/types.js'
import { createLife } from './life.js'
import { type DriveOptions, tickByTick } from './ticking.js'

export type { DriveOptions, Progress } from './ticking.js'

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
export async function drive(
  blueprint: Blueprint,
  crew: Pick<Crew, 'tick' | 'digest'>,
  options: DriveOptions = {},
): Promise<Outcome> {
  const life = createLife(blueprint)
  const seconds = await tickByTick(
    blueprint.tables,
    (tick) => crew.tick(life.now(tick)),
    (tick, counters) => life.end(tick, counters),
    options,
  )
  return { ...life.outcome(await crew.digest()), seconds }
}
