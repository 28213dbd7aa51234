/** `glasshouse check` */
import { Command } from 'commander'
import { examples } from '../examples.js'
import type { Terminal } from '../terminal/terminal.js'

export const checkCommand = (terminal: Terminal): Command =>
  new Command('check')
    .summary('check scenario files without running them')
    .description('Check scenario files without running them. Every mistake is reported with its line and what to do.')
    .argument('<file...>', 'scenario files (YAML), or names of scenarios that come with the laboratory')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      examples(['glasshouse check my-scheme.yaml', 'one file'], ['glasshouse check schemes/*.yaml', 'several']),
    )
    .action(async (files: string[], options: { json?: boolean }) =>
      (await import('../actions/check.js')).check(files, options, terminal),
    )
