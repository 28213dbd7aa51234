/**
 * Checkpoints: all that a run needs to go on after a tick, in one folder. A folder has its name only when everything is in
 * it and on the disk; the one before is taken away after that. So whatever stops a run, at any moment, leaves a whole
 * checkpoint or none.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { FormerDocument } from '../branch/former.js'
import { RunError } from '../errors.js'
import type { Mark } from '../folder/tables.js'
import type { Past } from '../life.js'
import type { WorldFile } from './world.js'

const FORMAT = 6
const STATE = 'state.json'
const SUM = 'state.sha256'
/** Regions and measures so far, as Node clones what goes between threads. */
const PAST = 'past.clone'

/** What a run was asked to do. */
export interface Asked {
  glasshouse: string
  scenario: string
  documents: { scenario: string; population: string; sources: string }
  overrides: string[]
  /** Schemes that were in force before, oldest first. */
  former?: FormerDocument[]
  seed: string
  residents: number
  ticks: number
  keepSubjects: boolean
  /** Whatever the caller needs to know again in order to finish. */
  extra: Record<string, unknown>
}

/** A run after some ticks. */
export interface Checkpoint {
  dir: string
  asked: Asked
  /** Ticks that are done. */
  done: number
  /** Seconds that they took. */
  seconds: number
  worlds: WorldFile[]
  past: Past
  /** How far the tables had come that lie beside. */
  tables: Mark[]
}

interface State extends Omit<Checkpoint, 'dir' | 'past'> {
  format: number
  /** SHA-256 of the past. */
  past: string
}

/**
 * Writes a checkpoint and takes the one before away.
 *
 * @param parent folder of the unfinished run
 * @param saveWorlds writes the state of all communities into a folder
 */
export async function writeCheckpoint(
  parent: string,
  run: Omit<Checkpoint, 'dir' | 'worlds'>,
  saveWorlds: (dir: string) => Promise<WorldFile[]>,
): Promise<void> {
  const name = `checkpoint-${String(run.done).padStart(5, '0')}`
  const before = (await readdir(parent)).filter((each) => each.startsWith('checkpoint-') && each !== name)
  const dir = join(parent, `${name}.new`)
  await rm(dir, { recursive: true, force: true })
  await mkdir(dir)
  try {
    await fill(dir, run, await saveWorlds(dir))
  } catch (error) {
    // a full disk shall leave the checkpoint before
    await rm(dir, { recursive: true, force: true })
    throw error
  }
  await rename(dir, join(parent, name))
  for (const old of before) await rm(join(parent, old), { recursive: true, force: true })
}

async function fill(
  dir: string,
  { asked, done, seconds, past, tables }: Omit<Checkpoint, 'dir' | 'worlds'>,
  worlds: WorldFile[],
): Promise<void> {
  const content = serialize(past)
  await writeSynced(join(dir, PAST), content)
  const state: State = { format: FORMAT, asked, done, seconds, worlds, tables, past: sumOf(content) }
  const text = JSON.stringify(state)
  await writeSynced(join(dir, STATE), text)
  await writeSynced(join(dir, SUM), sumOf(text))
}

/**
 * Reads the last whole checkpoint of an unfinished run, and checks every byte of it.
 *
 * @returns undefined if there is none
 * @throws RunError if a file is missing or is not what was written
 */
export async function readCheckpoint(parent: string): Promise<Checkpoint | undefined> {
  const last = (await readdir(parent))
    .filter((name) => /^checkpoint-\d+$/.test(name))
    .toSorted()
    .at(-1)
  if (last === undefined) return undefined
  const dir = join(parent, last)
  const content = (file: string) =>
    readFile(join(dir, file)).catch(() => {
      throw damaged(dir, file, 'is missing')
    })
  const text = await content(STATE)
  if (sumOf(text) !== (await content(SUM)).toString()) throw damaged(dir, STATE, 'is not what the run wrote')
  const { format, past, ...state } = JSON.parse(text.toString()) as State
  if (format !== FORMAT)
    throw new RunError(
      `the checkpoint ${dir} was written by another glasshouse (checkpoint version ${format}, this one reads ${FORMAT}); ` +
        'resume the run with the glasshouse that began it, or start it again',
    )
  const clone = await content(PAST)
  if (sumOf(clone) !== past) throw damaged(dir, PAST, 'is not what the run wrote')
  for (const { file, sha256 } of state.worlds)
    if ((await sumOfFile(join(dir, file))) !== sha256) throw damaged(dir, file, 'is not what the run wrote')
  return { ...state, dir, past: deserialize(clone) as Past }
}

function damaged(dir: string, file: string, what: string): RunError {
  return new RunError(`the checkpoint ${dir} is damaged: ${file} ${what}; the run must be started again`)
}

function sumOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** World files may be larger than memory. */
async function sumOfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array)
  } catch {
    return undefined
  }
  return hash.digest('hex')
}

async function writeSynced(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}
