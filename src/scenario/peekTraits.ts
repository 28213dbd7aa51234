/** A look into a population file for the names a scenario may use; everything else in it is read elsewhere. */
import type { Traits } from './check/context.js'
import { InputError } from './language/problem.js'
import { readYaml } from './language/read.js'
import { type Block, nodeAt } from './language/tree.js'

/**
 * Traits with their categories, the trait that is the place, and the regions.
 *
 * @returns nothing if the file does not say: then its own reader will complain
 * @throws InputError if the text cannot be read at all
 */
export function peekTraits(file: string, bytes: Uint8Array): Traits | undefined {
  const { tree, problems } = readYaml(file, bytes)
  if (!tree) throw new InputError(problems)
  const traits = traitsBelow(tree, ['traits'])
  const place = nodeAt(tree, ['place'])
  if (!traits || place?.type !== 'scalar' || !Object.hasOwn(traits, String(place.value))) return undefined
  const businesses = traitsBelow(tree, ['businesses', 'traits'])
  const regions = nodeAt(tree, ['regions'])
  return {
    traits,
    place: String(place.value),
    ...(businesses && { businesses }),
    ...(nodeAt(tree, ['officials']) && { officials: true }),
    ...(regions?.type === 'block' && { regions: [...regions.entries.keys()] }),
  }
}

function traitsBelow(tree: Block, path: string[]): Record<string, string[]> | undefined {
  const traits: Record<string, string[]> = {}
  const block = nodeAt(tree, path)
  if (block?.type !== 'block') return undefined
  for (const name of block.entries.keys()) {
    const categories = nodeAt(block, [name, 'categories'])
    if (categories?.type !== 'list') return undefined
    traits[name] = categories.items.map((item) => (item.type === 'scalar' ? String(item.value) : ''))
  }
  return traits
}
