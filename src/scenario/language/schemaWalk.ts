/** Questions to a Zod schema: what may stand at a path, and how to say so in plain words. */
import { z } from 'zod'
import { kinds } from './kinds.js'
import type { QuantityMeta } from './quantity.js'
import { listed } from './suggest.js'
import type { Node, Path } from './tree.js'

/** Keys of a quantity in its block form. */
export const quantityKeys = ['value', 'source', 'evidence', 'note', 'range']

/** The meta data of a schema, or of the schema inside `optional()`. */
export function metaOf(schema: z.core.$ZodType): QuantityMeta & { description?: string } {
  const own = z.globalRegistry.get(schema) as (QuantityMeta & { description?: string }) | undefined
  const inner = unwrapped(schema)
  return inner === schema ? { ...own } : { ...metaOf(inner), ...own }
}

/** The schema without `optional()`, `default()` and the output side of a transformation. */
export function core(schema: z.core.$ZodType): z.core.$ZodType {
  const quantity = (z.globalRegistry.get(schema) as QuantityMeta | undefined)?.quantity
  if (quantity) return schema
  const inner = unwrapped(schema)
  return inner === schema ? schema : core(inner)
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodDefault) return schema._zod.def.innerType
  if (schema instanceof z.core.$ZodNullable) return schema._zod.def.innerType
  if (schema instanceof z.core.$ZodPipe && def.type === 'pipe') return schema._zod.def.in
  return schema
}

/** All alternatives a schema allows, unions taken apart. */
export function alternatives(schema: z.core.$ZodType): z.core.$ZodType[] {
  const inner = core(schema)
  if (inner instanceof z.core.$ZodUnion) return inner._zod.def.options.flatMap(alternatives)
  return [inner]
}

/**
 * Everything that may stand at a path; empty if the path leads nowhere.
 *
 * @param tree the document, by which blocks that a word such as `kind:` tells apart are told apart
 */
export function schemasAt(root: z.core.$ZodType, path: Path, tree?: Node): z.core.$ZodType[] {
  let node = tree
  let here = alternatives(root)
  for (const step of path) {
    here = meant(here, node).flatMap((schema) => {
      if (schema instanceof z.core.$ZodObject) {
        const shape = schema._zod.def.shape
        return Object.hasOwn(shape, step) ? alternatives(shape[step]) : []
      }
      if (schema instanceof z.core.$ZodRecord) return alternatives(schema._zod.def.valueType)
      if (schema instanceof z.core.$ZodArray) return alternatives(schema._zod.def.element)
      return []
    })
    node = node?.type === 'block' ? node.entries.get(String(step))?.node : undefined
  }
  return meant(here, node)
}

/** Of blocks that differ in a fixed word, those that the block at hand may mean; all if its word is none of theirs. */
function meant(schemas: z.core.$ZodType[], node: Node | undefined): z.core.$ZodType[] {
  if (node?.type !== 'block' || schemas.length < 2) return schemas
  const fitting = schemas.filter(
    (schema) =>
      !(schema instanceof z.core.$ZodObject) ||
      Object.entries(schema._zod.def.shape).every(([key, field]) => {
        const written = node.entries.get(key)?.node
        if (!(field instanceof z.core.$ZodLiteral) || written?.type !== 'scalar') return true
        return field._zod.def.values.includes(written.value)
      }),
  )
  return fitting.length > 0 ? fitting : schemas
}

/** The keys that the block at a path may have, if they are fixed. */
export function keysAt(root: z.core.$ZodType, path: Path, tree?: Node): string[] {
  const keys = schemasAt(root, path, tree).flatMap((schema) => {
    if (schema instanceof z.core.$ZodObject) return Object.keys(schema._zod.def.shape)
    return metaOf(schema).quantity && metaOf(schema).quantity !== 'date' ? quantityKeys : []
  })
  return [...new Set(keys)]
}

/** Whether the block at a path is a collection whose entries the user names. */
export function isCollection(root: z.core.$ZodType, path: Path): boolean {
  return schemasAt(root, path).some((schema) => schema instanceof z.core.$ZodRecord)
}

/** What may stand at a place, in plain words: `a share (for example 5 %) or a block of keys`. */
export function described(schemas: readonly z.core.$ZodType[]): string {
  return listed(new Set(schemas.map(describeOne)))
}

function describeOne(schema: z.core.$ZodType): string {
  const { quantity } = metaOf(schema)
  if (quantity === 'date') return 'a date, for example 2010-01-01'
  if (quantity) return `${kinds[quantity].a}, for example ${kinds[quantity].examples[0]}`
  if (schema instanceof z.core.$ZodEnum) return listed(Object.values(schema._zod.def.entries).map(String), 'or', 40)
  if (schema instanceof z.core.$ZodLiteral) return listed(schema._zod.def.values.map(String))
  if (schema instanceof z.core.$ZodBoolean) return 'true or false'
  if (schema instanceof z.core.$ZodArray) return 'a list'
  if (schema instanceof z.core.$ZodRecord) return 'a block with an entry for each name'
  if (schema instanceof z.core.$ZodObject) {
    const { shape } = schema._zod.def
    const needed = Object.keys(shape).filter((key) => shape[key]._zod.optin === undefined)
    if (needed.length > 0)
      return `a block with ${listed(
        needed.map((key) => `${key}:`),
        'and',
      )}`
    return `a block with any of ${listed(
      Object.keys(shape).map((key) => `${key}:`),
      'and',
    )}`
  }
  if (schema instanceof z.core.$ZodNumber) return 'a number'
  return 'a text'
}
