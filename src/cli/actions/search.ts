/** `glasshouse search`: those found, a row each, with the number that opens their file. */
import { searchColumns, searchRun } from '../../library/search.js'
import type { Found } from '../../search/search.js'
import type { SearchCommandOptions } from '../commands/search.js'
import { interruptible } from '../interruption.js'
import { counted, guess, spell } from '../terminal/numbers.js'
import { table } from '../terminal/table.js'
import type { Stream, Terminal } from '../terminal/terminal.js'

/** Shown of everybody, with whatever the condition and the order name. */
const ALWAYS = ['id', 'name', 'grade', 'true_grade', 'score', 'true_score']

/** @throws InputError if the run or the condition is wrong; Interrupted */
export async function search(run: string, options: SearchCommandOptions, { out, err }: Terminal): Promise<void> {
  const { json, quiet, count, columns, ...question } = options
  if (columns) {
    const all = await searchColumns(run)
    if (json) return out.write(`${JSON.stringify(all, null, 2)}\n`)
    return out.write(
      table(
        out,
        ['column', 'what it says'],
        all.map(({ name, about }) => [name, about]),
        [false, false],
      ),
    )
  }
  const { signal, release } = interruptible(() => err.write('Stopping ... (once more to stop at once)\n'))
  try {
    const result = await searchRun(run, {
      ...question,
      limit: count ? 1 : question.limit,
      signal,
      onRelive: (seconds) =>
        quiet ||
        err.write(
          `The run has not kept its subjects, so it is lived again: ${guess(seconds)}. (glasshouse run --keep-subjects spares that.)\n`,
        ),
    })
    if (json) return out.write(`${JSON.stringify(count ? { ...result, subjects: [] } : result, null, 2)}\n`)
    if (count) return out.write(`${result.found}\n`)
    const { found, subjects, seconds } = result
    if (subjects.length > 0) out.write(rows(subjects, `${question.where ?? ''} ${question.sort ?? ''}`, out))
    if (quiet) return
    const shown = subjects.length < found ? `, of whom ${subjects.length.toLocaleString('en')} are shown` : ''
    err.write(`${counted(found, 'synthetic subject')} found${shown}, after ${spell(seconds)}.\n`)
    if (subjects.length > 0) err.write(`glasshouse file ${run} ${subjects[0].id} opens the first.\n`)
  } finally {
    release()
  }
}

function rows(subjects: Found[], question: string, out: Stream): string {
  const asked = new Set(question.toLowerCase().match(/[a-z_]+/g))
  const names = Object.keys(subjects[0]).filter((name) => ALWAYS.includes(name) || asked.has(name))
  const number = (name: string) => subjects.every((each) => each[name] === null || typeof each[name] === 'number')
  return table(
    out,
    names.map((name) => name.replaceAll('_', ' ')),
    subjects.map((each) => names.map((name) => String(each[name] ?? ''))),
    names.map(number),
  )
}
