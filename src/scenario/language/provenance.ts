/**
 * Where every number comes from.
 *
 * `source`, `evidence` and `note` hold for the block they stand in and for what is inside it, until a
 * deeper block or the number itself says otherwise. They never reach into another file: a file vouches
 * only for the numbers it writes itself, so a changed number cannot inherit "documented" from the one
 * it replaces.
 */
import { evidenceLevels, type Evidence } from '../schema/words.js'
import type { Bibliography } from './bibliographyShape.js'
import { kindNames } from './kinds.js'
import { provenanceMessages as say } from './messages/provenance.js'
import { problemAt, type Problem } from './problem.js'
import type { Quantity } from './quantity.js'
import { settingNote } from './setting.js'
import { nearest } from './suggest.js'
import { isQuantityBlock, nodeAt, placeOf, type Block, type Node, type Path, type Stated } from './tree.js'

/** The keys that say where numbers come from; together they are one statement. */
export const provenanceKeys = ['source', 'evidence', 'note'] as const

/**
 * Marks every value of a tree with the provenance it has in its own file.
 *
 * A block that calls its figures assumed or fictional, and names no source, has none: the source of a
 * block around it speaks for something else.
 */
export function state(node: Node, around: Stated = { source: [] }): void {
  if (node.type === 'scalar') node.stated = around
  else if (node.type === 'list') {
    node.stated = around
    for (const item of node.items) state(item, around)
  } else {
    const inside = statementOf(node, around)
    node.stated = inside
    for (const { node: child } of node.entries.values()) state(child, inside)
  }
}

function statementOf(block: Block, around: Stated): Stated {
  const [source, evidence, note] = provenanceKeys.map((key) => block.entries.get(key)?.node)
  if (!source && !evidence && !note) return around
  const word = evidence?.type === 'scalar' ? (evidence.value as Evidence) : around.evidence
  const unsourced = evidence && (word === 'assumed' || word === 'fictional')
  return {
    source: source ? textsOf(source) : unsourced ? [] : around.source,
    evidence: word,
    note: note?.type === 'scalar' && note.value !== null ? String(note.value) : undefined,
    place: evidence?.place ?? around.place,
  }
}

function textsOf(node: Node): string[] {
  if (node.type === 'list') return node.items.flatMap(textsOf)
  return node.type === 'scalar' && node.value !== null ? [String(node.value)] : []
}

/** Whether a value of a parsed document is a number with its unit. */
export function isQuantity(value: unknown): value is Quantity {
  if (typeof value !== 'object' || value === null) return false
  const { kind, value: number, text, source } = value as Partial<Quantity>
  return typeof number === 'number' && typeof text === 'string' && Array.isArray(source) && kindNames.includes(kind!)
}

/** Calls `visit` for every quantity in a parsed document, in the order of the document. */
export function eachQuantity(value: unknown, visit: (quantity: Quantity, path: Path) => void, path: Path = []): void {
  if (isQuantity(value)) visit(value, path)
  else if (Array.isArray(value)) value.forEach((item, i) => eachQuantity(item, visit, [...path, i]))
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) eachQuantity(inner, visit, [...path, key])
  }
}

/**
 * Fills in source, evidence and note of every quantity of a parsed document from its tree.
 *
 * @returns problems: numbers nobody vouches for, figures called documented without a source,
 *   sources that are not in the bibliography
 */
export function fillProvenance(document: unknown, tree: Block, bibliography: Bibliography): Problem[] {
  const problems = unknownSources(tree, bibliography)
  eachQuantity(document, (quantity, path) => {
    const node = nodeAt(tree, path)
    if (!node) return
    const isSetting = quantity.note === settingNote && quantity.evidence !== undefined
    if (isSetting) return
    const stated = node.stated ?? { source: [] }
    quantity.source = stated.source
    if (stated.note !== undefined) quantity.note = stated.note
    if (stated.evidence === undefined) problems.push(problemAt(placeOf(tree, path), path, unvouched(node)))
    else {
      quantity.evidence = stated.evidence
      const checked = evidenceLevels.includes(stated.evidence) && !['assumed', 'fictional'].includes(stated.evidence)
      if (checked && stated.source.length === 0) {
        problems.push(problemAt(stated.place ?? node.place, path, say.needsSource(stated.evidence)))
      }
    }
  })
  return problems
}

function unvouched(node: Node) {
  const old = node.replaced
  const evidence = old?.stated?.evidence
  return evidence && old.place.source !== node.place.source
    ? say.changedWithoutEvidence(evidence, old.place.source.file)
    : say.noEvidence()
}

function unknownSources(node: Node, bibliography: Bibliography, path: Path = []): Problem[] {
  if (node.type === 'scalar') return []
  if (node.type === 'list') return node.items.flatMap((item, i) => unknownSources(item, bibliography, [...path, i]))
  return [...node.entries].flatMap(([key, { node: child }]) => {
    const here = [...path, key]
    if (key !== 'source') return unknownSources(child, bibliography, here)
    const cited = child.type === 'list' ? child.items : [child]
    return cited.flatMap((item) => {
      if (item.type !== 'scalar' || typeof item.value !== 'string' || Object.hasOwn(bibliography, item.value)) return []
      const known = Object.keys(bibliography)
      return [problemAt(item.place, here, say.unknownSource(item.value, known, nearest(item.value, known)))]
    })
  })
}

/** What is a claim about the world without being a number: that somebody comes onto a list, or off it. */
const claims = ['lists', 'delists', 'reaches']

/**
 * Evidence in the file that was asked for which no number of that file is covered by; for a file that
 * extends another this is always a misunderstanding.
 */
export function idleEvidence(own: Block): Problem[] {
  const idle: Problem[] = []
  const visit = (node: Node, path: Path): boolean => {
    if (isQuantityBlock(node)) return true
    if (node.type === 'scalar') return typeof node.value === 'number' || /^[-+\u2212]?[0-9]/.test(String(node.value))
    if (node.type === 'list') return node.items.some((item, i) => visit(item, [...path, i]))
    let found = false
    for (const [key, { node: child }] of node.entries) {
      if (!(provenanceKeys as readonly string[]).includes(key) && visit(child, [...path, key])) found = true
      if (claims.includes(key)) found = true
    }
    const evidence = node.entries.get('evidence')
    if (evidence && !found) idle.push(problemAt(evidence.key, [...path, 'evidence'], say.vouchesForNothing()))
    return found
  }
  visit(own, [])
  return idle
}
