/** `glasshouse compare`: a few sentences, then what changed, who gains and who loses, and what one seed cannot say. */
import { writeFile } from 'node:fs/promises'
import type { Comparison } from '../../experiment/compare.js'
import { comparisonSentences } from '../../experiment/sentences.js'
import { compareWorlds } from '../../library/compare.js'
import type { CompareOptions } from '../commands/compare.js'
import { comparisonTables } from '../terminal/comparison.js'
import { interruptible } from '../interruption.js'
import { counted, guess, size } from '../terminal/numbers.js'
import { progressOn } from '../terminal/progress.js'
import type { Stream, Terminal } from '../terminal/terminal.js'
import { plainStream } from '../terminal/plain.js'
import { wrap } from '../terminal/wrap.js'

/** @throws InputError, Interrupted */
export async function compare(
  scenario: string,
  other: string | undefined,
  options: CompareOptions,
  { out, err }: Terminal,
): Promise<void> {
  const { json, quiet, out: file, ...rest } = options
  const progress = progressOn(quiet ? { ...err, live: false } : err)
  const { signal, release } = interruptible(() => {
    progress.end()
    err.write('Stopping ... (once more to stop at once)\n')
  })
  try {
    const found = await compareWorlds(scenario, {
      ...rest,
      other,
      signal,
      onPlan: ({ residents, ticks, threads, seconds, bytes }) => {
        if (quiet) return
        err.write(
          `Two worlds of ${counted(residents, 'resident')}, ${counted(ticks, 'tick')}, ${counted(threads, 'thread')}. ` +
            `It will take ${guess(seconds)} and ${size(bytes)} of memory.\n`,
        )
      },
      onProgress: (now) => progress.show(now),
    })
    progress.end()
    for (const warning of found.warnings) err.write(`${err.colours.yellow('warning')}  ${warning}\n`)
    const text = json ? `${JSON.stringify(found, null, 2)}\n` : told(found, file === undefined ? out : plainStream(out))
    if (file === undefined) return out.write(text)
    await writeFile(file, text)
    if (!quiet) err.write(`written to ${file}\n`)
  } finally {
    progress.end()
    release()
  }
}

/** Whoever compares a scheme with none at all wants to know what happened, not every rule. */
const MOST_DIFFERENCES = 6

function told(comparison: Comparison, out: Stream): string {
  const { a, b, scheme, residents, ticks, seed, population } = comparison
  const { bold, dim } = out.colours
  const differences = scheme.differences.slice(0, MOST_DIFFERENCES).map(({ text }) => wrap(text, out.width, '- '))
  const more = scheme.differences.length - differences.length
  if (more > 0) differences.push(`- and ${more} more; "glasshouse diff" tells all of them`)
  return [
    `${dim('First world ')}  ${bold(a.title)}`,
    `${dim('Second world')}  ${bold(b.title)}${b.settings.length > 0 ? ', with' : ''}`,
    ...(differences.length > 0 ? differences : ['- no difference']),
    '',
    ...comparisonSentences(comparison).map((sentence) => wrap(sentence, out.width)),
    '',
    comparisonTables(comparison, out),
    dim(`${counted(residents, 'synthetic resident')} of ${population}, ${counted(ticks, 'tick')}, seed ${seed}`),
    dim(`digests  ${comparison.digestA}`),
    dim(`         ${comparison.digestB}`),
    '',
  ].join('\n')
}
