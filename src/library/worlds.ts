/** Names of worlds to compare: scenarios, or folders of runs, which bring their own documents, size and luck. */
import { dirname, join, resolve } from 'node:path'
import { isFolder } from '../run/disk.js'
import { RunError } from '../run/errors.js'
import type { Run } from '../run/folder/open.js'
import { parseBibliography } from '../scenario/bibliography.js'
import type { Reader } from '../scenario/reader.js'

export interface Sizes {
  residents?: number
  ticks?: number
  seed?: number | bigint | string
}

/**
 * What is needed to live the worlds again that are named.
 *
 * @param names names of scenarios, paths of files, or folders of finished runs
 * @param wanted wins over what a run says
 * @param reader for everything that lies in no run
 * @throws RunError if a folder is no run, if more than one scheme was in force in it, or two runs have different residents, ticks or luck and nothing is wanted
 */
export async function worldsOf(
  names: readonly string[],
  wanted: Sizes,
  reader: Reader,
): Promise<Sizes & { reader: Reader }> {
  const runs = await runsAmong(names)
  for (const { dir, manifest } of runs) if (manifest.former) throw severalSchemes(dir, manifest.scenario.name)
  const common = <Value>(what: keyof Sizes, of: (run: Run) => Value): Value | undefined => {
    const values = [...new Set(runs.map(of))]
    if (wanted[what] === undefined && values.length > 1)
      throw new RunError(
        `the two runs have different ${what}: ${values.join(' and ')}; say --${what} with one for both`,
      )
    return values[0]
  }
  return {
    residents: wanted.residents ?? common('residents', ({ manifest }) => manifest.residents),
    ticks: wanted.ticks ?? common('ticks', ({ manifest }) => manifest.ticks),
    seed: wanted.seed ?? common('seed', ({ manifest }) => manifest.seed),
    reader: withRuns(runs, reader),
  }
}

function severalSchemes(dir: string, scenario: string): RunError {
  return new RunError(
    `in the run ${dir} one scheme took over from another, and worlds are compared that have one scheme each; ` +
      `name its scenario instead ("glasshouse compare ${scenario}" and another), or set the tables of both runs side by side with "glasshouse query"`,
  )
}

/**
 * A reader that finds the documents of runs in their folders.
 *
 * @param names of which some may be folders of finished runs
 */
export async function readerFor(names: readonly string[], reader: Reader): Promise<Reader> {
  return withRuns(await runsAmong(names), reader)
}

async function runsAmong(names: readonly string[]): Promise<Run[]> {
  const runs: Run[] = []
  for (const name of names)
    if (await isFolder(name)) runs.push(await (await import('../run/folder/open.js')).openRun(name))
  return runs
}

/** Finds the documents of runs in their folders, and everything else where it always is. */
function withRuns(runs: readonly Run[], reader: Reader): Reader {
  return {
    ...reader,
    async read(name, kind, from) {
      const bytes = (text: string) => new TextEncoder().encode(text)
      for (const run of runs) {
        const { scenario, population } = run.manifest
        if (kind === 'scenario' && resolve(name) === resolve(run.dir))
          return { file: join(run.dir, scenario.file), bytes: bytes(await run.scenarioText()) }
        const inside = from !== undefined && resolve(dirname(from)) === resolve(run.dir)
        if (kind === 'sources' && inside) return sourcesOf(run, reader)
        if (kind === 'population' && inside && name === population.name)
          return { file: join(run.dir, population.file), bytes: bytes(await run.populationText()) }
      }
      return reader.read(name, kind, from)
    },
  }
}

/** What a run cites beside the bibliography of the laboratory, which has been read already: its folder holds both. */
async function sourcesOf(run: Run, reader: Reader) {
  const shipped = await reader.read('sources', 'sources')
  const known = shipped && (shipped.bibliography ?? parseBibliography(shipped.file, shipped.bytes))
  const file = join(run.dir, run.manifest.sources.file)
  const bytes = new TextEncoder().encode(await run.sourcesText())
  const others = Object.entries(parseBibliography(file, bytes)).filter(([id]) => !known || !Object.hasOwn(known, id))
  return { file, bytes, bibliography: Object.fromEntries(others) }
}
