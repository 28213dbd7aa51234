/** `glasshouse run` */
import { Command } from 'commander'
import { examples } from '../examples.js'
import { seed, whole } from '../options/numbers.js'
import {
  kernelOption,
  namesOption,
  packedOption,
  scenarioArgument,
  setOption,
  threadsOption,
} from '../options/shared.js'
import type { KernelName } from '../../run/crew/types.js'
import type { Terminal } from '../terminal/terminal.js'

export interface RunOptions {
  residents?: number
  ticks?: number
  seed?: string
  threads?: number
  packed?: boolean
  kernel?: KernelName
  set?: string[]
  without?: string[]
  with?: string[]
  from?: string
  out?: string
  json?: boolean
  quiet?: boolean
  report?: boolean
  keepSubjects?: boolean
  checkpointEvery?: number
}

export const runCommand = (terminal: Terminal): Command =>
  new Command('run')
    .summary('run a scenario and write a folder with its measures and a report')
    .description(
      'Run a scenario. The result is a folder with the measures as Parquet tables, a manifest that says exactly what was run, and a report for people. The same scenario, residents, ticks and seed give the same result, bit for bit, on any machine and with any number of threads; the digest proves it.',
    )
    .addArgument(scenarioArgument())
    .option(
      '--residents <number>',
      'how many residents live through it, for example 100k (default: as in the scenario)',
      whole(1),
    )
    .option('--ticks <number>', 'how many steps of time to run (default: as in the scenario)', whole(1))
    .option('--seed <number>', 'which luck to draw; another seed is another, equally likely society (default: 1)', seed)
    .addOption(threadsOption())
    .addOption(packedOption())
    .addOption(kernelOption())
    .addOption(setOption())
    .addOption(
      namesOption(
        '--without <name>',
        'take something out of the scenario or switch it off, as "glasshouse compare" does; may be repeated',
      ),
    )
    .addOption(namesOption('--with <name>', 'switch a safeguard of the scenario on; may be repeated'))
    .option(
      '--from <run@tick>',
      'go on from another run, finished or not: its society as it stood after so many ticks lives on under the scenario',
    )
    .option('--out <folder>', 'folder to write, which must not exist yet (default: a new one under runs/)')
    .option('--no-report', 'leave out report.html')
    .option(
      '--keep-subjects',
      'keep the state of every subject at the end, so that "glasshouse search" need not live the run again',
    )
    .option(
      '--checkpoint-every <seconds>',
      'how often to keep all that "glasshouse resume" needs (default: 30, less often where that takes long)',
      whole(0),
    )
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .option('-q, --quiet', 'print nothing but warnings and errors')
    .addHelpText(
      'after',
      examples(
        ['glasshouse run suining-2010', 'the whole county'],
        ['glasshouse run suining-2010 --residents 100k --seed 7', 'smaller, other luck'],
        ['glasshouse run suining-2010 --set "response.chill.strength=0 times"', 'what if nobody fell silent'],
        ['glasshouse run suining-2010-fair --from runs/my-run@24', 'another scheme takes over'],
        ['glasshouse run suining-2010 --json | jq .digest', 'for scripts'],
      ),
    )
    .action(async (scenario: string, options: RunOptions) =>
      (await import('../actions/run.js')).run(scenario, options, terminal),
    )
