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

type Hashed = Pick<TableEntry, 'file' | 'sha256'>

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
  /** The same for the tables alone. */
  checkTables(): Promise<void>
  /** Sees that what was kept of the subjects is there, and as long as it was; to hash it would take longer than to search it. */
  checkSubjects(): Promise<void>
}

/**
 * Opens a run folder.
 *
 * @throws RunError if it is none, was not finished, was made by a later version, or lacks a file
 */
export async function openRun(dir: string): Promise<Run> {
  const manifest = await readManifest(dir)
  for (const entry of manifest.tables) await checkSize(dir, entry, `the table ${entry.file}`)
  const read = async (entry: TableEntry, only?: [from: number, to: number]) => {
    // a changed figure is as readable as any other
    const content = await readWhole(dir, entry)
    try {
      return await fromParquet(content, only)
    } catch (error) {
      throw damaged(dir, `the table ${entry.file} cannot be read (${(error as Error).message})`)
    }
  }
  const kept = (manifest.subjects ?? []).map((part) => ({ ...part, file: `${KEPT}/${part.file}` }))
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
    scenarioText: () => readText(dir, manifest.scenario),
    populationText: () => readText(dir, manifest.population),
    sourcesText: () => readText(dir, manifest.sources),
    async kept() {
      const { scenario, former = [], residents, ticks, seed } = manifest
      const texts = [scenario, manifest.population, manifest.sources].map((entry) => readText(dir, entry))
      const [text, population, sources] = await Promise.all(texts)
      return {
        scenario: scenario.name,
        documents: { scenario: text, population, sources },
        former: await Promise.all(
          former.map(async ({ name, file, sha256, until, overrides, run, digest }) => {
            return { scenario: name, text: await readText(dir, { file, sha256 }), until, overrides, run, digest }
          }),
        ),
        residents,
        ticks,
        seed,
      }
    },
    async check() {
      const { former = [], scenario, population, sources, tables } = manifest
      for (const entry of [...former, scenario, population, sources, ...tables, ...kept]) await readWhole(dir, entry)
    },
    async checkTables() {
      for (const entry of manifest.tables) await readWhole(dir, entry)
    },
    async checkSubjects() {
      for (const part of kept) await checkSize(dir, part, part.file)
    },
  }
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
  const at = issue.path.join('.') || 'the top'
  throw damaged(dir, `manifest.json is not complete at ${at}, or says there what no run writes`)
}

function withoutManifest(dir: string): string {
  return isPartial(basename(resolve(dir)))
    ? `${dir} is what a run left that was not finished; it holds no result and can be deleted`
    : `${dir} is not a run: it has no manifest.json`
}

async function checkSize(
  dir: string,
  { file, bytes }: Pick<TableEntry, 'file' | 'bytes'>,
  called: string,
): Promise<void> {
  const status = await stat(join(dir, file)).catch(() => undefined)
  if (!status) throw damaged(dir, `${called} is missing`)
  if (status.size !== bytes) throw damaged(dir, `${called} has ${status.size} bytes instead of ${bytes}`)
}

/** A text of the run. One that was written over would tell of another society than the tables do. */
async function readText(dir: string, entry: Hashed): Promise<string> {
  return (await readWhole(dir, entry)).toString('utf8')
}

/** A file as the run wrote it, as its hash in the manifest says. */
async function readWhole(dir: string, { file, sha256: hash }: Hashed): Promise<Buffer> {
  const content = await readFile(join(dir, file)).catch(() => undefined)
  if (!content) throw damaged(dir, `${file} is missing`)
  if (sha256(content) !== hash) throw damaged(dir, `${file} is not what the run wrote`)
  return content
}

function damaged(dir: string, what: string): RunError {
  return new RunError(`the run ${dir} is damaged: ${what}; run the scenario again to make it anew`)
}
