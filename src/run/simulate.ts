/** A run in memory, in this thread: for browsers, notebooks and tests. */
import type { Blueprint } from '../compile/compile.js'
import { headlines, type Headlines } from '../measure/headlines.js'
import { aloneCrew } from './crew/alone.js'
import type { KernelName } from './crew/types.js'
import { drive, type DriveOptions, type Outcome } from './drive.js'

export interface Simulation extends Outcome {
  measures: Headlines
}

export interface SimulateOptions extends DriveOptions {
  /** The kernel that does the ticks; the fast one if left out, where it can be had. */
  kernel?: KernelName
}

/**
 * Runs a blueprint in this thread and keeps everything in memory.
 *
 * @throws Interrupted if `options.signal` was given
 */
export async function simulate(blueprint: Blueprint, options: SimulateOptions = {}): Promise<Simulation> {
  const crew = aloneCrew(blueprint, 0, undefined, options.kernel)
  try {
    const outcome = await drive(blueprint, crew, options)
    return { ...outcome, measures: headlines(outcome.tables) }
  } finally {
    await crew.close()
  }
}
