/** From the text of a vignette file to cases that make sense under their scenario. */
import type { z } from 'zod'
import type { Traits } from '../scenario/check/check.js'
import { type Validated, finish, parseDocument } from '../scenario/language/document.js'
import { InputError } from '../scenario/language/problem.js'
import { nearest } from '../scenario/language/suggest.js'
import { type Node, nodeAt, plain } from '../scenario/language/tree.js'
import { loadScenario } from '../scenario/load.js'
import { peekTraits } from '../scenario/peekTraits.js'
import { subjects } from '../scenario/schema/common.js'
import type { Reader } from '../scenario/reader.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { type SoundVignette, checkVignette } from './check.js'
import { vignetteMessages as say } from './messages.js'
import { type VignetteFile, event, expectation, mostVignettes, vignette, vignetteSchema } from './schema.js'

/** Cases, and the scheme whose rules they try. */
export interface LoadedVignettes {
  file: string
  document: VignetteFile
  scenario: Scenario
  traits: Traits['traits']
}

/**
 * Reads and checks vignettes.
 *
 * @param file name shown in messages
 * @param reader how to get at the scenario
 * @throws InputError with all mistakes in the vignettes, or those of the scenario
 */
export async function parseVignettes(file: string, bytes: Uint8Array, reader: Reader): Promise<LoadedVignettes> {
  const validated = parseDocument(file, bytes, vignetteSchema)
  const { desk, draft } = validated
  const count = desk.keys('vignettes').length
  if (count > mostVignettes) desk.problem(['vignettes'], say.tooMany(count, mostVignettes))
  const found = draft.scenario === undefined ? undefined : await scenarioOf(draft.scenario, validated, reader)
  if (!found) throw new InputError(desk.problems)
  for (const name of desk.keys('vignettes')) {
    const sound = draft.vignettes?.[name] ?? soundParts(nodeAt(desk.tree, ['vignettes', name])!)
    checkVignette({ ...found, desk }, name, sound)
  }
  return { file, document: finish(validated), ...found }
}

/** As much of a misshapen vignette as can still be checked; events and expectations keep their places. */
function soundParts(node: Node): Partial<SoundVignette> {
  const written = node.type === 'block' ? (plain(node) as Record<string, unknown>) : {}
  const each = <S extends z.ZodType>(schema: S, list: unknown) =>
    (Array.isArray(list) ? list : []).map((item: unknown) => schema.safeParse(item).data)
  const { subject } = vignette.shape
  return {
    subject: subject.safeParse(written.subject).data,
    events: each(event, written.events),
    expect: each(expectation, written.expect),
  }
}

async function scenarioOf(
  name: string,
  { desk }: Validated<VignetteFile>,
  reader: Reader,
): Promise<Pick<LoadedVignettes, 'scenario' | 'traits'> | undefined> {
  if (!(await reader.read(name, 'scenario'))) {
    const known = (await reader.list?.('scenario')) ?? []
    desk.problem(['scenario'], say.noScenario(name, known, nearest(name, known)))
    return undefined
  }
  const { scenario, files } = await loadScenario(name, reader)
  const population = await reader.read(scenario.population.from, 'population', files[0])
  // loading the scenario has already looked into the file
  const traits = population && peekTraits(population.file, population.bytes)
  if (!traits) throw new Error(`the population ${scenario.population.from} names no traits`)
  return {
    scenario,
    traits: { ...traits.traits, ...(traits.businesses && { ...traits.businesses, subject: subjects }) },
  }
}
