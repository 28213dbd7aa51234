/** How the command ends: which status, and what it says when something went wrong. */
import { CommanderError } from 'commander'
import { fileTrouble } from './fileTrouble.js'
import type { Terminal } from './terminal/terminal.js'
import { isInputError, isInterrupted } from '../library/errors.js'
import { glasshouseVersion } from '../run/package.js'

/** What scripts can rely on. */
export const status = { done: 0, defect: 1, input: 2, interrupted: 130 } as const

/** Says what went wrong in plain words on standard error and returns the exit status for it. */
export function ending(error: unknown, terminal: Terminal, debug = process.env.GLASSHOUSE_DEBUG === '1'): number {
  const { err } = terminal
  const say = (text: string) => err.write(`${text}\n`)
  // commander has already printed its complaint, or the help that was asked for
  if (error instanceof CommanderError) return error.exitCode === 0 ? status.done : status.input
  if (isInterrupted(error)) {
    say(`glasshouse: ${error.message}`)
    return status.interrupted
  }
  if (isInputError(error)) {
    // mistakes in files begin with the place, as editors and people expect
    say('problems' in error ? error.message : err.colours.red(`glasshouse: ${error.message}`))
    if (debug) say(error.stack ?? '')
    return status.input
  }
  const trouble = fileTrouble(error)
  if (trouble) {
    say(err.colours.red(`glasshouse: ${trouble}`))
    if (debug) say(stackOf(error))
    return status.input
  }
  say(err.colours.red('glasshouse: this is a defect of glasshouse, not a mistake of yours.'))
  say(`  ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`)
  say(`  Please report it with the command you typed, the scenario, and these versions: ${versions()}.`)
  if (debug) say(stackOf(error))
  else say('  GLASSHOUSE_DEBUG=1 in front of the command prints where it happened.')
  return status.defect
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : ''
}

const versions = () => `glasshouse ${glasshouseVersion()}, Node ${process.version}, ${process.platform} ${process.arch}`

/** Lets `glasshouse query … | head` end quietly when its reader has seen enough. */
export function quietPipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(status.done)
    throw error
  })
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    // nobody reads the progress any more; the run itself goes on
    if (error.code !== 'EPIPE') throw error
  })
}
