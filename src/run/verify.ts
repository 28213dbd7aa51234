/** Running a run again, to see whether it says what it says. */
import { createHash } from 'node:crypto'
import { BLOCK_ROWS, blocksOf } from '../measure/block.js'
import type { TableSink } from '../measure/collect.js'
import { tableDefinitions, type TableName } from '../measure/definitions.js'
import { prepareAgain } from './branch/former.js'
import { crewFor } from './crew/choose.js'
import type { KernelName } from './crew/types.js'
import { drive, type Progress } from './drive.js'
import { RunError } from './errors.js'
import { bestWay, checkFits, type Estimate } from './estimate.js'
import { openRun, type Run } from './folder/open.js'
import { glasshouseVersion } from './package.js'
import type { Prepared } from './prepare.js'
import type { SampleOptions, SamplePlan, SampleProgress, SampleVerification } from './sample/verify.js'
import { tableFile } from './stream/file.js'

export interface VerifyOptions {
  threads?: number
  /** As for a run. */
  packed?: boolean
  /** The kernel that does the ticks; the fast one if left out. */
  kernel?: KernelName
  onPlan?: (plan: Estimate & { residents: number; ticks: number; threads: number }) => void
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

export type { SampleOptions, SamplePlan, SampleProgress, SampleVerification }

/** One side of the comparison. */
export interface Fingerprints {
  digest: string
  /** SHA-256 of the figures of each table. */
  tables: Record<string, string>
  glasshouse: string
}

export interface Verification {
  /** True if the digest and every table came out the same. */
  same: boolean
  expected: Fingerprints
  got: Fingerprints
  /** What differs, in plain words; empty if nothing does. */
  differences: string[]
  seconds: number
}

/**
 * Checks the files of a run against its manifest, and some communities, each lived again alone, against what the run
 * recorded of them; says what that does not show.
 *
 * @throws RunError if the folder is no run or damaged, or a sample cannot be had; Interrupted
 */
export async function verifyRun(dir: string, options: SampleOptions): Promise<SampleVerification>
/**
 * Checks the files of a run against its manifest, runs it again from the scenario, population and sources that lie in
 * its folder, and compares.
 *
 * @throws RunError if the folder is no run or damaged; Interrupted
 */
export async function verifyRun(dir: string, options?: VerifyOptions): Promise<Verification>
/** Of all of a run, or of a sample. */
export async function verifyRun(
  dir: string,
  options: VerifyOptions | SampleOptions = {},
): Promise<Verification | SampleVerification> {
  checkOptions(options)
  if (!isSample(options)) return verifyWhole(dir, options)
  const { verifySample } = await import('./sample/verify.js')
  return verifySample(dir, options)
}

function isSample(options: VerifyOptions | SampleOptions): options is SampleOptions {
  return 'sample' in options && options.sample !== undefined
}

function checkOptions(options: VerifyOptions | SampleOptions): void {
  const { sample, seed } = options as Partial<SampleOptions>
  const { threads, packed } = options as VerifyOptions
  if (sample === undefined && seed !== undefined)
    throw new RunError('a seed says which communities are a sample; ask for a sample as well, or leave the seed out')
  if (sample !== undefined && (threads !== undefined || packed !== undefined))
    throw new RunError(
      `a sample is lived one community after the other, in one thread; leave ${threads === undefined ? 'packed' : 'threads'} out`,
    )
}

async function verifyWhole(dir: string, options: VerifyOptions): Promise<Verification> {
  const begun = performance.now()
  const run = await openRun(dir)
  await run.check()
  const { manifest } = run
  const prepared = await prepareAgain(await run.kept(), { place: run.dir })
  const figures = figureHashes()
  const { digest } = await liveAgain(prepared, options, figures.put)
  const expected: Fingerprints = {
    digest: manifest.digest,
    tables: await figuresOf(run),
    glasshouse: manifest.glasshouse,
  }
  const got: Fingerprints = { digest, tables: figures.hashes(), glasshouse: glasshouseVersion() }
  const differences = compare(expected, got)
  return { same: differences.length === 0, expected, got, differences, seconds: (performance.now() - begun) / 1000 }
}

async function liveAgain({ blueprint }: Prepared, options: VerifyOptions, rows: TableSink) {
  const { residents, ticks } = blueprint.tables
  const plan = bestWay(blueprint, options)
  const { threads } = plan
  checkFits(blueprint, threads, plan)
  options.onPlan?.({ ...plan, residents, ticks })
  const crew = await crewFor(blueprint, threads, options.signal, undefined, {
    packed: plan.packed,
    kernel: options.kernel,
  })
  try {
    return await drive(blueprint, crew, { rows, onTick: options.onProgress, signal: options.signal })
  } finally {
    await crew.close()
  }
}

/** Hashes of the figures of each table, taken block by block, so that no table need be in memory. */
function figureHashes(): { put: TableSink; hashes: () => Record<string, string> } {
  const names = Object.keys(tableDefinitions) as TableName[]
  const hashes = new Map(names.map((name) => [name, createHash('sha256')]))
  return {
    put: (name, block) => hashes.get(name)?.update(tableFile(tableDefinitions[name]).block(block)),
    hashes: () => Object.fromEntries([...hashes].map(([name, hash]) => [name, hash.digest('hex')])),
  }
}

async function figuresOf(run: Run): Promise<Record<string, string>> {
  const figures = figureHashes()
  for (const { name, rows } of run.manifest.tables)
    for (let from = 0; from < rows; from += BLOCK_ROWS)
      for (const block of blocksOf(await run.table(name, [from, from + BLOCK_ROWS])))
        figures.put(name as TableName, block)
  const hashes = figures.hashes()
  return Object.fromEntries(run.manifest.tables.map(({ name }) => [name, hashes[name] ?? 'unknown']))
}

function compare(expected: Fingerprints, got: Fingerprints): string[] {
  const differences: string[] = []
  if (expected.digest !== got.digest) differences.push('the society went another way: the digests differ')
  const names = new Set([...Object.keys(expected.tables), ...Object.keys(got.tables)])
  for (const name of names) {
    if (expected.tables[name] === undefined) differences.push(`the table ${name} is new`)
    else if (got.tables[name] === undefined) differences.push(`the table ${name} is no longer made`)
    else if (expected.tables[name] !== got.tables[name]) differences.push(`the table ${name} has other figures`)
  }
  if (differences.length > 0 && expected.glasshouse !== got.glasshouse)
    differences.push(`the run was made by glasshouse ${expected.glasshouse}, and this is ${got.glasshouse}`)
  return differences
}
