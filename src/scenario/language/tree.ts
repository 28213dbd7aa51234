/**
 * A document as a tree that remembers, for every key and value, where it was written.
 *
 * Values from several files (`extends`, `--set`) can stand in one tree; each node keeps its own place.
 */
import type { Evidence } from '../schema/words.js'

/** A text somebody wrote: a file, or one `--set` on the command line. */
export interface Source {
  /** As shown to the user: a file name, or `--set PATH`. */
  file: string
  /** The lines of the text, for showing the one that is wrong. */
  lines: string[]
  /** Problems are sorted by this first: 0 is the file that was asked for. */
  rank: number
  /** The text came from the command line and has no line numbers. */
  commandLine?: boolean
}

/** Where something was written; line and column count from 1. */
export interface Place {
  source: Source
  line: number
  column: number
}

/** The provenance a value has in the file that wrote it; see provenance.ts. */
export interface Stated {
  source: string[]
  evidence?: Evidence
  note?: string
  /** Where the evidence was written. */
  place?: Place
}

interface Written {
  place: Place
  stated?: Stated
  /** What stood here in the file that was extended. */
  replaced?: Node
}

export interface Scalar extends Written {
  type: 'scalar'
  value: string | number | boolean | null
  /** Written without quotes, so that `off` and numbers mean what they say. */
  plain: boolean
}

export interface List extends Written {
  type: 'list'
  items: Node[]
}

export interface Entry {
  /** Where the key was written. */
  key: Place
  node: Node
}

export interface Block extends Written {
  type: 'block'
  entries: Map<string, Entry>
}

export type Node = Scalar | List | Block
export type Path = readonly (string | number)[]

/** The tree as plain objects, lists and scalars. */
export function plain(node: Node): unknown {
  if (node.type === 'scalar') return node.value
  if (node.type === 'list') return node.items.map(plain)
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.node)]))
}

/** The node at a path, or nothing if the path leads out of the tree. */
export function nodeAt(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root
  for (const step of path) {
    if (node?.type === 'block') node = node.entries.get(String(step))?.node
    else if (node?.type === 'list') node = node.items[Number(step)]
    else return undefined
  }
  return node
}

/** The place of a value; of a block, its key; of what is not there, the nearest block around it. */
export function placeOf(root: Node, path: Path): Place {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(root, path.slice(0, length))
    if (!node) continue
    if (length === path.length && node.type !== 'block') return node.place
    if (length === path.length && isQuantityBlock(node)) return node.entries.get('value')!.node.place
    return keyPlace(root, path.slice(0, length))
  }
  return root.place
}

/** The place of the key that leads to a value; of an item of a list, the place of the item. */
export function keyPlace(root: Node, path: Path): Place {
  const parent = nodeAt(root, path.slice(0, -1))
  const last = path.at(-1)
  if (parent?.type === 'block' && last !== undefined) {
    const entry = parent.entries.get(String(last))
    if (entry) return entry.key
  }
  if (parent?.type === 'list') return parent.items[Number(last)]?.place ?? parent.place
  return path.length > 0 ? keyPlace(root, path.slice(0, -1)) : root.place
}

/** A block that states one number. */
export type QuantityBlock = Block & { quantity?: true }

/** A block that states one number: it has a `value` that is no block itself, and is replaced as a whole. */
export function isQuantityBlock(node: Node): node is QuantityBlock {
  return node.type === 'block' && node.entries.get('value')?.node.type === 'scalar'
}

/** A path for a reader: `rules.SU-10.points`, `limits[2]`. */
export function shown(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step + 1}]` : i === 0 ? step : `.${step}`)).join('')
}
