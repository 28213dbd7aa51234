/** `glasshouse compare` */
import { Argument, Command } from 'commander'
import { examples } from '../examples.js'
import { seed, whole } from '../options/numbers.js'
import { namesOption, setOption, threadsOption } from '../options/shared.js'
import type { Terminal } from '../terminal/terminal.js'

export interface CompareOptions {
  set?: string[]
  without?: string[]
  with?: string[]
  residents?: number
  ticks?: number
  seed?: string
  threads?: number
  json?: boolean
  out?: string
  quiet?: boolean
}

export const compareCommand = (terminal: Terminal): Command =>
  new Command('compare')
    .summary('live the same society twice, and compare every life')
    .description(
      'Live the same society twice: once under a scenario, once with a change or under another scenario. Both worlds have the same residents and the same luck, so what differs is the doing of the change. Every life is compared, tick by tick.',
    )
    .addArgument(new Argument('<scenario>', 'name of a scenario, path of a scenario file, or folder of a run'))
    .addArgument(
      new Argument('[other]', 'another scenario, or another run, for the second world (default: the same, changed)'),
    )
    .addOption(
      namesOption(
        '--without <name>',
        'take something out of the second world: a safeguard (appeal, notice, ...), a rule, a sensor, a reaction, what a door does with grades, grades, expiry, response, linkage-errors, joining; may be repeated',
      ),
    )
    .addOption(namesOption('--with <name>', 'switch a safeguard on in the second world; may be repeated'))
    .addOption(setOption())
    .option('--residents <number>', 'how many residents live in both (default: as in the scenario)', whole(1))
    .option('--ticks <number>', 'how many steps of time to run (default: as in the scenario)', whole(1))
    .option('--seed <number>', 'which luck both worlds share (default: 1)', seed)
    .addOption(threadsOption())
    .option('--json', 'print one JSON document on standard output, and nothing else there')
    .option('--out <file>', 'write what would be printed to a file')
    .option('-q, --quiet', 'print no progress')
    .addHelpText(
      'after',
      examples(
        ['glasshouse compare suining-2010 --without appeal', 'what appeals are worth, and to whom'],
        ['glasshouse compare suining-2010 --without SU-10', 'without one rule'],
        ['glasshouse compare suining-2010 suining-2010-no-scheme', 'with and without the scheme'],
        ['glasshouse compare suining-2010 --set "rules.SU-19.points=-50 points"', 'one number changed'],
        ['glasshouse compare runs/my-run --without appeal', 'the society of a run, with its residents and its luck'],
        ['glasshouse compare suining-2010 --without appeal --json', 'for scripts'],
      ),
    )
    .action(async (scenario: string, other: string | undefined, options: CompareOptions) =>
      (await import('../actions/compare.js')).compare(scenario, other, options, terminal),
    )
