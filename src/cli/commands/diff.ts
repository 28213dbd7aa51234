/** `glasshouse diff` */
import { Argument, Command } from 'commander'
import { examples } from '../examples.js'
import type { Terminal } from '../terminal/terminal.js'

export const diffCommand = (terminal: Terminal): Command =>
  new Command('diff')
    .summary('say in words how two schemes differ')
    .description(
      'Say in words how two schemes differ: rules, points, doors, safeguards, sensors, grades, and how people are taken to react. Nothing is run; "glasshouse compare" shows what the difference does.',
    )
    .addArgument(new Argument('<scenario>', 'name of a scenario, path of a scenario file, or folder of a run'))
    .addArgument(new Argument('<other>', 'what it is compared with, named in the same way'))
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      examples(
        ['glasshouse diff suining-2010 suining-2010-fair', 'what makes it fairer'],
        ['glasshouse diff suining-2010 my-scheme.yaml', 'a scheme of your own'],
      ),
    )
    .action(async (scenario: string, other: string, options: { json?: boolean }) =>
      (await import('../actions/diff.js')).diff(scenario, other, options, terminal),
    )
