/** `glasshouse report` */
import { reportRun } from '../../library/run.js'
import type { Terminal } from '../terminal/terminal.js'

export async function report(run: string, options: { out?: string }, { out }: Terminal): Promise<void> {
  out.write(`${await reportRun(run, options.out)}\n`)
}
