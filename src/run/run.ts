/** A whole run, from the name of a scenario to a folder on the disk, in one go or in several. */
import type { Headlines } from '../measure/headlines.js'
import type { Reader } from '../scenario/reader.js'
import { dateOfTick } from '../compile/calendar.js'
import type { Former } from './branch/former.js'
import { type Point, pointOf } from './branch/point.js'
import type { Branch } from './branch/prepare.js'
import { carryOn, type CarryOptions } from './carry.js'
import type { Checkpoint } from './checkpoint/store.js'
import { diskReader } from './disk.js'
import { RunError } from './errors.js'
import { bestWay, checkDisk, checkFits, type Estimate, secondsFrom } from './estimate.js'
import { type Finished, pace, peakBytes } from './folder/record.js'
import { adoptFolder, type Draft, draftFolder } from './folder/write.js'
import { glasshouseVersion } from './package.js'
import { prepare, type Prepared, type PrepareOptions } from './prepare.js'

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
  /** Where the run goes on from another one. */
  from?: Point & {
    /** First day of the scheme that takes over. */
    date: string
    /** Ticks that must be lived again before it does, and seconds that this takes. */
    again: number
    seconds: number
  }
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
  /**
   * Goes on from another run: `RUN@TICK`, its folder and the ticks of it that stay as they were. Residents and seed are
   * those of that run, and so are the ticks if left out.
   */
  from?: string
  /** Folder to write, which must not exist or be empty; without it nothing is written. */
  out?: string
  /** Whether communities lie packed between ticks, which takes longer; if left out, they do if the run would not fit otherwise. */
  packed?: boolean
  /** Keeps the state of every subject at the end beside the tables, so that a search need not live the run again. */
  keepSubjects?: boolean
  /** Where documents come from; the package and the disk if left out. */
  reader?: Reader
  /** Called once the scenario is compiled, before anything is built or written. */
  onPlan?: (plan: Plan) => void
  /** Kept with checkpoints, for whoever resumes; it must survive JSON. */
  extra?: Record<string, unknown>
}

export type ResumeOptions = CarryOptions & Pick<RunOptions, 'threads' | 'packed' | 'onPlan'>

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
  /** The run from which this one goes on, and the ticks of it that stayed as they were; null for a run of its own. */
  from: Point | null
  /** The folder, or null if none was written. */
  dir: string | null
  warnings: string[]
}

/**
 * Runs a scenario.
 *
 * @param scenario name of a scenario, or path of its file
 * @throws InputError with every mistake in the files; RunError if the folder is taken, memory is short, or the run cannot
 *   go on from another; Interrupted if the signal was given. No folder is left but that of a run that can be resumed.
 */
export async function runScenario(scenario: string, options: RunOptions = {}): Promise<RunResult> {
  const { residents, ticks, seed, set = [], reader = diskReader(), out, keepSubjects = false, extra = {} } = options
  const begun = performance.now()
  const asked = { reader, set, residents, ticks, seed }
  const branch = options.from === undefined ? undefined : await branchOf(scenario, options.from, asked)
  const prepared = branch?.prepared ?? (await prepare(scenario, asked))
  const compileSeconds = (performance.now() - begun) / 1000
  const done = branch?.checkpoint?.done ?? 0
  const plan = planOf(prepared, options, done)
  checkFits(prepared.blueprint, plan.threads, plan)
  if (out !== undefined) checkDisk(out, prepared.blueprint, plan, keepSubjects)
  options.onPlan?.({ ...plan, seconds: secondsFrom(plan, done, plan.ticks) })
  const { draft, checkpoint } = await draftOf(out, branch?.checkpoint)
  const finished = await carryOn(
    {
      prepared,
      threads: plan.threads,
      estimate: plan,
      overrides: set,
      keepSubjects,
      extra,
      compileSeconds,
      draft,
      named: out,
      checkpoint,
      borrowed: true,
    },
    options,
  )
  return resultOf(plan, finished, out ?? null, (performance.now() - begun) / 1000)
}

// what goes on with something is loaded only for those who do
async function branchOf(scenario: string, from: string, asked: PrepareOptions): Promise<Branch> {
  const { prepareBranch } = await import('./branch/prepare.js')
  return prepareBranch(scenario, pointOf(from), asked)
}

/** The folder to be written, with what another run has kept, if there is such a thing. */
async function draftOf(
  out: string | undefined,
  checkpoint: Checkpoint | undefined,
): Promise<{ draft?: Draft; checkpoint?: Checkpoint }> {
  if (out === undefined) return { checkpoint }
  let borrowed: Checkpoint | undefined
  const draft = await draftFolder(out, async (partial) => {
    if (checkpoint) borrowed = await (await import('./branch/origin.js')).borrow(checkpoint, partial)
    return borrowed?.tables ?? []
  })
  return { draft, checkpoint: borrowed }
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
  const { findStopped } = await import('./checkpoint/find.js')
  const { prepareAgain } = await import('./branch/former.js')
  const { target, partial, checkpoint } = await findStopped(dir)
  const { asked } = checkpoint
  if (asked.glasshouse !== glasshouseVersion())
    throw new RunError(
      `the run ${dir} was begun by glasshouse ${asked.glasshouse}, and this is ${glasshouseVersion()}; go on with that version`,
    )
  const { ticks } = asked
  const prepared = await prepareAgain({ ...asked, former: asked.former ?? [] })
  const compileSeconds = (performance.now() - begun) / 1000
  const plan = planOf(prepared, options, checkpoint.done)
  checkFits(prepared.blueprint, plan.threads, plan)
  options.onPlan?.({ ...plan, done: checkpoint.done, seconds: secondsFrom(plan, checkpoint.done, ticks) })
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

function planOf(prepared: Prepared, { threads, packed }: Pick<RunOptions, 'threads' | 'packed'>, done = 0): Plan {
  const { blueprint, former } = prepared
  const { catalogue, tables } = blueprint
  const expected = bestWay(blueprint, { threads, packed })
  return {
    ...expected,
    ...(former && { from: departureOf(former, prepared, expected, done) }),
    scenario: catalogue.scenario,
    title: catalogue.title,
    residents: tables.residents,
    ticks: tables.ticks,
    seed: catalogue.seed,
  }
}

/** Where and when a run leaves another one, and what it takes to get there. */
function departureOf({ run, until }: Former, { blueprint }: Prepared, expected: Estimate, done: number): Plan['from'] {
  const again = Math.max(0, until - done)
  const date = dateOfTick(blueprint.catalogue.calendar, until)
  return { run, tick: until, date, again, seconds: (expected.tickSeconds * again) / blueprint.tables.ticks }
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
    from: plan.from ? { run: plan.from.run, tick: plan.from.tick } : null,
    dir,
    warnings: [...finished.warnings],
  }
}
