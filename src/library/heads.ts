/**
 * What a list of scenarios shows, read off the heads of the files: reading them whole, with every check, takes a third of
 * a second each.
 */
import { merge } from '../scenario/language/extend.js'
import { readYaml } from '../scenario/language/read.js'
import { readQuantity } from '../scenario/language/readQuantity.js'
import { type Block, nodeAt } from '../scenario/language/tree.js'
import type { Reader } from '../scenario/reader.js'

export interface ScenarioEntry {
  name: string
  title: string
  summary: string
  residents: number
  /** As written, for example `48 months`. */
  length: string
  /** First day. */
  start: string
}

const wanted = new Set(['extends', 'title', 'summary', 'population', 'calendar'])
/** Files that extend each other in a circle are for the real reader to complain about. */
const LONGEST_CHAIN = 10

/** The entry of a scenario, or nothing if its head does not tell; then the file has to be read whole. */
export async function peekEntry(name: string, reader: Reader): Promise<ScenarioEntry | undefined> {
  const tree = await headOf(name, reader, undefined, LONGEST_CHAIN)
  if (!tree) return undefined
  const [title, summary, length, start] = ['title', 'summary', 'calendar.length', 'calendar.start'].map((path) =>
    textAt(tree, path.split('.')),
  )
  const residents = readQuantity('count', textAt(tree, ['population', 'residents']))
  if (!title || !summary || !length || !start || 'message' in residents) return undefined
  return { name, title, summary, residents: residents.value, length, start }
}

async function headOf(
  name: string,
  reader: Reader,
  from: string | undefined,
  depth: number,
): Promise<Block | undefined> {
  const found = depth > 0 ? await reader.read(name, 'scenario', from) : undefined
  if (!found) return undefined
  const head = topParts(new TextDecoder().decode(found.bytes))
  const { tree, problems } = readYaml(found.file, new TextEncoder().encode(head))
  if (!tree || problems.length > 0) return undefined
  const base = textAt(tree, ['extends'])
  if (base === undefined) return tree
  const below = await headOf(base, reader, found.file, depth - 1)
  return below && merge(below, tree, [])
}

/** The wanted keys of the top level with everything below them. */
function topParts(text: string): string {
  let keep = false
  return text
    .split('\n')
    .filter((line) => {
      const key = /^([\w-]+):/.exec(line)?.[1]
      if (key !== undefined) keep = wanted.has(key)
      return keep
    })
    .join('\n')
}

/** A text or a number, whether it is written alone or as a block with `value`. */
function textAt(tree: Block, path: string[]): string | undefined {
  const node = nodeAt(tree, path)
  const scalar = node?.type === 'block' ? nodeAt(node, ['value']) : node
  return scalar?.type === 'scalar' && scalar.value !== null ? String(scalar.value) : undefined
}
