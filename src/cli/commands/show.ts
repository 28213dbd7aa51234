/** `glasshouse show` */
import { Command } from 'commander'
import { examples } from '../examples.js'
import { scenarioArgument, setOption } from '../options/shared.js'
import type { Terminal } from '../terminal/terminal.js'

export const showCommand = (terminal: Terminal): Command =>
  new Command('show')
    .summary('show what a scenario says, and where its numbers come from')
    .description(
      'Show what a scenario says: who is scored, what is seen, which rules, grades and doors there are, and for every one of them how sure we are and which source says so.',
    )
    .addArgument(scenarioArgument())
    .addOption(setOption())
    .option('--json', 'print one JSON document with every number of the scenario')
    .addHelpText(
      'after',
      examples(
        ['glasshouse show suining-2010', 'as tables'],
        ['glasshouse show suining-2010 --json', 'every number, for scripts'],
        ['glasshouse show ./my-scheme.yaml', 'a scenario of your own'],
      ),
    )
    .action(async (scenario: string, options: { json?: boolean; set?: string[] }) =>
      (await import('../actions/show.js')).show(scenario, options, terminal),
    )
