/** Running a scenario into a folder with a report, and making the report of a folder again. */
import { basename, isAbsolute, join, relative } from 'node:path'
import type { MeasureTable } from '../measure/types.js'
import type { ReportManifest } from '../report/input.js'
import type { Change } from '../experiment/change.js'
import { diskReader } from '../run/disk.js'
import { writeText } from '../run/folder/place.js'
import type { Manifest } from '../run/manifest.js'
import type { Prepared } from '../run/prepare.js'
import {
  type ResumeOptions as BareResume,
  resumeRun as resumeBare,
  type RunOptions as BareOptions,
  runScenario as runBare,
  type RunResult as BareResult,
} from '../run/run.js'
import type { Reader } from '../scenario/reader.js'
import { sentenceInput, sentencesOf } from './sentences.js'
import { readerFor } from './worlds.js'

/** Name of the report in the folder of a run. */
export const REPORT = 'report.html'

export type ResumeOptions = Omit<BareResume, 'extras'>

export interface RunOptions extends Omit<BareOptions, 'extras' | 'extra'> {
  /** What is taken out of the scenario or switched off: a safeguard, a rule, a sensor, ...; as `compareWorlds` takes it. */
  without?: readonly string[]
  /** Safeguards that are switched on. */
  with?: readonly string[]
  /** Whether to write report.html into the folder; true if left out. */
  report?: boolean
}

export interface RunResult extends BareResult {
  /** Path of the report, or null if none was written. */
  report: string | null
  /** What happened, in a few sentences; empty if no folder was written. */
  sentences: string[]
}

/**
 * Runs a scenario, in as many threads as there are processors, and writes a folder if asked for one.
 *
 * @param scenario name of a scenario that comes with the package, path of a file, or folder of a run, whose scenario is meant
 * @throws InputError with every mistake in the files, if the folder is taken or if memory is short; Interrupted if the
 *   signal was given. No folder is left but that of a run that can be resumed.
 */
export async function runScenario(scenario: string, options: RunOptions = {}): Promise<RunResult> {
  const { report = true, without, with: added, reader: given = diskReader(), ...rest } = options
  const told = teller(options.out ?? '', report)
  const reader = await readerFor([scenario], given)
  const change = { without, with: added, set: rest.set }
  const set = without || added ? await settings(scenario, reader, change) : options.set
  const result = await runBare(scenario, { ...rest, reader, set, extras: told.extras, extra: { report } })
  return told.result(result)
}

// here and below, what not every run needs is loaded by those that do
async function settings(scenario: string, reader: Reader, change: Change): Promise<string[]> {
  const { loadThrough } = await import('./load.js')
  const { settingsOf } = await import('../experiment/change.js')
  return settingsOf((await loadThrough(scenario, { reader })).scenario, change)
}

/**
 * Goes on with a run that was stopped, from its last checkpoint, and finishes its folder. The result is, bit for bit, that
 * of a run that never stopped, also with another number of threads.
 *
 * @param dir the folder that the run was to become, or the unfinished one beside it
 * @throws InputError if there is nothing to go on with, or a checkpoint is damaged; Interrupted if the signal was given
 */
export async function resumeRun(dir: string, options: ResumeOptions = {}): Promise<RunResult> {
  let told: ReturnType<typeof teller> | undefined
  const result = await resumeBare(dir, options, (target, { report }) => {
    told = teller(target, report !== false)
    return { extras: told.extras }
  })
  return told!.result(result)
}

/** Writes the report into the folder of a run, if one is wanted, and remembers what it says in short. */
function teller(out: string, report: boolean) {
  let sentences: string[] = []
  return {
    async extras(manifest: Manifest, tables: MeasureTable[], prepared: Prepared): Promise<Record<string, string>> {
      const facts = reportManifest(manifest, out)
      sentences = sentencesOf(sentenceInput(prepared, tables, facts))
      if (!report) return {}
      const { reportInput, reportOf } = await import('./report.js')
      return { [REPORT]: reportOf(reportInput(prepared, tables, facts)) }
    },
    result(bare: BareResult): RunResult {
      const { dir } = bare
      return { ...bare, report: dir !== null && report ? join(dir, REPORT) : null, sentences }
    },
  }
}

/**
 * Makes the report of a finished run again and writes it.
 *
 * @param file where to; without it report.html in the folder of the run
 * @returns path of the file
 * @throws InputError if the folder is no run, or damaged
 */
export async function reportRun(dir: string, file: string = join(dir, REPORT)): Promise<string> {
  const { openRun } = await import('../run/folder/open.js')
  const { preparedFrom } = await import('./prepared.js')
  const { reportInput, reportOf } = await import('./report.js')
  const run = await openRun(dir)
  const { manifest } = run
  const prepared = await preparedFrom(run)
  await writeText(file, reportOf(reportInput(prepared, await run.tables(), reportManifest(manifest, dir))))
  return file
}

/**
 * One table of a finished run, in memory.
 *
 * @param dir folder of the run
 * @param name for example `grades`; `run.manifest.tables` of {@link openRun} lists them
 * @throws InputError if the folder is no run, or has no such table
 */
export async function readTable(dir: string, name: string): Promise<MeasureTable> {
  const { openRun } = await import('../run/folder/open.js')
  return (await openRun(dir)).table(name)
}

function reportManifest(manifest: Manifest, dir: string): ReportManifest {
  const { environment, timings } = manifest
  return {
    scenarioHash: manifest.scenario.sha256,
    digest: manifest.digest,
    seed: manifest.seed,
    version: manifest.glasshouse,
    residents: manifest.residents,
    ticks: manifest.ticks,
    run: shownFolder(dir),
    citation: manifest.citation,
    overrides: manifest.scenario.overrides,
    ...(manifest.former && { former: manifest.former }),
    environment: { Node: environment.node, System: environment.os, Processor: environment.arch },
    timings: {
      'reading and compiling': timings.compile_seconds,
      'building the population': timings.build_seconds,
      'living through the ticks': timings.ticks_seconds,
      'writing the tables': timings.write_seconds,
    },
  }
}

/** A report may be handed on, so it does not tell where on a machine the run lies. */
function shownFolder(dir: string): string {
  const near = isAbsolute(dir) ? relative(process.cwd(), dir) : join(dir)
  return near === '' || near.startsWith('..') || isAbsolute(near) ? basename(dir) : near.replace(/[/\\]$/, '')
}
