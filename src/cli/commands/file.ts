/** `glasshouse file` */
import { Argument, Command, Option } from 'commander'
import { type AnybodyKind, anybodyKinds } from '../../file/anybodyKinds.js'
import { examples } from '../examples.js'
import { resident, seed } from '../options/numbers.js'
import { runArgument } from '../options/shared.js'
import type { Terminal } from '../terminal/terminal.js'

/** What the command is given, as commander reads it. */
export interface FileCommandOptions {
  whatIf?: boolean
  why?: boolean
  json?: boolean
  html?: string
  seed?: string
  of?: AnybodyKind
}

export const fileCommand = (terminal: Terminal): Command =>
  new Command('file')
    .summary('open the file of one resident of a run')
    .description(
      'Open the file of one resident: what they did, what sensors made of it, which record came from where, and why the score is what it is, with the truth beside it. ' +
        'Nothing about anybody is kept in a run; the community is lived again, and must come to the recorded state. Everybody is synthetic.',
    )
    .addArgument(runArgument())
    .addArgument(new Argument('<id>', 'number of the resident, or "random" for any').argParser(resident))
    .option(
      '--why',
      'below each event: what was drawn, against which chance, and which figures of the scenario stand behind it',
    )
    .option('--what-if', 'what would have come out with one thing changed, under the same luck')
    .addOption(new Option('--seed <number>', 'with random: which one').argParser(seed))
    .addOption(new Option('--of <kind>', 'with random: of which kind (default: resident)').choices(anybodyKinds))
    .addOption(new Option('--json', 'print one JSON document').conflicts('html'))
    .option('--html <file>', 'write a page instead')
    .addHelpText(
      'after',
      examples(
        ['glasshouse file runs/my-run random', 'somebody'],
        ['glasshouse file runs/my-run random --of official --seed 7', 'another, in office'],
        ['glasshouse file runs/my-run 4711 --why', 'back to draws and parameters'],
        ['glasshouse file runs/my-run 4711 --what-if', 'and what would have changed it'],
        ['glasshouse file runs/my-run 4711 --html file.html', 'as a page'],
      ),
    )
    .action(async (run: string, id: number | 'random', options: FileCommandOptions) =>
      (await import('../actions/file.js')).file(run, id, options, terminal),
    )
