/**
 * A scenario by its name: read, extended, overridden, checked, resolved.
 *
 * No file is touched here; texts come through a {@link Reader}, so the same code runs in a browser.
 */
import { parseBibliography, type Bibliography } from './bibliography.js'
import { checkScenario, type Traits } from './check/check.js'
import { readChain } from './chain.js'
import { canonicalText } from './language/canonical.js'
import { finish, validate } from './language/document.js'
import { extendMessages as say } from './language/messages/extend.js'
import { override } from './language/override.js'
import { InputError, problemAt, sorted, type Problem } from './language/problem.js'
import { idleEvidence } from './language/provenance.js'
import { nearest } from './language/suggest.js'
import { nodeAt, type Block } from './language/tree.js'
import { peekTraits } from './peekTraits.js'
import type { Reader } from './reader.js'
import { scenarioSchema, type Scenario } from './schema/scenario.js'

export interface LoadOptions extends Reader {
  /** Single values from the command line, each `PATH=VALUE`, applied in order. */
  set?: readonly string[]
  /** Traits of the population; without it they are taken from the population file. */
  traits?: Traits
}

export interface LoadedScenario {
  /** Fully resolved; every quantity carries its provenance. */
  scenario: Scenario
  /** What is allowed but probably not meant, in the order of the files. */
  warnings: Problem[]
  /** The scenario as resolved, in canonical YAML; loading it gives the same scenario. Written when it is first asked for. */
  readonly text: string
  bibliography: Bibliography
  /** Names of the scenario files read, the one asked for first. */
  files: string[]
}

/**
 * Loads a scenario.
 *
 * @param name name of a scenario, or path of its file, as the reader understands it
 * @throws InputError with every mistake found, in order of files, lines and columns
 */
export async function loadScenario(name: string, options: LoadOptions): Promise<LoadedScenario> {
  const problems: Problem[] = []
  const chain = await readChain(name, options, problems)
  const bibliography = await readBibliography(options, chain.files)
  const settings = options.set ?? []
  const tree = override(chain.tree, settings, scenarioSchema, chain.files.length, problems)
  const validated = validate(tree, scenarioSchema, bibliography)
  const { draft, desk } = validated
  const population = options.traits ?? (await readTraits(tree, options, problems))
  checkScenario({ draft, desk, population })
  if (chain.files.length > 1) desk.warnings.push(...chain.warnings, ...idleEvidence(chain.own))
  const scenario = finish(validated, problems)
  let text: string | undefined
  return {
    scenario,
    warnings: sorted(desk.warnings),
    get text() {
      return (text ??= canonicalText(scenario))
    },
    bibliography,
    files: chain.files,
  }
}

/**
 * The laboratory's bibliography, with what a user has put into a `sources.yaml` beside a scenario of their own. None at
 * all if the reader has no such file: then nothing can be cited.
 *
 * @throws InputError if a user's file gives an identifier of the laboratory another meaning
 */
async function readBibliography(reader: Reader, scenarios: readonly string[]): Promise<Bibliography> {
  const shipped = await reader.read('sources', 'sources')
  const known = shipped && (shipped.bibliography ?? parseBibliography(shipped.file, shipped.bytes))
  const bibliography = { ...known }
  const seen = new Set([shipped?.file])
  for (const scenario of scenarios) {
    const own = await reader.read('sources', 'sources', scenario)
    if (!own || seen.has(own.file)) continue
    seen.add(own.file)
    Object.assign(bibliography, own.bibliography ?? parseBibliography(own.file, own.bytes, bibliography))
  }
  return bibliography
}

async function readTraits(tree: Block, reader: Reader, problems: Problem[]): Promise<Traits | undefined> {
  const path = ['population', 'from']
  const from = nodeAt(tree, path)
  if (from?.type !== 'scalar' || typeof from.value !== 'string') return undefined
  const found = await reader.read(from.value, 'population', from.place.source.file)
  if (found) return peekTraits(found.file, found.bytes)
  const known = (await reader.list?.('population')) ?? []
  problems.push(problemAt(from.place, path, say.notFound('population', from.value, known, nearest(from.value, known))))
  return undefined
}

export { InputError }
