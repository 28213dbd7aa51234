/** `glasshouse query` */
import { Command, Option } from 'commander'
import { examples } from '../examples.js'
import { runArgument } from '../options/shared.js'
import type { Terminal } from '../terminal/terminal.js'

export const queryCommand = (terminal: Terminal): Command =>
  new Command('query')
    .summary('ask the measures of a run a question in SQL')
    .description(
      'Ask the measures of a run a question in SQL (DuckDB). Every table of measures is a view. Without a question, print the tables and what their columns mean.',
    )
    .addArgument(runArgument())
    .argument('[sql]', 'a SELECT statement')
    .option('--json', 'print rows as one JSON document')
    .addOption(new Option('--csv', 'print rows as comma-separated values').conflicts('json'))
    .addHelpText(
      'after',
      examples(
        ['glasshouse query runs/my-run', 'which tables there are'],
        [
          `glasshouse query runs/my-run "SELECT date, grade, residents FROM grades WHERE group_by = 'all'"`,
          'residents by grade',
        ],
        ['glasshouse query runs/my-run "SELECT * FROM opinion" --csv > opinion.csv', 'for a spreadsheet'],
      ),
    )
    .action(async (run: string, sql: string | undefined, options: { json?: boolean; csv?: boolean }) =>
      (await import('../actions/query.js')).query(run, sql, options, terminal),
    )
