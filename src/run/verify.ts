/** Running a run again, to see whether it says what it says. */
import { availableParallelism } from 'node:os'
import type { MeasureTable } from '../measure/types.js'
import type { Reader } from '../scenario/reader.js'
import { crewFor, usefulThreads } from './crew/choose.js'
import { drive, type Progress } from './drive.js'
import { checkFits, estimate, type Estimate } from './estimate.js'
import { openRun, type Run } from './folder/open.js'
import { originOf } from './folder/record.js'
import { sha256 } from './folder/write.js'
import { glasshouseVersion } from './package.js'
import { toParquet } from './parquet.js'
import { prepare, type Prepared } from './prepare.js'
import { readerOfTexts } from './texts.js'

export interface VerifyOptions {
  threads?: number
  onPlan?: (plan: Estimate & { residents: number; ticks: number; threads: number }) => void
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

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
 * Checks the files of a run against its manifest, runs it again from the scenario, population and sources that lie in
 * its folder, and compares.
 *
 * @throws RunError if the folder is no run or damaged; Interrupted
 */
export async function verifyRun(dir: string, options: VerifyOptions = {}): Promise<Verification> {
  const begun = performance.now()
  const run = await openRun(dir)
  await run.check()
  const { manifest } = run
  const { residents, ticks, seed } = manifest
  const prepared = await prepare(manifest.scenario.name, { reader: await readerOf(run), residents, ticks, seed })
  const again = await liveAgain(prepared, options)
  const origin = originOf(prepared, manifest.digest, manifest.glasshouse)
  const before = await run.tables()
  const hashes = (all: MeasureTable[]) =>
    Object.fromEntries(all.map((table) => [table.name, sha256(toParquet(table, origin))]))
  const expected: Fingerprints = {
    digest: manifest.digest,
    tables: hashes(before),
    glasshouse: manifest.glasshouse,
  }
  const got: Fingerprints = { digest: again.digest, tables: hashes(again.tables), glasshouse: glasshouseVersion() }
  const differences = compare(expected, got)
  return { same: differences.length === 0, expected, got, differences, seconds: (performance.now() - begun) / 1000 }
}

/** The documents of a run are all there are: names mean the files of its folder. */
async function readerOf(run: Run): Promise<Reader> {
  const [scenario, population, sources] = [run.scenarioText(), run.populationText(), run.sourcesText()]
  return readerOfTexts({ scenario: await scenario, population: await population, sources: await sources }, run.dir)
}

async function liveAgain({ blueprint }: Prepared, options: VerifyOptions) {
  const { residents, ticks } = blueprint.tables
  const threads = usefulThreads(blueprint, options.threads ?? availableParallelism())
  const plan = estimate(blueprint, threads)
  checkFits(blueprint, threads, plan)
  options.onPlan?.({ ...plan, residents, ticks, threads })
  const crew = await crewFor(blueprint, threads, options.signal)
  try {
    return await drive(blueprint, crew, { onTick: options.onProgress, signal: options.signal })
  } finally {
    await crew.close()
  }
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
