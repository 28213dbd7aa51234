/** A command of this many characters leaves no room for a comment behind it. */
const LONG = 60

/**
 * The examples at the end of a command's help, each with what it is for.
 *
 * @param pairs what to type, and what it is for
 */
export function examples(...pairs: [command: string, purpose: string][]): string {
  const short = pairs.filter(([command]) => command.length <= LONG)
  const width = Math.max(...short.map(([command]) => command.length))
  const lines = pairs.map(([command, purpose]) =>
    command.length <= LONG ? `  $ ${command.padEnd(width)}   # ${purpose}` : `  # ${purpose}\n  $ ${command}`,
  )
  return `\nExamples:\n${lines.join('\n')}\n`
}
