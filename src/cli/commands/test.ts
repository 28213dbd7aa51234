/** `glasshouse test` */
import { Argument, Command } from 'commander'
import { examples } from '../examples.js'
import type { Terminal } from '../terminal/terminal.js'

export interface TestOptions {
  json?: boolean
  quiet?: boolean
  why?: boolean
}

export const testCommand = (terminal: Terminal): Command =>
  new Command('test')
    .summary('try made-up cases: these events, this score, and why')
    .description(
      'Try the vignettes of scenarios. A vignette is a made-up case that says what a scheme must do: these events, this score, this grade, because of these rules. The engine itself lives through it.',
    )
    .addArgument(new Argument('[vignettes...]', 'names of scenarios that have vignettes (default: all of them)'))
    .option('--why', 'show for every case what was booked, when, by which rule, and how sure we are of it')
    .option('--json', 'print one JSON document')
    .option('-q, --quiet', 'print only what does not hold')
    .addHelpText(
      'after',
      examples(
        ['glasshouse test', 'all of them'],
        ['glasshouse test suining-2010 --why', 'with the reasons'],
        ['glasshouse test --json', 'for scripts'],
      ) + '\nStatus: 0 if every case holds, 2 if one does not or a file is wrong.\n',
    )
    .action(async (scenarios: string[], options: TestOptions) =>
      (await import('../actions/test.js')).test(scenarios, options, terminal),
    )
