/**
 * Scenarios and populations of the package that the build has read and checked. Whoever asks for one gets what reading it
 * again would give, if everything that would be read is still the same, byte for byte; otherwise nothing.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { type Cells, cellsOf, rememberCells } from '../population/cells.js'
import { type FitInShort, fitLater, inShort } from '../population/fit.js'
import type { Population } from '../population/load.js'
import type { Bibliography } from '../scenario/bibliography.js'
import type { LoadedScenario } from '../scenario/load.js'
import type { DocumentKind, Reader } from '../scenario/reader.js'

/** Lies in dist/ beside the code that wrote it, whose work it is; there is none beside the sources. */
const place = new URL('../known/', import.meta.url)

/** Of larger fits the tables are left out and made again for whoever asks for them; nobody does who only draws residents. */
const MOST_BYTES = 4_000_000

/** One question to a reader, and what came of it. */
interface Read {
  name: string
  kind: DocumentKind
  /** Number of the earlier answer in whose file the name stood. */
  from?: number
  /** Of the bytes; nothing if there was no such file. */
  sha256?: string
}

interface KeptScenario extends Pick<LoadedScenario, 'scenario' | 'text'> {
  reads: Read[]
  /** Text of the sources that the scenario and its population name. */
  sourcesText: string
}

interface KeptPopulation extends Pick<Population, 'document' | 'spec' | 'text'> {
  sha256: string
  /** Of the bibliography of the package. */
  sources: string
  fit: Population['fit'] | FitInShort
  cells: KeptCells
}

/** Weights are whole numbers up to 2^32, most of them below it. */
interface KeptCells extends Omit<Cells, 'mixtures'> {
  mixtures: ({ cells: Uint16Array; weights: Uint32Array | Float64Array } | null)[]
}

export type KnownScenario = LoadedScenario & Pick<KeptScenario, 'sourcesText'>

/** What a reader may offer besides texts. */
export interface Known {
  /** A scenario of the package, by its name. */
  scenario(name: string): Promise<KnownScenario | undefined>
  /** A population of the package, by its name and its bytes. */
  population(name: string, bytes: Uint8Array): Promise<Population | undefined>
}

/** What is known of the documents that a reader reads. */
export function knownTo(read: Reader['read']): Known {
  return {
    async scenario(name) {
      const kept = await take<KeptScenario>('scenario', name)
      if (!kept) return undefined
      const { reads, ...known } = kept
      const files: (string | undefined)[] = []
      let bibliography: Bibliography | undefined
      for (const { name: asked, kind, from, sha256 } of reads) {
        const found = await read(asked, kind, from === undefined ? undefined : files[from])
        if ((found && hashOf(found.bytes)) !== sha256) return undefined
        files.push(found?.file)
        bibliography ??= found?.bibliography
      }
      if (!bibliography) return undefined
      const scenarios = files.filter((file, i) => file !== undefined && reads[i].kind === 'scenario') as string[]
      return { ...known, warnings: [], bibliography, files: scenarios }
    },
    async population(name, bytes) {
      const kept = await take<KeptPopulation>('population', name)
      if (kept?.sha256 !== hashOf(bytes)) return undefined
      const sources = await read('sources', 'sources')
      if (!sources || hashOf(sources.bytes) !== kept.sources) return undefined
      return populationOf(kept)
    },
  }
}

/**
 * A population of the package, by its text as runs keep it. What a run's own sources say matters to nobody who only lives it again.
 */
export async function populationOfText(bytes: Uint8Array): Promise<Population | undefined> {
  const name = await readFile(pointer(bytes), 'utf8').catch(() => undefined)
  const kept = name === undefined ? undefined : await take<KeptPopulation>('population', name)
  if (!kept || hashOf(new TextEncoder().encode(kept.text)) !== hashOf(bytes)) return undefined
  return populationOf(kept)
}

function populationOf({ document, spec, text, fit: kept, cells }: KeptPopulation): Population {
  const fit = isWhole(kept) ? kept : fitLater(spec, kept)
  const mixtures = cells.mixtures.map((each) => each && { ...each, weights: Float64Array.from(each.weights) })
  rememberCells(fit, { ...cells, mixtures })
  return { document, spec, text, fit }
}

