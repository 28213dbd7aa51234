/** From the bytes of a population file to a population that is known to be possible. */
import type { Bibliography } from '../scenario/bibliography.js'
import { canonicalText } from '../scenario/language/canonical.js'
import { finish, parseDocument } from '../scenario/language/document.js'
import { cellsOf } from './cells.js'
import { fitPopulation, type PopulationFit } from './fit.js'
import { resolvePopulation } from './resolve.js'
import { populationSchema, type PopulationFile } from './schema.js'
import { PopulationError, type PopulationSpec } from './spec.js'

export interface Population {
  /** As written, with the provenance of every figure. */
  document: PopulationFile
  /** The same in canonical YAML, to be kept with a run and hashed. Written when it is first asked for. */
  readonly text: string
  spec: PopulationSpec
  /** The joint table of every region; hand it to `planPopulation` so that it is not fitted twice. */
  fit: PopulationFit
}

/**
 * Reads, checks and fits a population. Needs no disk.
 *
 * @param file name shown in messages
 * @param bibliography texts that the file may cite
 * @throws InputError with all mistakes, each with its line; also if the shares cannot be met together
 */
export function parsePopulation(file: string, bytes: Uint8Array, bibliography: Bibliography): Population {
  const validated = parseDocument(file, bytes, populationSchema, { bibliography })
  const { desk, draft } = validated
  if (isWhole(draft, desk.keys('traits').length, desk.keys('regions').length)) {
    const { spec, mistakes } = resolvePopulation(draft)
    for (const { path, says, onKey } of mistakes) {
      if (onKey) desk.problemAtKey(path, says)
      else desk.problem(path, says)
    }
    if (desk.problems.length === 0) {
      try {
        const fit = fitPopulation(spec)
        cellsOf(fit, spec.placeTrait, spec.traits)
        return withText({ document: finish(validated), spec, fit })
      } catch (error) {
        if (!(error instanceof PopulationError)) throw error
        desk.problem(error.path, error.says)
      }
    }
  }
  // there are problems on the desk, so this throws them all
  throw new Error(`${finish(validated).population} was refused without a reason`)
}

function withText(population: Omit<Population, 'text'>): Population {
  let text: string | undefined
  return {
    ...population,
    get text() {
      return (text ??= canonicalText(population.document))
    },
  }
}

/** True if nothing was left out of a document for being misshapen, so that what is missing was never written. */
function isWhole(draft: Partial<PopulationFile>, traits: number, regions: number): draft is PopulationFile {
  const { place, residents, traits: readTraits, regions: readRegions } = draft
  if (place === undefined || residents === undefined || !readTraits || !readRegions) return false
  return Object.keys(readTraits).length === traits && Object.keys(readRegions).length === regions
}
