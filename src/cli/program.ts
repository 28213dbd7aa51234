/** The commands of `glasshouse`, with their help. What a command does is loaded only when it is called. */
import { Command } from 'commander'
import { checkCommand } from './commands/check.js'
import { compareCommand } from './commands/compare.js'
import { completeCommand, completionCommand } from './commands/completion.js'
import { diffCommand } from './commands/diff.js'
import { examples } from './examples.js'
import { fileCommand } from './commands/file.js'
import { listCommand } from './commands/list.js'
import { queryCommand } from './commands/query.js'
import { reportCommand } from './commands/report.js'
import { resumeCommand } from './commands/resume.js'
import { runCommand } from './commands/run.js'
import { searchCommand } from './commands/search.js'
import { showCommand } from './commands/show.js'
import { testCommand } from './commands/test.js'
import { verifyCommand } from './commands/verify.js'
import type { Terminal } from './terminal/terminal.js'
import { glasshouseVersion } from '../run/package.js'

/**
 * @param terminal where everything is written, help and complaints included
 */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('glasshouse')
    .description(
      'A laboratory for social scoring. It runs a whole synthetic society under a scoring scheme and measures ' +
        'what the scheme does, to whom, and how sure we can be. Nobody in it is a real person.',
    )
    .version(glasshouseVersion(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText(
      'after',
      examples(
        ['glasshouse list', 'the scenarios that come with the laboratory'],
        ['glasshouse show suining-2010', 'its rules, and where every number comes from'],
        ['glasshouse run suining-2010 --residents 100k', 'a smaller county, in seconds'],
      ) + '\nStatus: 0 done, 2 something in the input is wrong, 130 interrupted, 1 a defect of glasshouse itself.\n',
    )
  for (const define of [
    listCommand,
    showCommand,
    checkCommand,
    testCommand,
    runCommand,
    resumeCommand,
    compareCommand,
    diffCommand,
    reportCommand,
    fileCommand,
    searchCommand,
    queryCommand,
    verifyCommand,
    completionCommand,
  ]) {
    program.addCommand(define(terminal))
  }
  program.addCommand(completeCommand(terminal), { hidden: true })
  for (const command of [program, ...program.commands]) sayPlainly(command, terminal)
  return program
}

/** Errors go to standard error in one voice and name the help; nothing ends the process but the end of main. */
function sayPlainly(command: Command, terminal: Terminal): void {
  const full = command.parent ? `${command.parent.name()} ${command.name()}` : command.name()
  command
    .exitOverride()
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError(`See: ${full} --help`)
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
      getOutHelpWidth: () => terminal.out.width,
      getErrHelpWidth: () => terminal.err.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) => write(text.replace(/^error: /, 'glasshouse: ')),
    })
}
