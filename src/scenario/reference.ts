/** The reference of the language as Markdown, made from the same schema that reads scenarios. */
import { z } from 'zod'
import { kindNames, kinds } from './language/kinds.js'
import { alternatives, core, described, metaOf } from './language/schemaWalk.js'
import { scenarioSchema } from './schema/scenario.js'

/** The whole page: kinds of quantity, then one table for each block of keys. */
export function scenarioReference(): string {
  const parts = [head, quantities(), '## Keys\n']
  for (const block of blocksOf(scenarioSchema, [])) parts.push(block)
  return `${parts.join('\n').trimEnd()}\n`
}

const head = `# Reference: scenario files, version 1

This page is generated from the schema that reads the files (\`src/scenario/schema\`); do not edit it.

A scenario is a YAML file of keys and values. Shorthands (\`&\`, \`*\`, \`<<\`), tags (\`!\`) and tabs are refused.
Identifiers are letters, digits and hyphens.

- **Provenance.** \`source\`, \`evidence\` and \`note\` hold for the block they stand in and for all below it, until a
  deeper block or a number says otherwise. Every number needs evidence; \`documented\`, \`reported\` and \`disputed\` need a
  source from the bibliography. A file vouches only for the numbers it writes itself.
- **extends: NAME** begins a file that states only differences. Blocks are merged key by key; texts, numbers and lists
  replace; \`off\` removes. Such a file needs a \`scenario:\` name of its own.
- **--set PATH=VALUE** on the command line changes a single value, for example
  \`--set rules.SU-10.points="-20 points"\` or \`--set rules.SU-10=off\`. Numbers set so are marked \`assumed\`.
`

function quantities(): string {
  const rows = kindNames.map((kind) => {
    const { written, examples } = kinds[kind]
    return `| ${kind} | ${written} | ${examples.map((example) => `\`${example}\``).join(', ')} |`
  })
  return [
    '## Quantities\n',
    'A quantity is written on one line with its unit, or as a block with `value` and any of `source`, `evidence`,',
    '`note` and `range` (lowest and highest plausible value).\n',
    '| kind | written as | examples |',
    '| --- | --- | --- |',
    ...rows,
    '| date | year-month-day | `2010-01-01` |',
    '',
  ].join('\n')
}

/** Tables of a block and, depth first, of the blocks in it. */
function blocksOf(schema: z.core.$ZodType, path: string[]): string[] {
  const found: string[] = []
  for (const each of alternatives(schema)) {
    if (each instanceof z.core.$ZodRecord && !metaOf(each).quantity) {
      found.push(...blocksOf(each._zod.def.valueType, [...path, 'NAME']))
    }
    if (!(each instanceof z.core.$ZodObject)) continue
    found.push(tableOf(each, path, metaOf(each).description ?? metaOf(schema).description))
    for (const [key, field] of Object.entries(each._zod.def.shape)) found.push(...blocksOf(field, [...path, key]))
  }
  return found
}

function tableOf(block: z.core.$ZodObject, path: string[], description: string | undefined): string {
  const rows = Object.entries(block._zod.def.shape).map(([key, field]) => {
    const needed = field._zod.optin === undefined ? 'yes' : ''
    const what = described(alternatives(field)).replaceAll('|', '\\|')
    return `| \`${key}\` | ${what} | ${needed} | ${(metaOf(field).description ?? metaOf(core(field)).description ?? '').replaceAll('|', '\\|')} |`
  })
  return [
    `### ${path.length === 0 ? 'Top level' : `\`${path.join('.')}\``}\n`,
    ...(description ? [`${description}.\n`] : []),
    '| key | value | needed | meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
