/** Reading a run folder, with plain words for everything that can be wrong with one. */
import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { MeasureTable } from '../../measure/types.js'
import type { Kept } from '../branch/former.js'
import { RunError } from '../errors.js'
import { manifestSchema, type Manifest, type TableEntry } from '../manifest.js'
import { FORMAT, KEPT } from '../format.js'
import { fromParquet } from '../parquet.js'
import { isPartial, sha256 } from './write.js'

/** A finished run on disk. */
export interface Run {
  dir: string
  manifest: Manifest
  /**
   * Reads one table; a RunError if the run has no table of that name, or if it is not what the run wrote.
   *
   * @param only first row wanted and first no longer wanted; without it, all
   */
  table(name: string, only?: [from: number, to: number]): Promise<MeasureTable>
  /** Reads all tables, in the order of the manifest. */
  tables(): Promise<MeasureTable[]>
  /** The scenario as resolved, as it lies in the folder. */
  scenarioText(): Promise<string>
  populationText(): Promise<string>
  sourcesText(): Promise<string>
  /** All documents, from which the run can be lived again. */
  kept(): Promise<Kept>
  /** Compares every file with its hash in the manifest; a RunError names the first that differs. */
  check(): Promise<void>
}

/**
 * Opens a run folder.
 *
 * @throws RunError if it is none, was not finished, was made by a later version, or lacks a file
 */
export async function openRun(dir: string): Promise<Run> {
  const manifest = await readManifest(dir)
  for (const entry of manifest.tables) await checkSize(dir, entry)
  const read = async (entry: TableEntry, only?: [from: number, to: number]) => {
    // a changed figure is as readable as any other
    const content = await readWhole(dir, entry)
    try {
      return await fromParquet(content, only)
    } catch (error) {
      throw damaged(dir, `the table ${entry.file} cannot be read (${(error as Error).message})`)
    }
  }
  return {
    dir,
    manifest,
    async table(name, only) {
      const entry = manifest.tables.find((each) => each.name === name)
      if (entry) return read(entry, only)
      const names = manifest.tables.map((each) => each.name).join(', ')
      throw new RunError(`the run ${dir} has no table "${name}"; it has ${names}`)
    },
    tables: async () => Promise.all(manifest.tables.map((entry) => read(entry))),
    scenarioText: () => readText(dir, manifest.scenario.file),
    populationText: () => readText(dir, manifest.population.file),
    sourcesText: () => readText(dir, manifest.sources.file),
    async kept() {
      const { scenario, former = [], residents, ticks, seed } = manifest
      const texts = [scenario.file, manifest.population.file, manifest.sources.file].map((file) => readText(dir, file))
      const [text, population, sources] = await Promise.all(texts)
      return {
        scenario: scenario.name,
        documents: { scenario: text, population, sources },
        former: await Promise.all(
          former.map(async ({ name, file, until, overrides, run, digest }) => {
            return { scenario: name, text: await readText(dir, file), until, overrides, run, digest }
          }),
        ),
        residents,
        ticks,
        seed,
      }
    },
    async check() {
      const { former = [], scenario, population, sources, tables, subjects = [] } = manifest
      const kept = subjects.map((part) => ({ ...part, file: `${KEPT}/${part.file}` }))
      for (const entry of [...former, scenario, population, sources, ...tables, ...kept]) {
        await readWhole(dir, entry)
      }
    },
  }
}

/** A file as the run wrote it. */
async function readWhole(dir: string, entry: { file: string; sha256: string }): Promise<Buffer> {
  const content = await readFile(join(dir, entry.file)).catch(() => undefined)
  if (!content) throw damaged(dir, `${entry.file} is missing`)
  if (sha256(content) !== entry.sha256) throw damaged(dir, `${entry.file} is not what the run wrote`)
  return content
}

async function readManifest(dir: string): Promise<Manifest> {
  const status = await stat(dir).catch(() => undefined)
  if (!status) throw new RunError(`there is no folder ${dir}`)
  if (!status.isDirectory()) throw new RunError(`${dir} is a file; name the folder of a run`)
  const text = await readFile(join(dir, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined) throw new RunError(withoutManifest(dir))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw damaged(dir, 'manifest.json cannot be read')
  }
  const format = (json as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format > FORMAT)
    throw new RunError(
      `the run ${dir} was made by a later glasshouse (run folder version ${format}, this one reads ${FORMAT}); ` +
        'update glasshouse to open it',
    )
  const parsed = manifestSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw damaged(dir, `manifest.json is not complete at ${issue.path.join('.') || 'the top'}: ${issue.message}`)
}

function withoutManifest(dir: string): string {
  return isPartial(basename(resolve(dir)))
    ? `${dir} is what a run left that was not finished; it holds no result and can be deleted`
    : `${dir} is not a run: it has no manifest.json`
}

async function checkSize(dir: string, entry: TableEntry): Promise<void> {
  const status = await stat(join(dir, entry.file)).catch(() => undefined)
  if (!status) throw damaged(dir, `the table ${entry.file} is missing`)
  if (status.size !== entry.bytes)
    throw damaged(dir, `the table ${entry.file} has ${status.size} bytes instead of ${entry.bytes}`)
}

async function readText(dir: string, file: string): Promise<string> {
  const text = await readFile(join(dir, file), 'utf8').catch(() => undefined)
  if (text === undefined) throw damaged(dir, `${file} is missing`)
  return text
}

function damaged(dir: string, what: string): RunError {
  return new RunError(`the run ${dir} is damaged: ${what}; run the scenario again to make it anew`)
}