function isWhole(fit: KeptPopulation['fit']): fit is Population['fit'] {
  return fit.regions.every((region) => 'joint' in region)
}

/** Where it says which population has a text. */
const pointer = (bytes: Uint8Array) => fileURLToPath(new URL(`text-${hashOf(bytes).slice(0, 32)}`, place))

const path = (kind: DocumentKind, name: string) => fileURLToPath(new URL(`${kind}-${name}.bin`, place))

async function take<Kept>(kind: DocumentKind, name: string): Promise<Kept | undefined> {
  // a name that leads elsewhere is a path, and means a file of the user's own
  if (!/^[\w-]+$/.test(name)) return undefined
  const bytes = await readFile(path(kind, name)).catch(() => undefined)
  try {
    return bytes && (deserialize(bytes) as Kept)
  } catch {
    // written under another version of Node, or damaged: what it says can be read again
    return undefined
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * Reads and checks what comes with the package, once for all. What has mistakes, or something to warn of, is left out, so
 * that whoever reads it hears of it.
 *
 * @param scenarios names of all scenarios
 */
export async function writeKnown(scenarios: readonly string[], read: Reader['read']): Promise<void> {
  await mkdir(place, { recursive: true })
  const fitted = new Map<string, Population>()
  for (const name of scenarios) await keepScenario(name, read, fitted).catch(() => undefined)
}

async function keepScenario(name: string, read: Reader['read'], fitted: Map<string, Population>): Promise<void> {
  const { loadScenario } = await import('../scenario/load.js')
  const { sourcesTextOf } = await import('./folder/sources.js')
  const { parsePopulation } = await import('../population/load.js')
  const reads: Read[] = []
  const files: (string | undefined)[] = []
  const seen = new Set<string>()
  const noting: Reader['read'] = async (asked, kind, from) => {
    const found = await read(asked, kind, from)
    const before = from === undefined ? undefined : files.indexOf(from)
    const question = JSON.stringify([asked, kind, before])
    if (!seen.has(question)) {
      reads.push({ name: asked, kind, from: before, sha256: found && hashOf(found.bytes) })
      files.push(found?.file)
      seen.add(question)
    }
    return found
  }
  const loaded = await loadScenario(name, { read: noting })
  if (loaded.warnings.length > 0) return
  const { scenario, text, bibliography } = loaded
  const { from } = scenario.population
  const found = (await noting(from, 'population', loaded.files[0]))!
  const population = fitted.get(found.file) ?? parsePopulation(found.file, found.bytes, bibliography)
  fitted.set(found.file, population)
  const sourcesText = sourcesTextOf([scenario, population.document], bibliography)
  await writeFile(path('scenario', name), serialize({ reads, scenario, text, sourcesText } satisfies KeptScenario))
  await keepPopulation(from, found.bytes, population, read)
}

async function keepPopulation(
  name: string,
  bytes: Uint8Array,
  { document, spec, fit, text }: Population,
  read: Reader['read'],
): Promise<void> {
  const size = fit.regions.reduce((sum, { joint }) => sum + joint.byteLength, 0)
  if (existsSync(path('population', name))) return
  const sources = (await read('sources', 'sources'))!
  const cells = cellsOf(fit, spec.placeTrait, spec.traits)
  const mixtures = cells.mixtures.map(
    (each) =>
      each && {
        ...each,
        weights: each.weights.every((w) => w < 2 ** 32) ? Uint32Array.from(each.weights) : each.weights,
      },
  )
  const kept: KeptPopulation = {
    sha256: hashOf(bytes),
    sources: hashOf(sources.bytes),
    document,
    spec,
    text,
    fit: size > MOST_BYTES ? inShort(fit) : fit,
    cells: { ...cells, mixtures },
  }
  await writeFile(path('population', name), serialize(kept))
  await writeFile(pointer(new TextEncoder().encode(text)), name)
}
