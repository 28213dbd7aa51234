/** A whole run, from the name of a scenario to a folder on the disk, in one go or in several. */
import { availableParallelism } from 'node:os'
import type { Headlines } from '../measure/headlines.js'
import type { Reader } from '../scenario/reader.js'
import { carryOn, type CarryOptions } from './carry.js'
import { findStopped } from './checkpoint/find.js'
import { usefulThreads } from './crew/choose.js'
import { diskReader } from './disk.js'
import { RunError } from './errors.js'
import { checkDisk, checkFits, estimate, type Estimate } from './estimate.js'
import { type Finished, pace, peakBytes } from './folder/record.js'
import { adoptFolder, draftFolder } from './folder/write.js'
import { glasshouseVersion } from './package.js'
import { prepare, type Prepared } from './prepare.js'
import { readerOfTexts } from './texts.js'

/** What is known before the first tick. */
export interface Plan extends Estimate {
  scenario: string
  title: string
  residents: number
  ticks: number
  seed: string
  threads: number
  /** Ticks that an earlier part of the run has done. */
  done?: number
}

export interface RunOptions extends CarryOptions {
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
  /** Kept with checkpoints, for whoever resumes; it must survive JSON. */
  extra?: Record<string, unknown>
}

export type ResumeOptions = CarryOptions & Pick<RunOptions, 'threads' | 'onPlan'>

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
 *   if the signal was given. No folder is left but that of a run that can be resumed.
 */
export async function runScenario(scenario: string, options: RunOptions = {}): Promise<RunResult> {
  const { residents, ticks, seed, set = [], reader = diskReader(), out, keepSubjects = false, extra = {} } = options
  const begun = performance.now()
  const prepared = await prepare(scenario, { reader, set, residents, ticks, seed })
  const compileSeconds = (performance.now() - begun) / 1000
  const plan = planOf(prepared, options.threads ?? availableParallelism())
  checkFits(prepared.blueprint, plan.threads, plan)
  if (out !== undefined) checkDisk(out, prepared.blueprint, plan, keepSubjects)
  options.onPlan?.(plan)
  const finished = await carryOn(
    {
      prepared,
      threads: plan.threads,
      estimate: plan,
      overrides: set,
      keepSubjects,
      extra,
      compileSeconds,
      draft: out === undefined ? undefined : await draftFolder(out),
      named: out,
    },
    options,
  )
  return resultOf(plan, finished, out ?? null, (performance.now() - begun) / 1000)
}

/**
 * Goes on with a run that was stopped, from its last checkpoint to the end. The result is that of a run that never stopped.
 *
 * @param dir the folder that the run was to become, or the unfinished one beside it
 * @param asOf takes what the run was asked for, and gives what is to be added at the end
 * @throws RunError if there is nothing to go on with, or a checkpoint is damaged; Interrupted if the signal was given
 */
export async function resumeRun(
  dir: string,
  options: Omit<ResumeOptions, 'extras'> = {},
  asOf: (target: string, extra: Record<string, unknown>) => Pick<CarryOptions, 'extras'> = () => ({}),
): Promise<RunResult> {
  const begun = performance.now()
  const { target, partial, checkpoint } = await findStopped(dir)
  const { asked } = checkpoint
  if (asked.glasshouse !== glasshouseVersion())
    throw new RunError(
      `the run ${dir} was begun by glasshouse ${asked.glasshouse}, and this is ${glasshouseVersion()}; go on with that version`,
    )
  const { residents, ticks, seed, documents } = asked
  const prepared = await prepare(asked.scenario, { reader: readerOfTexts(documents), residents, ticks, seed })
  const compileSeconds = (performance.now() - begun) / 1000
  const plan = planOf(prepared, options.threads ?? availableParallelism())
  checkFits(prepared.blueprint, plan.threads, plan)
  options.onPlan?.({ ...plan, done: checkpoint.done, seconds: plan.seconds * (1 - checkpoint.done / ticks) })
  const finished = await carryOn(
    {
      prepared,
      threads: plan.threads,
      estimate: plan,
      overrides: asked.overrides,
      keepSubjects: asked.keepSubjects,
      extra: asked.extra,
      compileSeconds,
      draft: await adoptFolder(partial, target, checkpoint.tables),
      named: dir,
      checkpoint,
    },
    { ...options, ...asOf(target, asked.extra) },
  )
  return resultOf(plan, finished, target, (performance.now() - begun) / 1000)
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
