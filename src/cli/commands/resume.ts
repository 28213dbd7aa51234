/** `glasshouse resume` */
import { Command } from 'commander'
import { examples } from '../examples.js'
import { kernelOption, packedOption, threadsOption } from '../options/shared.js'
import type { KernelName } from '../../run/crew/types.js'
import type { Terminal } from '../terminal/terminal.js'

export interface ResumeOptions {
  threads?: number
  packed?: boolean
  kernel?: KernelName
  checkpointEvery?: number
  json?: boolean
  quiet?: boolean
}

export const resumeCommand = (terminal: Terminal): Command =>
  new Command('resume')
    .summary('go on with a run that was stopped')
    .description(
      'Go on with a run that was stopped: by Ctrl-C, by the machine, by a full disk. It continues from the last checkpoint and ends with the result, bit for bit, of a run that never stopped.',
    )
    .argument('<run>', 'the folder that the run was to become')
    .addOption(threadsOption())
    .addOption(packedOption())
    .addOption(kernelOption())
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .option('-q, --quiet', 'print nothing but warnings and errors')
    .addHelpText('after', examples(['glasshouse resume runs/suining-2010-1', 'finish it']))
    .action(async (run: string, options: ResumeOptions) =>
      (await import('../actions/resume.js')).resume(run, options, terminal),
    )
