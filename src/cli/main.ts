#!/usr/bin/env node
/** The command `glasshouse`: reads its arguments, does what they ask, and ends with a status that scripts can trust. */
import { ending, quietPipes } from './ending.js'
import { createProgram } from './program.js'
import { processTerminal } from './terminal/terminal.js'

const terminal = processTerminal()
quietPipes()
// what fails outside of any command, such as printing itself, must not end in a stack either
process.on('uncaughtException', (error) => process.exit(ending(error, terminal)))
const program = createProgram(terminal)
try {
  // alone it is a question: what can this do?
  if (process.argv.length <= 2) program.outputHelp()
  else await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = ending(error, terminal)
}
