/** `glasshouse test`: what holds, what does not, and what happened in the case. */
import { testVignettes } from '../../library/vignettes.js'
import type { VignetteResult, VignettesResult } from '../../vignette/try.js'
import type { TestOptions } from '../commands/test.js'
import { status } from '../ending.js'
import { counted } from '../terminal/numbers.js'
import type { Stream, Terminal } from '../terminal/terminal.js'
import { wrap } from '../terminal/wrap.js'

/**
 * Tries vignettes and says what came out; the status tells whether all hold.
 *
 * @throws InputError if a scenario has none, or there are mistakes in them
 */
export async function test(scenarios: string[], options: TestOptions, { out }: Terminal): Promise<void> {
  const results = await testVignettes(scenarios)
  if (results.some(({ holds }) => !holds)) process.exitCode = status.input
  if (options.json) return out.write(`${JSON.stringify(results, null, 2)}\n`)
  const parts = results.map((result) => partOf(result, options, out)).filter(Boolean)
  if (parts.length > 0) out.write(parts.join('\n'))
}

function partOf(result: VignettesResult, { quiet, why }: TestOptions, out: Stream): string {
  const { vignettes, scenario, title, holds } = result
  const shown = vignettes.filter((each) => !quiet || !each.holds)
  if (shown.length === 0) return ''
  const wrong = vignettes.filter((each) => !each.holds).length
  const { green, red, bold, dim } = out.colours
  const end = holds
    ? green(`${scenario}: ${vignettes.length === 1 ? 'its vignette holds' : `all ${vignettes.length} vignettes hold`}`)
    : red(`${scenario}: ${wrong} of ${counted(vignettes.length, 'vignette')} ${wrong === 1 ? 'does' : 'do'} not hold`)
  const head = `${bold(title)}  ${dim(scenario)}`
  return `${[head, ...shown.map((each) => caseOf(each, why === true, out)), end].join('\n')}\n`
}

function caseOf(vignette: VignetteResult, why: boolean, out: Stream): string {
  const { green, red } = out.colours
  const { holds, name, title, expectations, history } = vignette
  const mark = holds ? green('ok     ') : red('wrong  ')
  const lines = [mark + wrap(`${name}: ${title}`, out.width, ' '.repeat(MARK)).trimStart()]
  for (const { on, checks } of expectations)
    for (const { what, expected, got, holds: right } of checks)
      if (!right) lines.push(wrap(`${on} ${what}: expected ${expected}, but it is ${got}`, out.width, ' '.repeat(MARK)))
  if (why || !holds) {
    if (!holds) lines.push(`${' '.repeat(MARK)}What happened:`)
    // dates stand out, so what follows a date is indented below it
    for (const { date, text } of history)
      lines.push(wrap(text.slice(date.length), out.width, `${' '.repeat(MARK + 2)}${date}  `))
    if (history.length === 0) lines.push(`${' '.repeat(MARK + 2)}nothing`)
  }
  return lines.join('\n')
}

/** Width of the word in front of a case. */
const MARK = 7
