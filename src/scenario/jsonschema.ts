/**
 * JSON Schema of the documents, made from the same Zod schemas that read them, for editors and other tools.
 *
 * It knows shapes, words and units. What a name refers to, dates that exist, sums and sources are known
 * only to the laboratory itself.
 */
import { z } from 'zod'
import { bibliographySchema } from './bibliography.js'
import { datePattern } from './language/dates.js'
import { kindNames, kinds } from './language/kinds.js'
import type { QuantityMeta } from './language/quantity.js'
import { metaOf } from './language/schemaWalk.js'
import { id, provenance } from './schema/common.js'
import { scenarioSchema } from './schema/scenario.js'

export type Draft = 'draft-2020-12' | 'draft-07'
export type JsonSchema = Record<string, unknown>

/** Where the definitions stand; draft-07 knew them by another name. */
const definitionsOf = { 'draft-2020-12': '$defs', 'draft-07': 'definitions' } as const

/** The published schema of a scenario file: complete, or with `extends` and only the differences. */
export function scenarioJsonSchema(draft: Draft = 'draft-2020-12'): JsonSchema {
  const definitions = definitionsOf[draft]
  const whole = bare(scenarioSchema, draft)
  const difference = asDifference(whole) as { properties: JsonSchema; required?: string[] }
  difference.properties.extends = {
    type: 'string',
    description: 'Name of the scenario, or path of the file, to which this one states the differences',
  }
  difference.required = ['glasshouse', 'extends', 'scenario']
  return {
    ...headOf(draft, 'Glasshouse scenario, version 1', 'A society under a scoring scheme'),
    type: 'object',
    if: { required: ['extends'] },
    // oxlint-disable-next-line no-thenable -- a keyword of JSON Schema
    then: { $ref: `#/${definitions}/difference` },
    else: { $ref: `#/${definitions}/scenario` },
    [definitions]: { scenario: whole, difference, ...sharedDefinitions(draft) },
  }
}

/** The published schema of the bibliography. */
export function bibliographyJsonSchema(draft: Draft = 'draft-2020-12'): JsonSchema {
  return documentJsonSchema(bibliographySchema, 'Glasshouse bibliography, version 1', draft)
}

/** The JSON Schema of any document whose quantities are those of the language, with its definitions. */
export function documentJsonSchema(schema: z.ZodObject, title: string, draft: Draft = 'draft-2020-12'): JsonSchema {
  return {
    ...headOf(draft, title, ''),
    ...bare(schema, draft),
    [definitionsOf[draft]]: sharedDefinitions(draft),
  }
}

function headOf(draft: Draft, title: string, description: string): JsonSchema {
  const $schema =
    draft === 'draft-07' ? 'http://json-schema.org/draft-07/schema#' : 'https://json-schema.org/draft/2020-12/schema'
  return { $schema, title, ...(description && { description }) }
}

/** Carried by schemas that stand in many places and are written out once. */
interface SharedMeta {
  shared?: string
}

const sharedSchemas: Record<string, z.ZodType> = { id: id(), ...provenance }

/** @param inFull a schema to be written out although it is shared */
function bare(schema: z.ZodType, draft: Draft, inFull?: z.ZodType): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    target: draft,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // A file that states only differences may leave out the word that tells alternatives apart.
      if (jsonSchema.oneOf) {
        jsonSchema.anyOf = jsonSchema.oneOf
        delete jsonSchema.oneOf
      }
      const { quantity, shared } = (z.globalRegistry.get(zodSchema) ?? {}) as QuantityMeta & SharedMeta
      const name = quantity ?? shared
      if (!name || (zodSchema as z.core.$ZodType) === inFull) return
      const { description } = jsonSchema
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as JsonSchema)[key]
      const said = shared && metaOf(sharedSchemas[shared]).description
      if (description !== undefined && description !== said) jsonSchema.description = description
      jsonSchema.allOf = [{ $ref: `#/${definitionsOf[draft]}/${name}` }]
    },
  }) as JsonSchema
  return made
}

/**
 * One definition for each kind of quantity (the text with its unit, or the block with its provenance), and for
 * identifiers and provenance.
 */
function sharedDefinitions(draft: Draft): JsonSchema {
  const definitions: JsonSchema = {
    date: {
      type: 'string',
      pattern: datePattern,
      description: 'A day, for example 2010-01-01',
      examples: ['2010-01-01'],
    },
  }
  for (const kind of kindNames) {
    const { a, written, examples, pattern } = kinds[kind]
    const text: JsonSchema = { type: 'string', pattern, examples: [...examples] }
    definitions[`${kind}-figure`] = kind === 'count' ? { anyOf: [text, { type: 'integer', minimum: 0 }] } : text
    const figure = { $ref: `#/${definitionsOf[draft]}/${kind}-figure` }
    definitions[kind] = {
      description: `${a[0].toUpperCase()}${a.slice(1)}: ${written}`,
      anyOf: [
        figure,
        {
          type: 'object',
          properties: {
            value: figure,
            ...Object.fromEntries(
              Object.keys(provenance).map((key) => [key, { $ref: `#/${definitionsOf[draft]}/${key}` }]),
            ),
            range: pair(figure, draft),
          },
          required: ['value'],
          additionalProperties: false,
        },
      ],
    }
  }
  for (const [name, schema] of Object.entries(sharedSchemas)) {
    const { shared: _, ...made } = bare(schema, draft, schema)
    definitions[name] = made
  }
  return definitions
}

function pair(figure: JsonSchema, draft: Draft): JsonSchema {
  const items = draft === 'draft-07' ? { items: [figure, figure] } : { prefixItems: [figure, figure] }
  return { type: 'array', ...items, minItems: 2, maxItems: 2, description: 'Lowest and highest plausible value' }
}

/** A schema in which every key may be missing, or be `off`. */
function asDifference(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asDifference)
  if (typeof schema !== 'object' || schema === null) return schema
  const { required: _, ...rest } = schema as JsonSchema
  const made: JsonSchema = {}
  for (const [key, inner] of Object.entries(rest)) {
    if (key === 'properties') {
      made[key] = Object.fromEntries(Object.entries(inner as JsonSchema).map(([name, each]) => [name, orOff(each)]))
    } else if (key === 'additionalProperties' && typeof inner === 'object') made[key] = orOff(inner)
    else made[key] = key === 'anyOf' ? asDifference(inner) : inner
  }
  return made
}

/** Descriptions stay outside, where editors look for them. */
function orOff(schema: unknown): JsonSchema {
  const { description, ...rest } = asDifference(schema) as JsonSchema
  return { ...(description !== undefined && { description }), anyOf: [rest, { const: 'off' }] }
}
