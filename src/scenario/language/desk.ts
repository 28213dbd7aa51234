/** Where checks of the meaning put what they find. */
import type { Message } from './message.js'
import { problemAt, type Problem } from './problem.js'
import { keyPlace, nodeAt, placeOf, type Block, type Path } from './tree.js'

/** A document under examination: its tree, and the problems and warnings found so far. */
export class Desk {
  readonly tree: Block
  readonly problems: Problem[] = []
  readonly warnings: Problem[] = []

  constructor(tree: Block) {
    this.tree = tree
  }

  /** Reports a mistake at the value a path leads to (at its key, if the value is a block). */
  problem(path: Path, message: Message): void {
    this.problems.push(problemAt(placeOf(this.tree, path), path, message))
  }

  /** Reports a mistake at the key a path ends with. */
  problemAtKey(path: Path, message: Message): void {
    this.problems.push(problemAt(keyPlace(this.tree, path), path, message))
  }

  /** Reports something that is allowed but probably not meant. */
  warn(path: Path, message: Message): void {
    this.warnings.push(problemAt(placeOf(this.tree, path), path, message))
  }

  /** The keys written in the block at a path, whether or not their values are right. */
  keys(...path: Path): string[] {
    const node = nodeAt(this.tree, path)
    return node?.type === 'block' ? [...node.entries.keys()] : []
  }

  /** As {@link keys}, but nothing if there is no such block: then its absence is the mistake to speak of. */
  names(...path: Path): string[] | undefined {
    return nodeAt(this.tree, path)?.type === 'block' ? this.keys(...path) : undefined
  }

  /** Whether anything is written at a path. */
  has(...path: Path): boolean {
    return nodeAt(this.tree, path) !== undefined
  }
}
