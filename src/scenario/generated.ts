/** All committed files that are made from the schemas, by their path in the project. */
import { bibliographyJsonSchema, scenarioJsonSchema } from './jsonschema.js'
import { scenarioReference } from './reference.js'

/** Text by path; tools/generate.js writes them, a test compares them. */
export function generated(): Record<string, string> {
  const json = (schema: object) => `${JSON.stringify(schema, undefined, 2)}\n`
  return {
    'schema/scenario.schema.json': json(scenarioJsonSchema()),
    'schema/scenario.draft-07.schema.json': json(scenarioJsonSchema('draft-07')),
    'schema/sources.schema.json': json(bibliographyJsonSchema()),
    'docs/reference/scenario.md': scenarioReference(),
  }
}
