/**
 * Single values set on the command line, `--set rules.SU-10.points="-20 points"`.
 *
 * A setting is a tiny file that extends the scenario: the same reading, the same checks, the same words.
 */
import type { z } from 'zod'
import { merge } from './extend.js'
import { extendMessages as say } from './messages/extend.js'
import { problemAt, type Problem } from './problem.js'
import { state } from './provenance.js'
import { readValue } from './read.js'
import { keysAt } from './schemaWalk.js'
import { nearest } from './suggest.js'
import { nodeAt, shown, type Block, type Node, type Source } from './tree.js'

/** Note of every number that was set on the command line; its evidence is `assumed`. */
export const commandLineNote = 'set on the command line'

/** Keys that say what the file is. */
const fixed = new Set(['glasshouse', 'extends'])

/**
 * Applies settings `PATH=VALUE` in their order.
 *
 * @param rank order of the first setting among the sources read
 * @param problems receives unreadable settings and unknown paths
 */
export function override(
  tree: Block,
  settings: readonly string[],
  schema: z.core.$ZodType,
  rank: number,
  problems: Problem[],
): Block {
  for (const [i, setting] of settings.entries()) tree = applyOne(tree, setting, schema, rank + i, problems)
  return tree
}

function applyOne(tree: Block, setting: string, schema: z.core.$ZodType, rank: number, problems: Problem[]): Block {
  const equals = setting.indexOf('=')
  const path = setting.slice(0, Math.max(equals, 0)).trim().split('.')
  const source: Source = {
    file: equals > 0 ? `--set ${path.join('.')}` : '--set',
    lines: [setting],
    rank,
    commandLine: true,
  }
  const place = { source, line: 1, column: 1 }
  if (equals <= 0 || path.includes('')) {
    problems.push(problemAt(place, [], say.badSetting(setting)))
    return tree
  }
  if (fixed.has(path[0]) || path.some((step) => step in Object.prototype)) {
    problems.push(
      problemAt(place, path, say.notOnCommandLine(path.find((step) => step in Object.prototype) ?? path[0])),
    )
    return tree
  }
  const broken = brokenStep(tree, path)
  if (broken !== undefined) {
    const inside = path.slice(0, broken)
    const parent = nodeAt(tree, inside)
    const written = parent?.type === 'block' ? [...parent.entries.keys()] : []
    const known = broken === 0 ? keysAt(schema, []) : written
    problems.push(
      problemAt(place, path, say.unknownPath(path[broken], shown(inside), known, nearest(path[broken], known))),
    )
    return tree
  }
  const read = readValue(source, setting.slice(equals + 1).trim())
  problems.push(...read.problems)
  if (!read.node || read.problems.length > 0) return tree
  state(read.node, { source: [], evidence: 'assumed', note: commandLineNote, place })
  let node: Node = read.node
  for (const step of path.toReversed())
    node = { type: 'block', entries: new Map([[step, { key: place, node }]]), place }
  const merged = merge(tree, node as Block, problems)
  return { ...merged, place: tree.place }
}

/** Index of the first step, before the last, at which the path leaves the document. */
function brokenStep(tree: Block, path: readonly string[]): number | undefined {
  for (let i = 0; i < path.length - 1; i++) {
    if (nodeAt(tree, path.slice(0, i + 1))?.type !== 'block') return nodeAt(tree, path.slice(0, i + 1)) ? i + 1 : i
  }
  return undefined
}
