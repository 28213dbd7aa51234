/** From a scenario and a place in another run to what is to be lived: that run up to there, and then the scenario. */
import { basename, isAbsolute } from 'node:path'
import type { Checkpoint } from '../checkpoint/store.js'
import { RunError } from '../errors.js'
import { glasshouseVersion } from '../package.js'
import { prepare, type Prepared, type PrepareOptions } from '../prepare.js'
import { checkCompatible } from './compatible.js'
import { prepareAgain, takingOver } from './former.js'
import { askedMessages, pointMessages as say } from './messages.js'
import { type Origin, originOf } from './origin.js'
import type { Point } from './point.js'

/** A run that goes on from another one. */
export interface Branch {
  prepared: Prepared
  /** A checkpoint of the other run, not after the point; without one that run is lived again up to there. */
  checkpoint?: Checkpoint
}

/**
 * Reads what both runs need and compiles it.
 *
 * @param scenario the scheme that takes over
 * @throws InputError with every mistake in the files; RunError if there is no such run or place, or the scheme cannot
 *   take over there
 */
export async function prepareBranch(scenario: string, { run, tick }: Point, options: PrepareOptions): Promise<Branch> {
  const origin = await originOf(run)
  const { residents, seed, digest, checkpoint } = origin
  const { ticks = origin.ticks } = options
  checkAsked({ run, tick }, origin, { ...options, ticks })
  const after = await prepare(scenario, { ...options, residents, seed, ticks })
  let before = await prepareAgain({ ...origin, ticks }, { place: run })
  let { overrides } = origin
  // of a run that went on from another itself, what came later is left out
  while (before.former && tick <= before.former.until) ({ prepared: before, overrides } = before.former)
  checkCompatible(run, before, after)
  const prepared = takingOver(after, { prepared: before, until: tick, overrides, run: shown(run), digest })
  // how long a run is to last has its place in the state: who will find a charge in time
  const isOfUse = checkpoint && checkpoint.done <= tick && ticks === origin.ticks
  return isOfUse ? { prepared, checkpoint } : { prepared }
}

/** A run may be handed on, so it does not tell where on a machine another one lies. */
function shown(run: string): string {
  return isAbsolute(run) || run.startsWith('..') ? basename(run) : run
}

function checkAsked(
  { run, tick }: Point,
  origin: Origin,
  { residents, seed, ticks }: Pick<PrepareOptions, 'residents' | 'seed'> & { ticks: number },
): void {
  if (origin.glasshouse !== glasshouseVersion())
    throw new RunError(say.otherVersion(run, origin.glasshouse, glasshouseVersion()))
  if (tick > origin.ticks) throw new RunError(say.beyond(run, tick, origin.ticks))
  if (tick >= ticks) throw new RunError(say.atTheEnd(run, tick, ticks))
  if (residents !== undefined && residents !== origin.residents)
    throw new RunError(askedMessages.residents(run, origin.residents, residents))
  if (seed !== undefined && String(seed) !== origin.seed)
    throw new RunError(askedMessages.seed(run, origin.seed, String(seed)))
}
