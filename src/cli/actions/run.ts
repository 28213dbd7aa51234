/** `glasshouse run`: says what it is about to do, shows how far it is, and ends with what happened and where it lies. */
import { type RunOptions as LibraryOptions, runScenario, type RunResult } from '../../library/run.js'
import { freshFolder } from '../../run/folder/place.js'
import type { Plan } from '../../run/run.js'
import type { RunOptions } from '../commands/run.js'
import { interruptible } from '../interruption.js'
import { counted, guess, rough, size, spell } from '../terminal/numbers.js'
import { progressOn } from '../terminal/progress.js'
import type { Stream, Terminal } from '../terminal/terminal.js'
import { wrap } from '../terminal/wrap.js'

/** @throws InputError, Interrupted */
export async function run(scenario: string, options: RunOptions, terminal: Terminal): Promise<void> {
  const { json, quiet, out = await freshFolder(scenario), ...rest } = options
  await carry((way) => runScenario(scenario, { ...rest, out, ...way }), { json, quiet }, terminal)
}

type Way = Pick<LibraryOptions, 'signal' | 'onPlan' | 'onProgress'>

/** Does a run, or the rest of one, and tells of it. */
export async function carry(
  work: (way: Way) => Promise<RunResult>,
  { json, quiet }: { json?: boolean; quiet?: boolean },
  { out, err }: Terminal,
): Promise<void> {
  const tell = (text: string) => quiet || err.write(`${text}\n`)
  const progress = progressOn(quiet ? { ...err, live: false } : err)
  const { signal, release } = interruptible(() => {
    progress.end()
    err.write('Stopping after this tick ... (once more to stop at once)\n')
  })
  try {
    const result = await work({
      signal,
      onPlan: ({ title, residents, ticks, threads, seconds, bytes, packed, done = 0, from }) => {
        const left = done > 0 ? `, ${done} of them done` : ''
        tell(
          `${title}: ${counted(residents, 'resident')}, ${counted(ticks, 'tick')}${left}, ${counted(threads, 'thread')}. ` +
            `It will take ${guess(seconds)} and ${size(bytes)} of memory${packed ? ', with communities packed between ticks' : ''}.`,
        )
        if (from && done === 0) tell(departure(from))
      },
      onProgress: (now) => progress.show(now),
    })
    progress.end()
    for (const warning of result.warnings) err.write(`${err.colours.yellow('warning')}  ${warning}\n`)
    if (json) out.write(`${JSON.stringify(result, null, 2)}\n`)
    else if (!quiet) out.write(ending(result, out))
  } finally {
    progress.end()
    release()
  }
}

function departure({ run, tick, date, again, seconds }: NonNullable<Plan['from']>): string {
  const first = `It goes on from ${run} as it stood after ${counted(tick, 'tick')}, on ${date}`
  if (again === 0) return `${first}, which that run has kept.`
  const kept = again < tick ? `, which has kept ${tick - again} of them` : ''
  const these = again === 1 ? 'one tick is' : `${counted(again, 'tick')} are`
  return `${first}${kept}; ${these} lived again first, in ${guess(seconds)} of that time.`
}

function ending(result: RunResult, { width, colours }: Stream): string {
  const { dir, report, seconds, residentTicksPerSecond, bytesPerResident, peakRssBytes, seed, digest } = result
  return [
    ...result.sentences.map((sentence) => wrap(sentence, width, '- ')),
    '',
    `${spell(seconds)} in all, ${rough(residentTicksPerSecond)} resident-ticks per second, ` +
      `${Math.round(bytesPerResident)} bytes per resident, ${size(peakRssBytes)} of memory at most.`,
    `This is one run with one luck (seed ${seed}); another seed shows how much of it is chance.`,
    '',
    ...(report === null ? [] : [`report  ${colours.bold(report)}`]),
    `folder  ${dir}`,
    `digest  ${digest}`,
    '',
  ].join('\n')
}
