/** `glasshouse list` */
import { Command } from 'commander'
import { examples } from '../examples.js'
import type { Terminal } from '../terminal/terminal.js'

export const listCommand = (terminal: Terminal): Command =>
  new Command('list')
    .summary('list the scenarios that come with the laboratory')
    .description('List the scenarios that come with the laboratory.')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      examples(['glasshouse list', 'names, titles and sizes'], ['glasshouse list --json', 'for scripts']),
    )
    .action(async (options: { json?: boolean }) => (await import('../actions/list.js')).list(options, terminal))
