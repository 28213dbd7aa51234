/** The reference of all tables of measures, as a page for the documentation. */
import { headlineDefinitions } from './headlines.js'
import { tableDefinitions } from './definitions.js'
import type { ColumnDefinition, TableDefinition } from './types.js'

const opening = `# Reference: tables of measures

This page is made from the list that the tables themselves are made from: \`npm run generate\` writes it, and a test fails
when it is old. [What a run leaves](../results.md) says how the tables are read, and four things to know before adding
anything up.

Types are those of Parquet: \`int64\` for counts, \`double\` for means and shares, \`date\` for days. A column that may be
without a value says so.
`

/** Text of docs/reference/measures.md. */
export function measuresReference(): string {
  const tables = Object.values(tableDefinitions).map(tableSection)
  const headlines = Object.entries(headlineDefinitions).map(
    ([name, [unit, about]]) => `| \`${name}\` | ${cell(unit)} | ${cell(about)} |`,
  )
  return [
    opening,
    ...tables,
    `## Headline figures\n`,
    'In `manifest.json` under `measures`, for everybody over the whole run. Figures without a value are `null`.\n',
    ['| name | unit | meaning |', '| --- | --- | --- |', ...headlines, ''].join('\n'),
  ].join('\n')
}

function tableSection({ name, title, about, columns }: TableDefinition): string {
  const rows = columns.map(
    (column) => `| \`${column.name}\` | ${column.type} | ${unitOf(column)} | ${meaningOf(column)} |`,
  )
  const head = ['| column | type | unit | meaning |', '| --- | --- | --- | --- |']
  return [`## ${title}: \`${name}\``, '', about, '', ...head, ...rows, ''].join('\n')
}

function unitOf({ unit }: ColumnDefinition): string {
  return unit === 'none' ? '' : cell(unit)
}

function meaningOf({ about, formula, nullable }: ColumnDefinition): string {
  const how = formula === undefined ? '' : ` (${formula})`
  return cell(`${about}${how}${nullable ? '. May be without a value' : ''}`)
}

/** A text inside a Markdown table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
