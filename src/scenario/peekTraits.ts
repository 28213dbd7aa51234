/** A look into a population file for the names a scenario may use; everything else in it is read elsewhere. */
import type { Traits } from './check/context.js'
import { InputError } from './language/problem.js'
import { readYaml } from './language/read.js'
import { nodeAt } from './language/tree.js'

/**
 * Traits with their categories, and the trait that is the place.
 *
 * @returns nothing if the file does not say: then its own reader will complain
 * @throws InputError if the text cannot be read at all
 */
export function peekTraits(file: string, bytes: Uint8Array): Traits | undefined {
  const { tree, problems } = readYaml(file, bytes)
  if (!tree) throw new InputError(problems)
  const traits: Record<string, string[]> = {}
  const block = nodeAt(tree, ['traits'])
  if (block?.type !== 'block') return undefined
  for (const name of block.entries.keys()) {
    const categories = nodeAt(block, [name, 'categories'])
    if (categories?.type !== 'list') return undefined
    traits[name] = categories.items.map((item) => (item.type === 'scalar' ? String(item.value) : ''))
  }
  const place = nodeAt(tree, ['place'])
  if (place?.type !== 'scalar' || !Object.hasOwn(traits, String(place.value))) return undefined
  return { traits, place: String(place.value) }
}
