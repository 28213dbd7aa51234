/** `glasshouse verify` */
import { Command } from 'commander'
import { examples } from '../examples.js'
import { kernelOption, packedOption, runArgument, threadsOption } from '../options/shared.js'
import type { KernelName } from '../../run/crew/types.js'
import type { Terminal } from '../terminal/terminal.js'

export interface VerifyOptions {
  threads?: number
  packed?: boolean
  kernel?: KernelName
  json?: boolean
  quiet?: boolean
}

export const verifyCommand = (terminal: Terminal): Command =>
  new Command('verify')
    .summary('run a run again and compare')
    .description(
      'Check that a run is what it says: the files of its folder are unchanged, and running it again from its manifest gives the same digest. It takes as long as the run did.',
    )
    .addArgument(runArgument())
    .addOption(threadsOption())
    .addOption(packedOption())
    .addOption(kernelOption())
    .option('--json', 'print one JSON document')
    .option('-q, --quiet', 'print nothing but warnings and errors')
    .addHelpText('after', examples(['glasshouse verify runs/my-run', 'status 0 if it is the same, 2 if it is not']))
    .action(async (run: string, options: VerifyOptions) =>
      (await import('../actions/verify.js')).verify(run, options, terminal),
    )
