/** Search over the files of all subjects of a run. */
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Blueprint } from '../compile/compile.js'
import { peopleOf } from '../compile/people.js'
import { standingOf } from '../engine/packed/standing.js'
import { createWorld } from '../engine/world.js'
import { seriesOf } from '../relive/recorded.js'
import { valuesOf } from '../measure/types.js'
import { numberOfName, syntheticName } from '../population/names.js'
import { RunError } from '../run/errors.js'
import type { Run } from '../run/folder/open.js'
import { KEPT } from '../run/format.js'
import { keepWorld } from '../run/kept/write.js'
import type { QueryValue } from '../run/query.js'
import { type Answer, ask, type Kept } from './ask.js'
import { searchColumns } from './columns.js'
import { reliveAll } from './relive.js'

export interface SearchOptions {
  /** Condition on the columns, in SQL: `grade = 'D' and age >= 60`; everybody without it. */
  where?: string
  /** Synthetic name, whole; `(synthetic)` may be left out. */
  name?: string
  /** Columns to sort by, as SQL writes them: `score DESC, age`. Ties go by number. */
  sort?: string
  /** Most subjects to give; 20 if left out. */
  limit?: number
  threads?: number
  /** Called before a run whose subjects were not kept is lived again, with the seconds it will take. */
  onRelive?: (seconds: number) => void
  /** Part of the run lived again so far, 0 to 1. */
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

/** A subject that was found: its number is the handle that opens its file. */
export type Found = { id: number; name: string } & Record<string, QueryValue>

export interface SearchResult {
  /** How many there are in all. */
  found: number
  /** The first of them, in the order asked for. */
  subjects: Found[]
  /** True if the run had kept its subjects, false if it was lived again for the search. */
  kept: boolean
  seconds: number
}

const LIMIT = 20

/**
 * Finds subjects of a run.
 *
 * @param run a finished run
 * @param blueprint made from the documents of its folder
 * @throws RunError if the condition or the name is not understood, or the run cannot be lived again; Interrupted
 */
export async function searchFiles(run: Run, blueprint: Blueprint, options: SearchOptions): Promise<SearchResult> {
  const begun = performance.now()
  const { where, name, sort, limit = LIMIT } = options
  const conditions = [...(where === undefined ? [] : [where]), ...(name === undefined ? [] : [named(name)])]
  const question = { where: conditions.map((each) => `(${each}\n)`).join(' AND ') || undefined, sort, limit }
  const scratch = await mkdtemp(join(tmpdir(), 'glasshouse-search-'))
  try {
    const keptHere = run.manifest.subjects
    await run.checkSubjects()
    // to live a run again may take hours, and a condition with a mistake shall not wait for it
    if (!keptHere) await ask(blueprint, await someOf(blueprint, scratch), scratch, question)
    const kept: Kept = keptHere
      ? { dir: resolve(run.dir, KEPT), parts: keptHere }
      : await relived(run, blueprint, scratch, options)
    const answer = await ask(blueprint, kept, scratch, question)
    return {
      found: answer.found,
      subjects: subjectsOf(answer),
      kept: keptHere !== undefined,
      seconds: (performance.now() - begun) / 1000,
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A community as it stands before the first tick: whatever can be asked of a run can be asked of it. */
async function someOf(blueprint: Blueprint, scratch: string): Promise<Kept> {
  const { tables } = blueprint
  const dir = await mkdtemp(join(scratch, 'some-'))
  const world = createWorld(tables, 0, 1, peopleOf(blueprint))
  return { dir, parts: keepWorld(tables, standingOf(tables, world), dir) }
}

/** Names and meanings of the columns that a condition may use. */
export function columnsOf({ tables, catalogue, plan }: Blueprint): { name: string; about: string }[] {
  return searchColumns(tables, catalogue, plan).map(({ name, about }) => ({ name, about }))
}

function named(name: string): string {
  const number = numberOfName(name)
  if (number === undefined)
    throw new RunError(`"${name}" is no synthetic name; they look like "${syntheticName(0)}", and are searched whole`)
  return `id = ${number}`
}

async function relived(run: Run, blueprint: Blueprint, dir: string, options: SearchOptions): Promise<Kept> {
  const { threads = availableParallelism(), onRelive, onProgress, signal } = options
  const { residents, ticks, resident_ticks_per_second: pace } = run.manifest
  onRelive?.(pace > 0 ? (residents * ticks) / pace : 0)
  const series = seriesOf(blueprint, await run.table('regions'))
  const { parts, words } = await reliveAll({ blueprint, series, dir }, { threads, onProgress, signal })
  const communities = await run.table('communities')
  const [low, high] = ['digest_low', 'digest_high'].map((each) => valuesOf(communities, each) as ArrayLike<number>)
  for (let c = 0; c < words.length / 2; c++)
    if (words[c * 2] !== low[c] >>> 0 || words[c * 2 + 1] !== high[c] >>> 0)
      throw new RunError(
        `the run ${run.dir} cannot be lived again: community ${c} comes out otherwise than recorded; "glasshouse verify" says more`,
      )
  return { dir, parts }
}

function subjectsOf({ columns, rows }: Answer): Found[] {
  const at = columns.indexOf('id')
  return rows.map((row) => {
    const id = Number(row[at])
    const rest = Object.fromEntries(columns.map((column, i) => [column, row[i]]).filter(([column]) => column !== 'id'))
    return { id, name: syntheticName(id), ...rest } as Found
  })
}
