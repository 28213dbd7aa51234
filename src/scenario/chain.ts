/** A scenario file and the files it extends, merged into one tree. */
import { longestChain, merge } from './language/extend.js'
import { extendMessages } from './language/messages/extend.js'
import { shapeMessages } from './language/messages/shape.js'
import { InputError, problemAt, type Problem } from './language/problem.js'
import { state } from './language/provenance.js'
import { readYaml } from './language/read.js'
import { nearest } from './language/suggest.js'
import { keyPlace, nodeAt, type Block, type Place, type Scalar } from './language/tree.js'
import type { Reader } from './reader.js'

const version = 1

export interface Chain {
  /** All files merged; values keep their places. */
  tree: Block
  /** The tree of the file that was asked for, by itself. */
  own: Block
  /** Names of the files, the one asked for first. */
  files: string[]
  warnings: Problem[]
}

/**
 * Reads a file and, along `extends:`, all files below it.
 *
 * @param problems receives mistakes that do not prevent the merging
 * @throws InputError if a file is missing or unreadable, or if files extend each other in a circle
 */
export async function readChain(name: string, reader: Reader, problems: Problem[]): Promise<Chain> {
  const trees: Block[] = []
  const files: string[] = []
  const warnings: Problem[] = []
  let next: { name: string; at?: Place } | undefined = { name }
  while (next) {
    const found = await reader.read(next.name, 'scenario', files.at(-1))
    if (!found) throw await missing(next.name, next.at, reader, problems)
    const seen = files.indexOf(found.file)
    if (seen >= 0) fail(next.at!, extendMessages.cycle([...files.slice(seen), found.file]), problems)
    if (files.length >= longestChain) fail(next.at!, extendMessages.tooLong(longestChain), problems)
    const read = readYaml(found.file, found.bytes, files.length)
    problems.push(...read.problems)
    if (!read.tree) throw new InputError(problems)
    files.push(found.file)
    state(read.tree)
    trees.push(read.tree)
    next = extended(read.tree, problems)
  }

  let tree: Block | undefined
  for (let i = trees.length - 1; i >= 0; i--) {
    const own = withoutExtends(trees[i])
    if (trees.length > 1) checkIdentity(own, tree, problems, warnings)
    tree = merge(tree ?? { ...own, entries: new Map() }, own, problems)
  }
  return { tree: tree!, own: trees[0], files, warnings }
}

function withoutExtends(tree: Block): Block {
  const entries = new Map(tree.entries)
  entries.delete('extends')
  return { ...tree, entries }
}

function extended(tree: Block, problems: Problem[]): { name: string; at: Place } | undefined {
  const node = nodeAt(tree, ['extends'])
  if (!node) return undefined
  if (node.type === 'scalar' && typeof node.value === 'string' && node.value !== '')
    return { name: node.value, at: node.place }
  return fail(node.place, extendMessages.notAName(), problems)
}

/** Each file says its version, and one that extends another has a name, and should have a title, of its own. */
function checkIdentity(own: Block, base: Block | undefined, problems: Problem[], warnings: Problem[]): void {
  const at = (key: string) => keyPlace(own, [key])
  const written = (tree: Block, key: string) => (nodeAt(tree, [key]) as Scalar | undefined)?.value
  const language = written(own, 'glasshouse')
  if (language === undefined) problems.push(problemAt(own.place, ['glasshouse'], extendMessages.ownName('glasshouse')))
  else if (language !== version && own.place.source.rank > 0) {
    const message = shapeMessages.wrongVersion(`"${String(language)}"`, String(version))
    problems.push(problemAt(nodeAt(own, ['glasshouse'])!.place, ['glasshouse'], message))
  }
  if (!base) return
  const name = written(own, 'scenario')
  if (name === undefined) problems.push(problemAt(own.place, ['scenario'], extendMessages.ownName('scenario')))
  else if (name === written(base, 'scenario')) {
    problems.push(problemAt(at('scenario'), ['scenario'], extendMessages.sameName(String(name))))
  }
  const title = written(base, 'title')
  if (written(own, 'title') === undefined && own.place.source.rank === 0 && typeof title === 'string') {
    warnings.push(problemAt(own.place, ['title'], extendMessages.inheritedTitle(title)))
  }
}

async function missing(name: string, at: Place | undefined, reader: Reader, problems: Problem[]): Promise<InputError> {
  const known = (await reader.list?.('scenario')) ?? []
  const message = extendMessages.notFound('scenario', name, known, nearest(name, known))
  const nowhere: Place = { source: { file: name, lines: [], rank: 0, commandLine: true }, line: 0, column: 0 }
  return new InputError([...problems, problemAt(at ?? nowhere, at ? ['extends'] : [], message)])
}

function fail(at: Place, message: Parameters<typeof problemAt>[2], problems: Problem[]): never {
  throw new InputError([...problems, problemAt(at, ['extends'], message)])
}
