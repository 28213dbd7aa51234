/** Two societies, tick by tick, each under its own regions, side by side. */
import type { RegionEvent } from '../engine/respond/regions.js'
import type { MeasureTable } from '../measure/types.js'
import { createLife } from '../run/life.js'
import { type DriveOptions, tickByTick } from '../run/ticking.js'
import type { PairCrew } from './pair/crew.js'
import type { Findings } from './pair/findings.js'
import type { Blueprints } from './pair/pair.js'

/** What one of the two worlds came to. */
export interface WorldOutcome {
  digest: string
  events: RegionEvent[]
  tables: MeasureTable[]
}

export interface BothLived {
  a: WorldOutcome
  b: WorldOutcome
  findings: Findings
  /** For the ticks alone. */
  seconds: number
}

/**
 * Lives both worlds to their end. The crew stays open.
 *
 * @throws Interrupted if the signal was given
 */
export async function liveBoth({ a, b }: Blueprints, crew: PairCrew, options: DriveOptions = {}): Promise<BothLived> {
  const [one, other] = [createLife(a, 'none'), createLife(b, 'none')]
  const seconds = await tickByTick(
    a.tables,
    (tick) => crew.tick(one.now(tick), other.now(tick)),
    (tick, [countersA, countersB]) => {
      one.end(tick, countersA)
      other.end(tick, countersB)
    },
    options,
  )
  const { digests, findings } = await crew.finish()
  return { a: one.outcome(digests[0]), b: other.outcome(digests[1]), findings, seconds }
}
