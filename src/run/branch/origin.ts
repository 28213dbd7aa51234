/** The run from which another one goes on: what it has kept, finished or not. */
import { copyFile, link, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unfinished } from '../checkpoint/find.js'
import { type Checkpoint, readCheckpoint } from '../checkpoint/store.js'
import { RunError } from '../errors.js'
import { openRun, type Run } from '../folder/open.js'
import { unfinishedFile } from '../folder/tables.js'
import type { Kept } from './former.js'
import { pointMessages as say } from './messages.js'

export interface Origin extends Kept {
  /** Version that made the run. */
  glasshouse: string
  overrides: readonly string[]
  digest: string | null
  /** The last checkpoint of a run that is not finished. */
  checkpoint?: Checkpoint
  /** Set for a finished run. */
  finished?: Run
}

/**
 * What there is of a run that is finished, going on, or was stopped.
 *
 * @throws RunError if there is no such run, it is damaged, or it has kept nothing yet
 */
export async function originOf(dir: string): Promise<Origin> {
  const isFinished = await stat(join(dir, 'manifest.json')).catch(() => undefined)
  if (isFinished) {
    const finished = await openRun(dir)
    const { glasshouse, digest, scenario } = finished.manifest
    return { ...(await finished.kept()), glasshouse, digest, overrides: scenario.overrides, finished }
  }
  const partial = await unfinished(dir)
  const checkpoint = await latest(partial)
  if (!checkpoint) throw new RunError(say.noCheckpoint(dir, partial))
  const { glasshouse, overrides, former = [], ...asked } = checkpoint.asked
  return { ...asked, former, glasshouse, overrides, digest: null, checkpoint }
}

/** A run that goes on takes away its last checkpoint when it has written the next. */
async function latest(partial: string): Promise<Checkpoint | undefined> {
  for (let tries = 0; ; tries++) {
    try {
      return await readCheckpoint(partial)
    } catch (error) {
      if (tries === 3) throw error
    }
  }
}

/** Name of the folder that holds a borrowed checkpoint, until the run has written one of its own. */
const BORROWED = 'checkpoint-from'

/**
 * The same checkpoint in an unfinished run of one's own, where it stays whatever becomes of the other; with the tables as
 * far as they had come.
 *
 * @param partial folder of the unfinished run, with a folder for tables
 * @returns undefined if the other run has gone on and taken it away
 */
export async function borrow(checkpoint: Checkpoint, partial: string): Promise<Checkpoint | undefined> {
  const dir = join(partial, BORROWED)
  try {
    await mkdir(dir)
    for (const { file } of checkpoint.worlds) await linked(join(checkpoint.dir, file), join(dir, file))
    for (const { table } of checkpoint.tables) {
      const file = join('tables', unfinishedFile(table))
      // a file that goes on growing must be one's own
      await copyFile(join(checkpoint.dir, '..', file), join(partial, file))
    }
    return { ...checkpoint, dir }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function linked(from: string, to: string): Promise<void> {
  // not every file system knows several names of a file
  await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw error
    await copyFile(from, to)
  })
}
