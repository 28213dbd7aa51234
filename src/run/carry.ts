/** Carrying a run from where it stands to a finished folder, with checkpoints on the way. */
import { headlines } from '../measure/headlines.js'
import type { MeasureTable } from '../measure/types.js'
import { formatProblem } from '../scenario/language/problem.js'
import { formerDocuments } from './branch/former.js'
import { type Asked, type Checkpoint, writeCheckpoint } from './checkpoint/store.js'
import { crewFor } from './crew/choose.js'
import type { Crew, KernelName } from './crew/types.js'
import { drive, type Progress } from './drive.js'
import { Interrupted } from './errors.js'
import type { Estimate } from './estimate.js'
import { documentsOf, type Finished, recordRun } from './folder/record.js'
import type { Draft } from './folder/write.js'
import type { Past } from './life.js'
import type { Manifest } from './manifest.js'
import { KEPT } from './format.js'
import { glasshouseVersion } from './package.js'
import type { Prepared } from './prepare.js'

type Extras = Record<string, string>

/** What happens on the way, and what is added at the end. */
export interface CarryOptions {
  onProgress?: (progress: Progress) => void
  /** Stops the run after the tick in hand. What was done is kept in a checkpoint, if the run has a folder. */
  signal?: AbortSignal
  /** Seconds between two checkpoints; 30 if left out, and more where writing them takes long. */
  checkpointEvery?: number
  /** The kernel that does the ticks; the fast one if left out. The result does not depend on it. */
  kernel?: KernelName
  /** Texts to lie in the folder beside the tables, by file name, for example a report; it is made from the totals. */
  extras?: (manifest: Manifest, tables: MeasureTable[], prepared: Prepared) => Extras | Promise<Extras>
}

/** A run that is about to be carried on. */
export interface Begun {
  prepared: Prepared
  threads: number
  estimate: Estimate
  overrides: readonly string[]
  keepSubjects: boolean
  /** For whoever resumes; see {@link Asked}. */
  extra: Record<string, unknown>
  compileSeconds: number
  /** Where the run goes; nothing is written without it. */
  draft?: Draft
  /** The folder as the user named it. */
  named?: string
  /** Where the run stands, if it was begun before. */
  checkpoint?: Checkpoint
  /** Whether that checkpoint is one of another run, from which this one goes on. */
  borrowed?: boolean
}

const EVERY_SECONDS = 30
/** Writing checkpoints may take this part of the time. */
const WORTH = 1 / 20

/**
 * Runs all ticks that are left and writes the folder.
 *
 * @throws Interrupted if the signal was given. Where there is a checkpoint, the unfinished folder is left for whoever goes
 *   on with it, whatever went wrong; without one, no folder is left.
 */
export async function carryOn(begun: Begun, options: CarryOptions): Promise<Finished> {
  const { draft, named } = begun
  const kept = { any: begun.checkpoint !== undefined && !begun.borrowed }
  try {
    const finished = await live(begun, options, kept)
    if (draft) await record(draft, finished, options)
    return finished
  } catch (error) {
    if (kept.any && draft) draft.leave()
    if (!(error instanceof Interrupted) || !kept.any) throw error
    throw new Interrupted(error.ticksDone, begun.prepared.blueprint.tables.ticks, named)
  } finally {
    await draft?.discard()
  }
}

async function live(begun: Begun, options: CarryOptions, kept: { any: boolean }): Promise<Finished> {
  const { prepared, draft, checkpoint, threads, estimate, overrides } = begun
  const { blueprint } = prepared
  const building = performance.now()
  const saved = checkpoint && { done: checkpoint.done, dir: checkpoint.dir, files: checkpoint.worlds }
  const crew = await crewFor(blueprint, threads, options.signal, saved, {
    packed: estimate.packed,
    kernel: options.kernel,
  })
  try {
    const built = performance.now()
    const outcome = await drive(blueprint, crew, {
      onTick: options.onProgress,
      signal: options.signal,
      past: checkpoint?.past,
      rows: draft ? draft.tables.put : 'none',
      save: draft && saver(begun, draft, crew, options, kept),
    })
    const seconds = outcome.seconds + (checkpoint?.seconds ?? 0)
    const subjects = draft && begun.keepSubjects ? await crew.keep(await draft.folder(KEPT)) : undefined
    return {
      prepared,
      overrides,
      threads: crew.threads,
      estimate,
      outcome: { ...outcome, seconds },
      timings: {
        compile_seconds: begun.compileSeconds,
        build_seconds: (built - building) / 1000,
        ticks_seconds: seconds,
      },
      bytesPerResident: (await crew.bytes()) / blueprint.tables.residents,
      subjects,
      measures: headlines(outcome.tables),
      warnings: [...prepared.warnings.map(formatProblem), ...leftoversOf(draft)],
    }
  } finally {
    await crew.close()
  }
}

/** Writes a checkpoint when one is due, or when the run is asked to stop. */
function saver(begun: Begun, draft: Draft, crew: Crew, options: CarryOptions, kept: { any: boolean }) {
  const start = performance.now()
  let last = start
  let every = options.checkpointEvery ?? EVERY_SECONDS
  let asked: Asked | undefined
  return async (done: number, past: () => Past, stopping: boolean) => {
    const now = performance.now()
    if (!stopping && now - last < every * 1000) return
    asked ??= await askedOf(begun)
    const seconds = (now - start) / 1000 + (begun.checkpoint?.seconds ?? 0)
    await writeCheckpoint(draft.partial, { asked, done, seconds, past: past(), tables: draft.tables.marks() }, (dir) =>
      crew.save(dir),
    )
    kept.any = true
    last = performance.now()
    every = Math.max(every, (last - now) / 1000 / WORTH)
  }
}

async function askedOf({ prepared, overrides, keepSubjects, extra }: Begun): Promise<Asked> {
  const { catalogue, tables } = prepared.blueprint
  const documents = await documentsOf(prepared)
  return {
    glasshouse: glasshouseVersion(),
    scenario: catalogue.scenario,
    documents: {
      scenario: documents['scenario.yaml'],
      population: documents['population.yaml'],
      sources: documents['sources.yaml'],
    },
    overrides: [...overrides],
    former: formerDocuments(prepared),
    seed: catalogue.seed,
    residents: tables.residents,
    ticks: tables.ticks,
    keepSubjects,
    extra,
  }
}

async function record(draft: Draft, finished: Finished, { extras, signal }: CarryOptions): Promise<void> {
  const { prepared, outcome } = finished
  const manifest = await recordRun(draft, finished)
  for (const [name, text] of Object.entries((await extras?.(manifest, outcome.tables, prepared)) ?? {}))
    await draft.text(name, text)
  const { ticks } = prepared.blueprint.tables
  if (signal?.aborted) throw new Interrupted(ticks, ticks)
  await draft.finish(manifest)
}

function leftoversOf(draft?: Draft): string[] {
  return (draft?.leftovers ?? []).map(
    (dir) =>
      `${dir} is left over from a run that did not finish; if none is going on there, "glasshouse resume" may finish it, or it can be deleted`,
  )
}
