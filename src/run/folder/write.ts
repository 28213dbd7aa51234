/**
 * Writing a run folder, so that what bears the name of a run is a whole run: everything goes into a folder beside it,
 * the manifest last, and the renaming of that folder is the last step of all.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { RunError } from '../errors.js'
import type { Manifest } from '../manifest.js'
import { manifestText } from '../format.js'
import { growingFiles, type GrowingFiles, type Mark } from './tables.js'

/** Lies in a folder while it is being written; whoever finds it knows what the folder is. */
export const UNFINISHED = 'UNFINISHED.txt'
const UNFINISHED_TEXT = `This folder belongs to a run that is not finished, or that was killed. It holds no result.
If it has a checkpoint, "glasshouse resume" goes on with it. If no glasshouse is running, it can be deleted.
`

const TABLES = 'tables'

/** A run folder that is being written. */
export interface Draft {
  /** Folder that holds the parts until the run is complete. */
  readonly partial: string
  /** Folders of runs to the same place that were killed; for a warning. */
  readonly leftovers: string[]
  /** Writes a text file; `name` may not contain a folder. */
  text(name: string, content: string): Promise<void>
  /** The measures. */
  readonly tables: GrowingFiles
  /** Makes a folder within, and says where. */
  folder(name: string): Promise<string>
  /** Writes the manifest and gives the folder its name. Nothing can be added afterwards. */
  finish(manifest: Manifest): Promise<void>
  /** Removes everything written so far. Does nothing after {@link finish} or {@link leave}. */
  discard(): Promise<void>
  /** Leaves everything as it is, for somebody who goes on with it. */
  leave(): void
}

/**
 * Makes sure that a run may be written to a folder: it does not exist, or is empty.
 *
 * @throws RunError otherwise
 */
export async function checkVacant(dir: string): Promise<void> {
  const status = await stat(dir).catch(() => undefined)
  if (!status) return
  if (!status.isDirectory()) throw new RunError(`${dir} is a file; name a folder that does not exist yet`)
  if ((await readdir(dir)).length > 0)
    throw new RunError(`the folder ${dir} exists already and is not empty; name another with --out, or move it away`)
}

/** Makes a folder with all that lead to it. Node's own way of doing so never ends where a file system forbids it with ENOENT. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await mkdir(path)
  }
}

/**
 * Starts a run folder.
 *
 * @param begin called with the folder; gives how far the tables have come that it has put there
 * @throws RunError if the folder is taken
 */
export async function draftFolder(
  dir: string,
  begin: (partial: string) => Promise<readonly Mark[]> = async () => [],
): Promise<Draft> {
  const target = resolve(dir)
  await checkVacant(target)
  const parent = dirname(target)
  await makeFolder(parent)
  const leftovers = (await readdir(parent)).filter((name) => isPartial(name, basename(target)))
  const partial = `${target}.partial-${process.pid}`
  // left over by a process that had the same number
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial)
  await mkdir(join(partial, TABLES))
  await writeSynced(join(partial, UNFINISHED), UNFINISHED_TEXT)
  return draftIn(
    partial,
    target,
    leftovers.map((name) => join(parent, name)).filter((path) => path !== partial),
    await growingFiles(join(partial, TABLES), await begin(partial)),
  )
}

/**
 * Goes on with a run folder that a stopped run has left with a checkpoint; whatever else it wrote is written again.
 *
 * @param marks how far the tables had come at that checkpoint
 * @throws RunError if somebody has written to the folder meanwhile, or to the tables
 */
export async function adoptFolder(partial: string, target: string, marks: readonly Mark[]): Promise<Draft> {
  await checkVacant(target)
  for (const name of await readdir(partial))
    if (name !== UNFINISHED && name !== TABLES && !isCheckpoint(name))
      await rm(join(partial, name), { recursive: true })
  await mkdir(join(partial, TABLES), { recursive: true })
  return draftIn(partial, target, [], await growingFiles(join(partial, TABLES), marks))
}

function draftIn(partial: string, target: string, leftovers: string[], tables: GrowingFiles): Draft {
  const parent = dirname(target)
  let pending = true
  return {
    partial,
    leftovers,
    text: (name, content) => writeSynced(join(partial, name), content),
    tables,
    async folder(name) {
      const path = join(partial, name)
      await mkdir(path)
      return path
    },
    async finish(manifest) {
      await writeSynced(join(partial, 'manifest.json'), manifestText(manifest))
      await rm(join(partial, UNFINISHED), { force: true })
      for (const name of await readdir(partial))
        if (isCheckpoint(name)) await rm(join(partial, name), { recursive: true })
      await syncFolder(join(partial, TABLES))
      await syncFolder(partial)
      await takeName(partial, target)
      pending = false
      await syncFolder(parent)
    },
    async discard() {
      tables.close()
      if (pending) await rm(partial, { recursive: true, force: true })
    },
    leave() {
      tables.close()
      pending = false
    },
  }
}

/** Whether a name is that of an unfinished run, to a given folder or to any. */
export function isPartial(name: string, of?: string): boolean {
  const match = /^(.+)\.partial-\d+$/.exec(name)
  return match !== null && (of === undefined || match[1] === of)
}

/** The folder that an unfinished run was to become. */
export function targetOf(partial: string): string {
  return partial.replace(/\.partial-\d+$/, '')
}

/** Whether a name within an unfinished run is that of a checkpoint, whole or not. */
function isCheckpoint(name: string): boolean {
  return name.startsWith('checkpoint-')
}

/** SHA-256 of some bytes or a text, as 64 hexadecimal digits. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

async function takeName(partial: string, target: string): Promise<void> {
  // somebody may have written there while we ran
  await checkVacant(target)
  if (existsSync(target)) await rmdir(target)
  await rename(partial, target)
}

/** Writes a file and waits until the disk has it. */
async function writeSynced(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } catch (error) {
    // the system does not say which file it could not write
    throw Object.assign(error as Error, { path })
  } finally {
    await file.close()
  }
}

/** Makes renamed and new names of a folder last; not every system lets a folder be synced, and none needs it to go on. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  if (!folder) return
  await folder.sync().catch(() => undefined)
  await folder.close()
}
