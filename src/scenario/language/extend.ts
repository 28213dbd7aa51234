/**
 * Files that state only their differences to another file (`extends:`).
 *
 * Blocks are merged key by key; texts, numbers, lists and quantities with their provenance replace what
 * stood there; the word `off` removes it. Every value keeps the place where it was written.
 */
import { extendMessages as say } from './messages/extend.js'
import { problemAt, type Problem } from './problem.js'
import { provenanceKeys } from './provenance.js'
import { nearest } from './suggest.js'
import { isQuantityBlock, type Block, type Entry, type Node, type Path } from './tree.js'

/** Longest chain of files that extend one another. */
export const longestChain = 10

/**
 * The tree of a file with the differences of another applied.
 *
 * @param base the tree that is extended; it is not changed
 * @param own the tree with the differences
 * @param problems receives an `off` where there is nothing to remove
 */
export function merge(base: Block, own: Block, problems: Problem[], path: Path = []): Block {
  const entries = new Map(base.entries)
  // source, evidence and note are one statement: a new one replaces all of the old one
  if (provenanceKeys.some((key) => own.entries.has(key))) for (const key of provenanceKeys) entries.delete(key)
  for (const [key, entry] of own.entries) {
    const here = [...path, key]
    const old = base.entries.get(key)
    if (isOff(entry.node)) remove(entries, key, old, entry, here, problems)
    else entries.set(key, { key: entry.key, node: replace(old?.node, entry.node, here, problems) })
  }
  return { ...own, entries }
}

function replace(old: Node | undefined, own: Node, path: Path, problems: Problem[]): Node {
  if (own.type !== 'block' || isQuantityBlock(own)) return old ? { ...own, replaced: old } : own
  const mergeable = old?.type === 'block' && !isQuantityBlock(old)
  const base: Block = mergeable ? old : { type: 'block', entries: new Map(), place: own.place }
  return merge(base, own, problems, path)
}

function remove(
  entries: Map<string, Entry>,
  key: string,
  old: Entry | undefined,
  own: Entry,
  path: Path,
  problems: Problem[],
) {
  const off = own.node.place
  if (!old) {
    const known = [...entries.keys()]
    problems.push(problemAt(off, path, say.nothingToRemove(key, known, nearest(key, known))))
  } else if (old.node.type === 'scalar' && typeof old.node.value === 'boolean') {
    problems.push(problemAt(off, path, say.offForFalse(key)))
  } else entries.delete(key)
}

function isOff(node: Node): boolean {
  return node.type === 'scalar' && node.plain && node.value === 'off'
}
