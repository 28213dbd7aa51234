/** The text that explains a run folder to somebody who has nothing else: what lies in it and how to read it. */
import { grouped } from '../grouped.js'
import { tableDefinitions, type TableName } from '../../measure/definitions.js'
import type { Manifest, TableEntry } from '../manifest.js'

const WIDTH = 100

/** Breaks a text into lines, each beginning with `indent`. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length + 1 > WIDTH && line !== indent) {
      lines.push(line)
      line = indent
    }
    line += line === indent ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}

function heading(text: string): string {
  return `${text}\n${'-'.repeat(text.length)}`
}

function describeTable({ name, rows }: TableEntry): string {
  const table = tableDefinitions[name as TableName]
  const columns = table.columns.map((column) => {
    const unit = column.unit === 'none' ? '' : ` [${column.unit}]`
    const formula = column.formula ? ` (${column.formula})` : ''
    return `  ${column.name}${unit}\n${wrapped(`${column.about}${formula}`, '      ')}`
  })
  const title = `tables/${table.name}.parquet: ${table.title}, ${grouped(rows)} rows`
  return [title, wrapped(table.about, '  '), '', ...columns].join('\n')
}

const reading = `DuckDB, on the command line or from any of its languages:

    SELECT date, grade, residents FROM 'tables/grades.parquet'
    WHERE group_by = 'all' ORDER BY date, grade;

Python, with pandas and pyarrow:

    import pandas
    grades = pandas.read_parquet('tables/grades.parquet')
    everybody = grades[grades.group_by == 'all']

R, with arrow:

    grades <- arrow::read_parquet("tables/grades.parquet")
    everybody <- subset(grades, group_by == "all")

Each file also carries the meaning of its columns as JSON in its key-value metadata, under "glasshouse.table".`

/** README.txt of a run. */
export function readmeText(manifest: Manifest): string {
  const { scenario, catalogue } = manifest
  const facts = [
    ['Scenario', `${scenario.name}: ${scenario.title}`],
    ['Residents', grouped(manifest.residents)],
    ['Time', `${manifest.ticks} ticks of ${manifest.tick}, from ${manifest.start} to ${manifest.end}`],
    ...(manifest.former ?? []).map(({ name, title, until, date, run, digest }) => [
      'Before',
      `${name}: ${title}, for ${until} ticks, until ${date}; up to there as in the run ${run}` +
        (digest === null ? ', which was not finished' : ` (digest ${digest})`),
    ]),
    ['Seed', manifest.seed],
    ['Digest', manifest.digest],
    ['Made by', `glasshouse ${manifest.glasshouse}`],
  ].map(([key, value]) => `${`${key}:`.padEnd(11)}${value}`)
  const named = (title: string, entries: { id: string; title: string }[]) =>
    entries.length === 0 ? [] : [`${title}:`, ...entries.map(({ id, title: of }) => `  ${id}: ${of}`), '']
  return [
    scenario.title,
    '='.repeat(scenario.title.length),
    '',
    wrapped(
      'A run of glasshouse, a laboratory for social scoring. Everybody in it is synthetic: residents were made from ' +
        'published totals, and nothing here is about a real person.',
    ),
    '',
    ...facts,
    '',
    heading('What lies here'),
    '',
    'manifest.json    sizes, seed, digest, timings, hashes of all files, sources',
    'scenario.yaml    the scenario as it was run, every figure with its source',
    ...(manifest.former ?? []).map(
      ({ file, until }) => `${file}  the scenario that was in force for the first ${until} ticks`,
    ),
    'population.yaml  the population as it was run',
    'sources.yaml     what both of them cite',
    'tables/          the measures, as Parquet files',
    '',
    wrapped('"glasshouse verify" runs the same scenario again and compares; "glasshouse report" makes a page of it.'),
    '',
    heading('How to read the tables without glasshouse'),
    '',
    reading,
    '',
    wrapped(
      'Rows are repeated for each way of sorting residents: pick one value of group_by before adding anything up, ' +
        '"all" for everybody.',
    ),
    '',
    heading('Tables'),
    '',
    manifest.tables.map(describeTable).join('\n\n'),
    '',
    heading('Names'),
    '',
    ...named('Behaviours', catalogue.behaviours),
    ...named('Doors', catalogue.doors),
    ...named('Grades', catalogue.states),
    ...named('Regions', catalogue.regions),
    heading('How to cite'),
    '',
    wrapped(manifest.citation),
    '',
  ].join('\n')
}
