/** `glasshouse file`: the file of one resident as text, as JSON or as a page. */
import type { Entry } from '../../file/entries.js'
import type { Tone } from '../../file/told/words.js'
import { type Fact, type Telling, tell } from '../../file/telling.js'
import { fileOf } from '../../library/file.js'
import { RunError } from '../../run/errors.js'
import { writeText } from '../../run/folder/place.js'
import type { FileCommandOptions } from '../commands/file.js'
import type { Stream, Terminal } from '../terminal/terminal.js'
import { wrap } from '../terminal/wrap.js'

/** @throws RunError if the folder is no run, there is no such resident, or options contradict each other */
export async function file(
  run: string,
  id: number | 'random',
  options: FileCommandOptions,
  { out }: Terminal,
): Promise<void> {
  const { json, html, seed, of, whatIf, why = false } = options
  if (id !== 'random' && (of !== undefined || seed !== undefined))
    throw new RunError(`--of and --seed say whom "random" means; for resident ${id} leave them out`)
  const opened = await fileOf(run, id, { whatIf, seed, of })
  if (json) return out.write(`${JSON.stringify(opened, null, 2)}\n`)
  if (html === undefined) return out.write(asText(tell(opened), out, why))
  // the look of the report is loaded only where it is shown
  const { filePage } = await import('../../file/page.js')
  await writeText(html, filePage(opened))
  out.write(`${html}\n`)
}

function asText(told: Telling, out: Stream, why: boolean): string {
  const { bold, dim, yellow } = out.colours
  const heading = (text: string) => `\n${bold(text)}`
  const lines = [
    bold(told.title),
    dim(wrap(told.kicker, out.width)),
    yellow(wrap(told.banner, out.width)),
    '',
    wrap(told.summary, out.width),
    heading('Who'),
    ...facts(told.who, out),
    heading('The life'),
    ...told.life.flatMap(({ date, entries }) => [dim(date), ...entries.map((entry) => entryText(entry, out, why))]),
    ...(told.life.length === 0 ? ['Nothing that this file could tell of.'] : []),
    heading('In the end'),
    ...facts(told.end, out),
    wrap(told.difference, out.width),
    ...(told.whatIf ? [heading('What would have changed it'), ...otherwise(told.whatIf, out)] : []),
    ...(told.rules.length > 0
      ? [heading('The rules it rests on'), ...told.rules.map((rule) => ruleText(rule, out))]
      : []),
    ...(why && told.sources.length > 0 ? [heading('Sources of the figures'), ...facts(told.sources, out)] : []),
    heading('Proof'),
    wrap(told.proof, out.width),
  ]
  return `${lines.join('\n')}\n`
}

function facts(all: Fact[], out: Stream): string[] {
  const width = Math.max(...all.map(([label]) => label.length))
  return all.map(([label, text]) => wrap(text, out.width, `  ${label.padEnd(width)}  `))
}

/** Before each entry, for those who see no colours: `!` is wrong, `?` was never seen or said. */
const signs: Record<Tone, string> = { plain: ' ', wrong: '!', unseen: '?', door: ' ', letter: ' ', silent: '?' }

function entryText({ tone, head, details, why }: Entry, out: Stream, withWhy: boolean): string {
  const { bold, red, dim } = out.colours
  const first = wrap(head, out.width, `  ${signs[tone]} `)
  const coloured = tone === 'wrong' ? red(first) : tone === 'unseen' || tone === 'silent' ? dim(first) : bold(first)
  const reasons = withWhy
    ? why.flatMap(({ says, figures }) => [
        wrap(says, out.width, '      > '),
        ...figures.map((figure) => dim(wrap(figure, out.width, '          '))),
      ])
    : []
  return [coloured, ...details.map((detail) => dim(wrap(detail, out.width, '      '))), ...reasons].join('\n')
}

function otherwise({ note, asItWas, rows }: NonNullable<Telling['whatIf']>, out: Stream): string[] {
  const { bold, dim } = out.colours
  const width = Math.max(...rows.map(({ change }) => change.length))
  const line = (change: string, outcome: string) => wrap(outcome, out.width, `  ${change.padEnd(width)}  `)
  return [
    line('as it was', asItWas),
    ...rows.map(({ change, outcome, differs }) => (differs ? bold : dim)(line(change, outcome))),
    dim(wrap(note, out.width)),
  ]
}

function ruleText({ id, title, points, evidence, sources, note }: Telling['rules'][number], out: Stream): string {
  const named = sources.length > 0 ? `: ${sources.join('; ')}` : ''
  const lines = [wrap(`${title}, ${points} (${evidence}${named})`, out.width, `  ${id}  `)]
  if (note) lines.push(out.colours.dim(wrap(note, out.width, '      ')))
  return lines.join('\n')
}
