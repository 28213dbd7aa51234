/** `glasshouse verify` */
import { grouped } from '../../run/grouped.js'
import { type SamplePlan, type SampleVerification, type Verification, verifyRun } from '../../run/verify.js'
import { status } from '../ending.js'
import type { VerifyOptions } from '../commands/verify.js'
import { interruptible } from '../interruption.js'
import { counted, guess, percent, size, spell } from '../terminal/numbers.js'
import { progressOn } from '../terminal/progress.js'
import type { Terminal } from '../terminal/terminal.js'
import { wrap } from '../terminal/wrap.js'

/**
 * Ends with status 0 only if everything that was run again came out the same.
 *
 * @throws RunError if the folder is no run or damaged, or options contradict each other; Interrupted
 */
export async function verify(run: string, options: VerifyOptions, { out, err }: Terminal): Promise<void> {
  const { json, quiet, sample, ...how } = options
  const progress = progressOn(quiet ? { ...err, live: false } : err)
  const { signal, release } = interruptible(() => {
    progress.end()
    err.write('Stopping ... (once more to stop at once)\n')
  })
  const tell = (text: string) => quiet || err.write(`${text}\n`)
  const onProgress = progress.show
  try {
    const verified =
      sample === undefined
        ? await verifyRun(run, { ...how, signal, onPlan: (plan) => tell(planned(plan)), onProgress })
        : await verifyRun(run, { ...how, sample, signal, onPlan: (plan) => tell(plannedSample(plan)), onProgress })
    progress.end()
    const { same, differences } = verified
    if (!same) process.exitCode = status.input
    if (json) return out.write(`${JSON.stringify(verified, null, 2)}\n`)
    if (!same)
      err.write(
        `${err.colours.red(`${run} cannot be reproduced:`)}\n${differences.map((each) => `- ${each}\n`).join('')}`,
      )
    else if (!quiet) out.write(`${out.colours.green('same')}  ${run}: ${found(verified)}\n`)
    if (!quiet && 'sampled' in verified) (same ? out : err).write(limits(run, verified, (same ? out : err).width))
  } finally {
    progress.end()
    release()
  }
}

function planned({ residents, ticks, seconds }: { residents: number; ticks: number; seconds: number }): string {
  return `Running ${counted(residents, 'resident')} through ${counted(ticks, 'tick')} again: ${guess(seconds)}.`
}

function plannedSample({ ticks, seconds, bytes, kernel, ...extent }: SamplePlan): string {
  const { residents, regions, ofRegions } = extent
  const where = ofRegions > 1 ? `, in ${regions} of ${ofRegions} regions` : ''
  return (
    `Running ${some(extent)} (${counted(residents, 'resident')}${where}) through ${counted(ticks, 'tick')} again ` +
    `by the ${kernel} kernel: ${guess(seconds)}, and ${size(bytes)} of memory.`
  )
}

function some({ communities, ofCommunities }: { communities: number; ofCommunities: number }): string {
  if (communities === ofCommunities)
    return communities === 1 ? 'the only community' : `all ${grouped(communities)} communities`
  return `${grouped(communities)} of ${grouped(ofCommunities)} communities`
}

function found(verified: Verification | SampleVerification): string {
  const after = `after ${spell(verified.seconds)}`
  if (!('sampled' in verified)) return `digest and every figure are the same, ${after}`
  const { sampled } = verified
  return (
    `${some(sampled)} ended as recorded (${grouped(sampled.residents)} of ${counted(sampled.ofResidents, 'resident')}, ` +
    `by the ${sampled.kernel} kernel), and the record comes to the digest, ${after}`
  )
}

/** What a sample leaves open. */
function limits(run: string, { sampled, notShown, missed }: SampleVerification, width: number): string {
  const lines = [
    'This does not show',
    ...notShown.map((each) => `- ${each}`),
    `Only "glasshouse verify ${run}" does, which runs all of it again.`,
  ]
  if (missed.chance > 0) {
    const one = Math.round(1 / missed.wrong)
    lines.push(
      `If one community in ${grouped(one)} were wrong, a sample of ${grouped(sampled.communities)} would meet none of those with ` +
        `a chance of ${percent(missed.chance)}: (1 - 1/${grouped(one)})^${grouped(sampled.communities)}.`,
    )
  }
  return `${lines.map((line) => wrap(line, width)).join('\n')}\n`
}
