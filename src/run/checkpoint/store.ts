/**
 * Checkpoints: all that a run needs to go on after a tick, in one folder. A folder has its name only when everything is in
 * it and on the disk; the one before is taken away after that. So whatever stops a run, at any moment, leaves a whole
 * checkpoint or none.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MeasureTable } from '../../measure/types.js'
import { RunError } from '../errors.js'
import type { Past } from '../life.js'
import { fromParquet, toParquet } from '../parquet.js'
import type { WorldFile } from './world.js'

const FORMAT = 1
const STATE = 'state.json'
const SUM = 'state.sha256'

/** What a run was asked to do. */
export interface Asked {
  glasshouse: string
  scenario: string
  documents: { scenario: string; population: string; sources: string }
  overrides: string[]
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
}

interface State extends Omit<Checkpoint, 'dir' | 'past'>, Omit<Past, 'tables'> {
  format: number
  tables: { file: string; sha256: string }[]
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
  { asked, done, seconds, past }: Omit<Checkpoint, 'dir' | 'worlds'>,
  worlds: WorldFile[],
): Promise<void> {
  const { series, events } = past
  const tables = []
  for (const table of past.tables) {
    const content = toParquet(table)
    const file = `${table.name}.parquet`
    await writeSynced(join(dir, file), content)
    tables.push({ file, sha256: sumOf(content) })
  }
  const state: State = { format: FORMAT, asked, done, seconds, worlds, series, events, tables }
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
  const { format, tables, series, events, ...state } = JSON.parse(text.toString()) as State
  if (format !== FORMAT) throw damaged(dir, STATE, `is of version ${format}, and this glasshouse reads ${FORMAT}`)
  const measured: MeasureTable[] = []
  for (const { file, sha256 } of tables) {
    const bytes = await content(file)
    if (sumOf(bytes) !== sha256) throw damaged(dir, file, 'is not what the run wrote')
    measured.push(await fromParquet(bytes))
  }
  for (const { file, sha256 } of state.worlds)
    if ((await sumOfFile(join(dir, file))) !== sha256) throw damaged(dir, file, 'is not what the run wrote')
  return { ...state, dir, past: { series, events, tables: measured } }
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
