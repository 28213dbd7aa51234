/** `glasshouse completion`, and the hidden `complete` that its scripts call at every press of the tab key. */
import { Argument, Command } from 'commander'
import { examples } from '../examples.js'
import type { Shell } from '../completion/scripts.js'
import type { Terminal } from '../terminal/terminal.js'

export const completionCommand = (terminal: Terminal): Command =>
  new Command('completion')
    .summary('print a script that lets your shell complete commands')
    .description('Print a script that lets your shell complete commands, options and names of scenarios.')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      examples(
        ['source <(glasshouse completion bash)', 'bash or zsh, for this window'],
        ['glasshouse completion bash >> ~/.bashrc', 'bash, from now on'],
        ['glasshouse completion fish > ~/.config/fish/completions/glasshouse.fish', 'fish, from now on'],
      ),
    )
    .action(async (shell: Shell) => (await import('../actions/completion.js')).script(shell, terminal))

export const completeCommand = (terminal: Terminal): Command =>
  new Command('complete')
    .argument('[words...]')
    .allowUnknownOption()
    .helpOption(false)
    .action(async (words: string[], _options: unknown, command: Command) =>
      (await import('../actions/completion.js')).suggestions(words, command.parent!, terminal),
    )
