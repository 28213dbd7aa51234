/** `glasshouse search` */
import { Command, Option } from 'commander'
import { examples } from '../examples.js'
import { whole } from '../options/numbers.js'
import { runArgument, threadsOption } from '../options/shared.js'
import type { Terminal } from '../terminal/terminal.js'

export interface SearchCommandOptions {
  where?: string
  name?: string
  sort?: string
  limit?: number
  count?: boolean
  columns?: boolean
  threads?: number
  json?: boolean
  quiet?: boolean
}

export const searchCommand = (terminal: Terminal): Command =>
  new Command('search')
    .summary('search the files of all subjects of a run')
    .description(
      'Search the files of all subjects of a run: everybody who meets a condition, as numbers that "glasshouse file" opens. A run that did not keep its subjects (glasshouse run --keep-subjects) is lived again first. Everybody found is synthetic.',
    )
    .addArgument(runArgument())
    .option(
      '--where <condition>',
      'in SQL, over the columns that --columns prints, for example "grade = \'D\' and age >= 60"',
    )
    .option('--name <name>', 'whole synthetic name of a subject')
    .option('--sort <columns>', 'for example "points_short desc, age" (default: by number)')
    .option('--limit <number>', 'how many to show (default: 20)', whole(1))
    .option('--count', 'only say how many there are')
    .addOption(
      new Option('--columns', 'print the columns that can be asked for, and what they mean').conflicts([
        'where',
        'name',
        'sort',
        'limit',
        'count',
      ]),
    )
    .addOption(threadsOption())
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .option('-q, --quiet', 'print nothing but the result, warnings and errors')
    .addHelpText(
      'after',
      examples(
        ['glasshouse search runs/my-run --columns', 'what can be asked for'],
        [`glasshouse search runs/my-run --where "grade = 'D' and age >= 60 and wrongly_graded"`, 'who, of all'],
        ['glasshouse search runs/my-run --sort "points_short desc" --limit 5', 'whom errors cost most'],
        ['glasshouse search runs/my-run --where "score < 850" --count', 'how many'],
      ),
    )
    .action(async (run: string, options: SearchCommandOptions) =>
      (await import('../actions/search.js')).search(run, options, terminal),
    )
