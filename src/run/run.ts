/** A whole run, from the name of a scenario to a folder on the disk. */
import { availableParallelism } from 'node:os'
import { headlines, type Headlines } from '../measure/headlines.js'
import type { MeasureTable } from '../measure/types.js'
import { formatProblem } from '../scenario/language/problem.js'
import type { Reader } from '../scenario/reader.js'
import { crewFor, usefulThreads } from './crew/choose.js'
import type { Crew } from './crew/types.js'
import { diskReader } from './disk.js'
import { drive, type Progress } from './drive.js'
import { Interrupted } from './errors.js'
import { checkFits, estimate, type Estimate } from './estimate.js'
import { pace, peakBytes, recordRun, type Finished } from './folder/record.js'
import { draftFolder, type Draft } from './folder/write.js'
import { KEPT, type Manifest } from './manifest.js'
import { prepare, type Prepared } from './prepare.js'

/** What is known before the first tick. */
export interface Plan extends Estimate {
  scenario: string
  title: string
  residents: number
  ticks: number
  seed: string
  threads: number
}

export interface RunOptions {
  /** Without it as many as the scenario says. */
  residents?: number
  /** Without it as many as the scenario says. */
  ticks?: number
  /** Whole number of up to 64 bits; 1 if left out. */
  seed?: number | bigint | string
  /** One per processor if left out; the result does not depend on it. */
  threads?: number
  /** Changes to single numbers, each `PATH=VALUE`. */
  set?: readonly string[]
  /** Folder to write, which must not exist or be empty; without it nothing is written. */
  out?: string
  /** Keeps the state of every subject at the end beside the tables, so that a search need not live the run again. */
  keepSubjects?: boolean
  /** Where documents come from; the package and the disk if left out. */
  reader?: Reader
  /** Called once the scenario is compiled, before anything is built or written. */
  onPlan?: (plan: Plan) => void
  onProgress?: (progress: Progress) => void
  /** Stops the run; nothing of it is kept. */
  signal?: AbortSignal
  /** Texts to lie in the folder beside the tables, by file name, for example a report. */
  extras?: (manifest: Manifest, tables: MeasureTable[], prepared: Prepared) => Record<string, string>
}

/** What a run came to; everything in it can be printed as JSON. */
export interface RunResult {
  scenario: string
  title: string
  residents: number
  ticks: number
  seed: string
  threads: number
  digest: string
  /** From reading the scenario to the finished folder. */
  seconds: number
  residentTicksPerSecond: number
  bytesPerResident: number
  peakRssBytes: number
  measures: Headlines
  /** The folder, or null if none was written. */
  dir: string | null
  warnings: string[]
}

/**
 * Runs a scenario.
 *
 * @param scenario name of a scenario, or path of its file
 * @throws InputError with every mistake in the files; RunError if the folder is taken or memory is short; Interrupted
 *   if the signal was given. In each case no folder is left.
 */
export async function runScenario(scenario: string, options: RunOptions = {}): Promise<RunResult> {
  const { residents, ticks, seed, set = [], reader = diskReader(), out, signal } = options
  const begun = performance.now()
  const prepared = await prepare(scenario, { reader, set, residents, ticks, seed })
  const compiled = performance.now()
  const plan = planOf(prepared, options.threads ?? availableParallelism())
  checkFits(prepared.blueprint, plan.threads, plan)
  options.onPlan?.(plan)
  const draft = out === undefined ? undefined : await draftFolder(out)
  try {
    const building = performance.now()
    const crew = await crewFor(prepared.blueprint, plan.threads, signal)
    const built = performance.now()
    const keepIn = draft && options.keepSubjects ? await draft.folder(KEPT) : undefined
    const finished = await live(crew, prepared, options, keepIn, {
      prepared,
      overrides: set,
      threads: crew.threads,
      estimate: plan,
      timings: { compile_seconds: (compiled - begun) / 1000, build_seconds: (built - building) / 1000 },
      warnings: [...prepared.warnings.map(formatProblem), ...leftoversOf(draft)],
    })
    if (draft) await keep(draft, finished, options)
    return resultOf(plan, finished, out ?? null, (performance.now() - begun) / 1000)
  } finally {
    await draft?.discard()
  }
}

function planOf({ blueprint }: Prepared, threads: number): Plan {
  const { catalogue, tables } = blueprint
  const useful = usefulThreads(blueprint, threads)
  return {
    ...estimate(blueprint, useful),
    scenario: catalogue.scenario,
    title: catalogue.title,
    residents: tables.residents,
    ticks: tables.ticks,
    seed: catalogue.seed,
    threads: useful,
  }
}

type Known = Omit<Finished, 'outcome' | 'measures' | 'bytesPerResident' | 'timings'> & {
  timings: Omit<Finished['timings'], 'ticks_seconds'>
}

async function live(
  crew: Crew,
  { blueprint }: Prepared,
  options: RunOptions,
  keepIn: string | undefined,
  known: Known,
): Promise<Finished> {
  try {
    const outcome = await drive(blueprint, crew, { onTick: options.onProgress, signal: options.signal })
    const timings = { ...known.timings, ticks_seconds: outcome.seconds }
    const bytesPerResident = (await crew.bytes()) / blueprint.tables.residents
    const subjects = keepIn === undefined ? undefined : await crew.keep(keepIn)
    return { ...known, outcome, timings, bytesPerResident, subjects, measures: headlines(outcome.tables) }
  } finally {
    await crew.close()
  }
}

async function keep(draft: Draft, finished: Finished, { extras, signal }: RunOptions): Promise<void> {
  const { prepared, outcome } = finished
  const manifest = await recordRun(draft, finished)
  for (const [name, text] of Object.entries(extras?.(manifest, outcome.tables, prepared) ?? {}))
    await draft.text(name, text)
  const { ticks } = prepared.blueprint.tables
  if (signal?.aborted) throw new Interrupted(ticks, ticks)
  await draft.finish(manifest)
}

function leftoversOf(draft?: Draft): string[] {
  return (draft?.leftovers ?? []).map(
    (dir) => `${dir} is left over from a run that did not finish; if none is going on there, it can be deleted`,
  )
}

function resultOf(plan: Plan, finished: Finished, dir: string | null, seconds: number): RunResult {
  const { scenario, title, residents, ticks, seed } = plan
  return {
    scenario,
    title,
    residents,
    ticks,
    seed,
    threads: finished.threads,
    digest: finished.outcome.digest,
    seconds,
    residentTicksPerSecond: pace(finished),
    bytesPerResident: finished.bytesPerResident,
    peakRssBytes: peakBytes(),
    measures: finished.measures,
    dir,
    warnings: [...finished.warnings],
  }
}
