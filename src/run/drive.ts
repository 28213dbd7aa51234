/**
 * Ticks, one after the other: the crew runs the communities, the regions respond, the measures are noted. Works in a
 * browser; knows no file and no screen.
 */
import type { Blueprint } from '../compile/compile.js'
import type { RegionEvent } from '../engine/respond/regions.js'
import type { MeasureTable } from '../measure/types.js'
import type { Crew } from './crew/types.js'
import { createLife, type Past, type Rows } from './life.js'
import { type DriveOptions as Ticking, tickByTick } from './ticking.js'

export type { Progress } from './ticking.js'

/** What a run leaves, in memory. */
export interface Outcome {
  /** 64 hexadecimal digits; see `digest.ts`. */
  digest: string
  events: RegionEvent[]
  /** All rows, or the totals where rows go elsewhere; see {@link Rows}. */
  tables: MeasureTable[]
  /** For the ticks alone, without building the population. */
  seconds: number
}

export interface DriveOptions extends Pick<Ticking, 'onTick' | 'signal'> {
  /** Where the run stands, if it has been begun; the crew must stand there too. */
  past?: Past
  /** What becomes of the rows of the tables; all are held if left out. */
  rows?: Rows
  /**
   * Called between ticks, so that the run can be saved.
   *
   * @param done ticks that are done
   * @param stopping whether the signal was given, so that this is the last chance
   */
  save?: (done: number, past: () => Past, stopping: boolean) => Promise<void>
}

/**
 * Runs a blueprint to its end. The crew stays open.
 *
 * @throws Interrupted if the signal was given: at once, or after the tick in hand if the run can be saved
 */
export async function drive(
  blueprint: Blueprint,
  crew: Pick<Crew, 'tick' | 'digest'>,
  { past, rows, save, onTick, signal }: DriveOptions = {},
): Promise<Outcome> {
  const life = createLife(blueprint, rows, past)
  const seconds = await tickByTick(
    blueprint.tables,
    (tick) => crew.tick(life.now(tick)),
    (tick, counters) => life.end(tick, counters),
    {
      onTick,
      signal,
      from: past?.series.length ?? 0,
      between: save && ((done, stopping) => save(done, () => life.past(), stopping)),
    },
  )
  return { ...life.outcome(await crew.digest()), seconds }
}
