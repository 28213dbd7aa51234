/** The reference of the command line as a page, made from the commands themselves. */
import type { Command } from 'commander'
import { createProgram } from './program.js'
import type { Terminal } from './terminal/terminal.js'

/** Characters to a line of help in the page. */
const WIDTH = 100

const introduction = `# The command line

This page is made from the commands themselves: \`node tools/generate.js\` writes it, and a test fails when it is old.

Results go to standard output, everything said along the way to standard error, so output can be piped. On a pipe
there is no colour and no progress bar; \`NO_COLOR\` and \`FORCE_COLOR\` are obeyed. Numbers of residents and ticks may be
written \`100000\`, \`100,000\`, \`100k\` or \`1.1M\`.

| status | meaning |
| --- | --- |
| 0 | done |
| 2 | something in the input is wrong; the message says what, and nothing was written |
| 130 | stopped by Ctrl-C or by a signal; the message says after which tick, and no run is left |
| 1 | a defect of glasshouse; \`GLASSHOUSE_DEBUG=1\` shows where |

\`run\` writes a folder, with \`--json\` too: the path is \`dir\` in the document. Without \`--out\` it is \`runs/NAME-1\`, then
\`runs/NAME-2\` and so on; a folder that exists is never overwritten. A folder whose name ends in \`.partial-\` and a number was
left by a run that was killed; it holds no result.
`

/** The whole page as Markdown. */
export function cliReference(): string {
  const program = createProgram(nowhere)
  const help = program.createHelp()
  const commands = help.visibleCommands(program).filter((command) => command.name() !== 'help')
  const parts = commands.map((command) => `## glasshouse ${command.name()}\n\n${fenced(command)}`)
  return `${introduction}\n## glasshouse\n\n${fenced(program)}\n${parts.join('\n')}`
}

function fenced(command: Command): string {
  let text = ''
  command.configureOutput({ writeOut: (piece) => (text += piece) }).outputHelp()
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\`\n`
}

const stream = { write: () => undefined, live: false, width: WIDTH } as unknown as Terminal['out']
const nowhere: Terminal = { out: stream, err: stream }
