/**
 * From a tree to a parsed document: shape, provenance, and as much of it as is right.
 *
 * Checks of the meaning need a document, and a user wants all mistakes at once. So what the schema
 * refuses is left out, and the rest is examined further.
 */
import { z } from 'zod'
import type { Bibliography } from './bibliographyShape.js'
import { Desk } from './desk.js'
import { problemsOf } from './issues.js'
import { InputError, type Problem } from './problem.js'
import { fillProvenance, state } from './provenance.js'
import { readYaml } from './read.js'
import { isCollection } from './schemaWalk.js'
import { plain, type Block } from './tree.js'

export interface Validated<T> {
  /** The document, if its shape and provenance are right. */
  value?: T
  /** What is right of the document; keys and entries with mistakes are left out. */
  draft: Partial<T>
  /** Holds the problems found so far, and takes those of further checks. */
  desk: Desk
}

/** Applies a schema to a tree whose values already carry their provenance; see {@link state}. */
export function validate<S extends z.ZodObject>(
  tree: Block,
  schema: S,
  bibliography: Bibliography,
): Validated<z.output<S>> {
  const desk = new Desk(tree)
  const written = plain(tree) as Record<string, unknown>
  const parsed = schema.safeParse(written)
  if (!parsed.success) desk.problems.push(...problemsOf(parsed.error.issues, schema, tree))
  const draft = parsed.success ? parsed.data : soundParts(written, schema, parsed.error.issues)
  desk.problems.push(...fillProvenance(draft, tree, bibliography))
  return {
    value: parsed.success && desk.problems.length === 0 ? parsed.data : undefined,
    draft,
    desk,
  }
}

/** The document without the keys, or entries of collections, in which the schema found something wrong. */
function soundParts<S extends z.ZodObject>(
  written: Record<string, unknown>,
  schema: S,
  issues: readonly z.core.$ZodIssue[],
): Partial<z.output<S>> {
  const sound: Record<string, unknown> = { ...written }
  for (const { path, code, ...issue } of issues) {
    const [key, entry] = path as string[]
    if (key === undefined) {
      if (code === 'unrecognized_keys') for (const unknown of (issue as { keys: string[] }).keys) delete sound[unknown]
    } else if (entry !== undefined && isCollection(schema, [key]) && isObject(sound[key])) {
      const { [entry]: _, ...rest } = sound[key]
      sound[key] = rest
    } else delete sound[key]
  }
  const parsed = schema.partial().safeParse(sound)
  return parsed.success ? (parsed.data as Partial<z.output<S>>) : {}
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads a whole document that stands in one file: text, shape and provenance.
 *
 * @param file name shown in messages
 * @returns the document, perhaps in part, and the desk on which problems lie; call {@link finish} after
 *   further checks of your own
 * @throws InputError if the text cannot be read as keys and values
 */
export function parseDocument<S extends z.ZodObject>(
  file: string,
  bytes: Uint8Array,
  schema: S,
  options: { bibliography?: Bibliography } = {},
): Validated<z.output<S>> {
  const { tree, problems } = readYaml(file, bytes)
  if (!tree) throw new InputError(problems)
  state(tree)
  const validated = validate(tree, schema, options.bibliography ?? {})
  validated.desk.problems.push(...problems)
  return validated
}

/**
 * The document, if nothing is wrong with it.
 *
 * @throws InputError with all problems on the desk, and `more`
 */
export function finish<T>(validated: Validated<T>, more: readonly Problem[] = []): T {
  const problems = [...validated.desk.problems, ...more]
  if (problems.length > 0 || validated.value === undefined) throw new InputError(problems)
  return validated.value
}
