/** `glasshouse resume`: the rest of a run, told like a run. */
import { resumeRun } from '../../library/run.js'
import type { ResumeOptions } from '../commands/resume.js'
import type { Terminal } from '../terminal/terminal.js'
import { carry } from './run.js'

/** @throws InputError if there is nothing to go on with; Interrupted */
export async function resume(run: string, options: ResumeOptions, terminal: Terminal): Promise<void> {
  const { json, quiet, ...rest } = options
  await carry((way) => resumeRun(run, { ...rest, ...way }), { json, quiet }, terminal)
}
