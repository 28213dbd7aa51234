/** `glasshouse verify` */
import { Command, Option } from 'commander'
import { examples } from '../examples.js'
import { seed, whole } from '../options/numbers.js'
import { kernelOption, packedOption, runArgument, threadsOption } from '../options/shared.js'
import type { KernelName } from '../../run/crew/types.js'
import type { Terminal } from '../terminal/terminal.js'

export interface VerifyOptions {
  sample?: number
  seed?: string
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
      'Check that a run is what it says: the files of its folder are unchanged, and running it again from its manifest gives the same digest. It takes as long as the run did; ' +
        'with --sample, only some communities are run again, and what that does not show is said.',
    )
    .addArgument(runArgument())
    .addOption(
      new Option(
        '--sample <number>',
        'run so many communities again, each alone, by the reference if --kernel does not say otherwise, and compare how each ended',
      ).argParser(whole(1)),
    )
    .addOption(new Option('--seed <number>', 'with --sample: which communities (default: 1)').argParser(seed))
    .addOption(threadsOption())
    .addOption(packedOption())
    .addOption(kernelOption())
    .option('--json', 'print one JSON document')
    .option('-q, --quiet', 'print nothing but warnings and errors')
    .addHelpText(
      'after',
      examples(
        ['glasshouse verify runs/my-run', 'status 0 if it is the same, 2 if it is not'],
        ['glasshouse verify runs/my-run --sample 100', 'a hundred communities of a run too large to run again'],
        ['glasshouse verify runs/my-run --sample 100 --seed 7', 'a hundred others'],
      ),
    )
    .action(async (run: string, options: VerifyOptions) =>
      (await import('../actions/verify.js')).verify(run, options, terminal),
    )
