/** `glasshouse report` */
import { Command } from 'commander'
import { examples } from '../examples.js'
import { runArgument } from '../options/shared.js'
import type { Terminal } from '../terminal/terminal.js'

export const reportCommand = (terminal: Terminal): Command =>
  new Command('report')
    .summary('write the report of a run again')
    .description('Write the report of a run again: one HTML file that opens anywhere and needs no network.')
    .addArgument(runArgument())
    .option('--out <file>', 'file to write (default: report.html in the folder of the run)')
    .addHelpText(
      'after',
      examples(
        ['glasshouse report runs/my-run', 'into the folder of the run'],
        ['glasshouse report runs/my-run --out ~/report.html', 'somewhere else'],
      ),
    )
    .action(async (run: string, options: { out?: string }) =>
      (await import('../actions/report.js')).report(run, options, terminal),
    )
