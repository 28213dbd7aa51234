/** `glasshouse check` */
import { checkFile, type Checked } from '../../library/scenarios.js'
import { formatProblems } from '../../scenario/language/problem.js'
import { status } from '../ending.js'
import { counted } from '../terminal/numbers.js'
import type { Terminal } from '../terminal/terminal.js'

/** Reports on every file, also after one that is wrong; the status says whether all are right. */
export async function check(files: string[], options: { json?: boolean }, terminal: Terminal): Promise<void> {
  const all: Checked[] = []
  // one after the other, so that what is printed has the order of the files
  for (const file of files) {
    const checked = await checkFile(file)
    if (!options.json) say(checked, terminal)
    all.push(checked)
  }
  if (options.json) terminal.out.write(`${JSON.stringify(all, null, 2)}\n`)
  if (all.some(({ problems }) => problems.length > 0)) process.exitCode = status.input
}

function say({ file, kind, title, numbers, problems, warnings }: Checked, { out, err }: Terminal): void {
  if (problems.length > 0) {
    err.write(`${formatProblems(problems)}\n\n${err.colours.red(`${file}: ${counted(problems.length, 'mistake')}`)}\n`)
    return
  }
  if (warnings.length > 0) err.write(`${formatProblems(warnings)}\n\n`)
  const what = kind === 'sources' ? 'bibliography' : kind
  const size = numbers > 0 ? `, ${counted(numbers, 'number')}` : ''
  const doubts = warnings.length > 0 ? `, ${counted(warnings.length, 'warning')}` : ''
  out.write(`${out.colours.green('ok')}  ${file}: ${what} "${title}"${size}${doubts}\n`)
}
