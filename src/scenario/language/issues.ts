/** From what Zod found wrong to problems with a place and plain words. */
import type { z } from 'zod'
import type { Message } from './message.js'
import { shapeMessages as say } from './messages/shape.js'
import { problemAt, type Problem } from './problem.js'
import { described, isCollection, keysAt, metaOf, quantityKeys, schemasAt } from './schemaWalk.js'
import { nearest } from './suggest.js'
import { keyPlace, nodeAt, placeOf, shown, type Node, type Path } from './tree.js'

type Issue = z.core.$ZodIssue

/**
 * Problems for the issues of one parse.
 *
 * @param schema the schema that was applied to the whole document
 * @param tree the document
 */
export function problemsOf(issues: readonly Issue[], schema: z.core.$ZodType, tree: Node): Problem[] {
  return issues.flatMap((issue) => new Reader(schema, tree).problems(issue, []))
}

class Reader {
  readonly #schema: z.core.$ZodType
  readonly #tree: Node

  constructor(schema: z.core.$ZodType, tree: Node) {
    this.#schema = schema
    this.#tree = tree
  }

  problems(issue: Issue, above: Path): Problem[] {
    const path = [...above, ...(issue.path as (string | number)[])]
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => this.#unknownKey(path, key))
    if (issue.code === 'invalid_union') {
      const branch = this.#branch(issue.errors as Issue[][], path)
      if (branch) return branch.flatMap((inner) => this.problems(inner, path))
    }
    return [this.#at(path, issue, this.#message(issue, path))]
  }

  #at(path: Path, issue: Issue, message: Message): Problem {
    const missing = !nodeAt(this.#tree, path)
    const onKey = missing || issue.code === 'invalid_key' || message.code === 'missing-value'
    return problemAt(
      onKey ? keyPlace(this.#tree, missing ? path.slice(0, -1) : path) : placeOf(this.#tree, path),
      path,
      message,
    )
  }

  #unknownKey(path: Path, key: string): Problem {
    const here = [...path, key]
    const all = keysAt(this.#schema, path, this.#tree)
    // a key that stands beside it in the same file is hardly the one that was meant
    const free = all.filter((known) => !this.#besides([...path, known], here))
    const node = nodeAt(this.#tree, here)
    if (key.includes(' ') && node?.type === 'scalar' && node.value === null) {
      return problemAt(keyPlace(this.#tree, here), path, say.restOfText(key))
    }
    const message = say.unknownKey(key, where(path, this.#schema), all, nearest(key, free) ?? nearest(key, all))
    return problemAt(keyPlace(this.#tree, here), here, message)
  }

  #besides(known: Path, unknown: Path): boolean {
    return (
      nodeAt(this.#tree, known) !== undefined &&
      keyPlace(this.#tree, known).source === keyPlace(this.#tree, unknown).source
    )
  }

  /**
   * Of the alternatives a value could have meant, the one to speak about: the one that complains
   * about something inside the value rather than about the value as such, then the one with the
   * fewest complaints. A block with `value:` is always a quantity.
   */
  #branch(errors: Issue[][], path: Path): Issue[] | undefined {
    const node = nodeAt(this.#tree, path)
    if (!node || errors.length === 0) return undefined
    const asBlock = node.type === 'block'
    const isQuantity = asBlock && [...node.entries.keys()].some((key) => quantityKeys.includes(key))
    const weight = (issues: Issue[]) => {
      const atRoot = issues.filter((issue) => issue.path.length === 0)
      const shape = atRoot.some(
        (issue) => issue.code !== 'unrecognized_keys' && !(asBlock && isQuantity && isCustom(issue)),
      )
      return (shape ? 1000 : 0) + issues.length
    }
    const byWeight = errors.toSorted((a, b) => weight(a) - weight(b))
    const custom = byWeight.find((issues) => issues.some((issue) => isCustom(issue)))
    if (weight(byWeight[0]) < 1000) return byWeight[0]
    // no alternative fits: speak as the quantity if the value is a text or number, else list the alternatives
    return node.type === 'scalar' && node.value !== null && typeof node.value !== 'boolean' ? custom : undefined
  }

  #message(issue: Issue, path: Path): Message {
    const node = nodeAt(this.#tree, path)
    const here = schemasAt(this.#schema, path, this.#tree)
    const allowed = described(here)
    const key = String(path.at(-1) ?? '')
    if (!node) return this.#missing(path, key, allowed)
    if (node.type === 'scalar' && node.value === null && issue.code !== 'invalid_key') {
      return say.emptyValue(
        key,
        allowed,
        isCollection(this.#schema, path) || keysAt(this.#schema, path, this.#tree).length > 5,
      )
    }
    const found = display(node)
    if (isCustom(issue)) return issue.params.says
    switch (issue.code) {
      case 'invalid_union':
        if ('options' in issue && node.type === 'scalar') {
          const words = (issue.options ?? []).map(String)
          return say.notAChoice(String(node.value), words, nearest(String(node.value), words))
        }
        return say.wrongShape(found, allowed)
      case 'invalid_type':
        return say.wrongShape(found, allowed)
      case 'invalid_value': {
        if (path.length === 1 && key.startsWith('glasshouse'))
          return say.wrongVersion(found, issue.values.map(String).join(', '))
        if (node.type !== 'scalar') return say.wrongShape(found, allowed)
        const words = issue.values.map(String)
        return say.notAChoice(String(node.value), words, nearest(String(node.value), words))
      }
      case 'invalid_key':
        return say.notAnIdentifier(key)
      case 'invalid_format':
        return say.notAnIdentifier(String(node.type === 'scalar' ? node.value : key))
      case 'too_small':
        return node.type === 'list' ? say.tooFew(Number(issue.minimum)) : say.emptyText()
      case 'too_big':
        return node.type === 'list' ? say.tooMany(Number(issue.maximum)) : say.notExpected(allowed)
      default:
        return say.notExpected(allowed)
    }
  }

  #missing(path: Path, key: string, allowed: string): Message {
    const description = schemasAt(this.#schema, path, this.#tree)
      .map((schema) => metaOf(schema).description)
      .find(Boolean)
    return say.missingKey(
      key,
      fieldDescription(schemasAt(this.#schema, path.slice(0, -1), this.#tree), path) ?? description,
      allowed,
    )
  }
}

/** The description on the field itself, which `optional()` and unions would hide. */
function fieldDescription(parents: readonly z.core.$ZodType[], path: Path): string | undefined {
  for (const parent of parents) {
    const shape = (parent._zod.def as { shape?: Record<string, z.core.$ZodType> }).shape
    const field = shape?.[String(path.at(-1))]
    if (field) return metaOf(field).description
  }
  return undefined
}

interface CustomIssue {
  code: 'custom'
  path: PropertyKey[]
  params: { says: Message }
}

function isCustom(issue: Issue): issue is Issue & CustomIssue {
  return issue.code === 'custom' && typeof (issue.params as { says?: unknown } | undefined)?.says === 'object'
}

/** A value for a message: short texts as they are, anything larger by its kind. */
function display(node: Node): string {
  if (node.type === 'list') return 'a list'
  if (node.type === 'block') return 'a block of keys'
  const text = String(node.value)
  return text.length > 60 ? `"${text.slice(0, 57)}..."` : `"${text}"`
}

/** What to call the block at a path: the file, `rules.SU-10`, ... */
function where(path: Path, root: z.core.$ZodType): string {
  if (path.length === 0) return 'the top level of this file'
  const collection = path.length > 1 && isCollection(root, path.slice(0, -1))
  return collection ? `an entry of ${shown(path.slice(0, -1))}` : shown(path)
}
