/** The committed JSON Schema of vignettes, by its path in the project; see `scenario/generated.ts`. */
import { documentJsonSchema } from '../scenario/jsonschema.js'
import { vignetteSchema } from './schema.js'

/** Text by path; tools/generate.js writes it, a test compares it. */
export function generatedForVignettes(): Record<string, string> {
  const schema = documentJsonSchema(vignetteSchema, 'Glasshouse vignettes, version 1')
  return { 'schema/vignettes.schema.json': `${JSON.stringify(schema, undefined, 2)}\n` }
}
