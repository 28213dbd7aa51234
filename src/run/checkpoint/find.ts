/** Finding what a stopped run has left. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { RunError } from '../errors.js'
import { isPartial, targetOf } from '../folder/write.js'
import { type Checkpoint, readCheckpoint } from './store.js'

/** A run that can go on. */
export interface Stopped {
  /** The folder that the run will have when it is finished. */
  target: string
  /** The folder that holds it until then. */
  partial: string
  checkpoint: Checkpoint
}

/**
 * The stopped run that was to become a folder.
 *
 * @param dir that folder, or the one beside it that holds the unfinished run
 * @throws RunError if there is none, more than one, one that is still going on, or one without a checkpoint
 */
export async function findStopped(dir: string): Promise<Stopped> {
  const partial = await unfinished(dir)
  const pid = Number(/\d+$/.exec(partial)?.[0])
  if (pid !== process.pid && isAlive(pid))
    throw new RunError(`the run ${dir} is still going on, in process ${pid}; wait for it, or stop it first`)
  const checkpoint = await readCheckpoint(partial)
  if (!checkpoint)
    throw new RunError(`the run ${dir} was stopped before its first checkpoint; start it again, and delete ${partial}`)
  return { target: targetOf(partial), partial, checkpoint }
}

/**
 * The folder that holds a run that is not finished, whether it is going on or was stopped.
 *
 * @param dir the folder that it is to become, or that folder itself
 * @throws RunError if there is none, or more than one
 */
export async function unfinished(dir: string): Promise<string> {
  const path = resolve(dir)
  return isPartial(basename(path)) ? path : partialOf(path, dir)
}

async function partialOf(target: string, dir: string): Promise<string> {
  const beside = await readdir(dirname(target)).catch(() => [] as string[])
  const found = beside.filter((name) => isPartial(name, basename(target)))
  if (found.length === 1) return join(dirname(target), found[0])
  if (found.length > 1) throw new RunError(`several runs to ${dir} were stopped: ${found.join(', ')}; name one of them`)
  if (existsSync(join(target, 'manifest.json')))
    throw new RunError(`the run ${dir} is finished, there is nothing to resume`)
  throw new RunError(
    existsSync(target)
      ? `${dir || 'this folder'} is not a run: it has no manifest.json, and no run that was to become it was stopped beside it`
      : `there is no run at ${dir}, finished, stopped or going on; see that the folder is spelt right`,
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
