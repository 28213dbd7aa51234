/** `glasshouse verify` */
import { verifyRun } from '../../run/verify.js'
import { status } from '../ending.js'
import type { VerifyOptions } from '../commands/verify.js'
import { interruptible } from '../interruption.js'
import { counted, guess, spell } from '../terminal/numbers.js'
import { progressOn } from '../terminal/progress.js'
import type { Terminal } from '../terminal/terminal.js'

/**
 * Ends with status 0 only if everything came out the same.
 *
 * @throws RunError if the folder is no run or damaged; Interrupted
 */
export async function verify(run: string, options: VerifyOptions, { out, err }: Terminal): Promise<void> {
  const { json, quiet, ...how } = options
  const progress = progressOn(quiet ? { ...err, live: false } : err)
  const { signal, release } = interruptible(() => err.write('Stopping ... (once more to stop at once)\n'))
  try {
    const verified = await verifyRun(run, {
      ...how,
      signal,
      onPlan: ({ residents, ticks, seconds }) => {
        if (quiet) return
        err.write(
          `Running ${counted(residents, 'resident')} through ${counted(ticks, 'tick')} again: ${guess(seconds)}.\n`,
        )
      },
      onProgress: (now) => progress.show(now),
    })
    progress.end()
    const { same, differences, seconds } = verified
    if (!same) process.exitCode = status.input
    if (json) return out.write(`${JSON.stringify(verified, null, 2)}\n`)
    if (!same)
      return err.write(
        `${err.colours.red(`${run} cannot be reproduced:`)}\n${differences.map((each) => `- ${each}\n`).join('')}`,
      )
    if (!quiet)
      out.write(`${out.colours.green('same')}  ${run}: digest and every figure are the same, after ${spell(seconds)}\n`)
  } finally {
    progress.end()
    release()
  }
}
