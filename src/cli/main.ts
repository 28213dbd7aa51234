#!/usr/bin/env node
/** The command `glasshouse`: reads its arguments, does what they ask, and ends with a status that scripts can trust. */
import { ending, quietPipes } from './ending.js'
import { createProgram } from './program.js'
import { processTerminal } from './terminal/terminal.js'

const terminal = processTerminal()
quietPipes()
const program = createProgram(terminal)
try {
  // alone it is a question: what can this do?
  if (process.argv.length <= 2) program.outputHelp()
  else await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = ending(error, terminal)
}
