/** `glasshouse show`: a scenario as tables, each line with its evidence and sources. */
import { showScenario, type ShownScenario } from '../../library/scenarios.js'
import type { EvidenceCounts } from '../../library/figures.js'
import type { SummarySection } from '../../library/summary.js'
import { formatProblems } from '../../scenario/language/problem.js'
import { type Evidence, evidenceLevels } from '../../scenario/schema/words.js'
import { counted, percent } from '../terminal/numbers.js'
import { table } from '../terminal/table.js'
import type { Colours, Stream, Terminal } from '../terminal/terminal.js'
import { wrap } from '../terminal/wrap.js'

/** @throws InputError with every mistake found in the scenario */
export async function show(
  scenario: string,
  options: { json?: boolean; set?: string[] },
  { out, err }: Terminal,
): Promise<void> {
  const shown = await showScenario(scenario, { set: options.set })
  if (shown.warnings.length > 0) err.write(`${formatProblems(shown.warnings)}\n\n`)
  if (options.json) return out.write(`${JSON.stringify(shown, null, 2)}\n`)
  const sections = [...shown.sections, shown.people.shared].filter(({ rows }) => rows.length > 0)
  out.write([head(shown, out), ...sections.map((section) => tableOf(section, out)), foot(shown, out)].join('\n'))
}

function head({ scenario, title, summary, limits, frame, people }: ShownScenario, out: Stream): string {
  const { bold, dim } = out.colours
  const labels = Math.max(...frame.map(([label]) => label.length))
  return [
    `${bold(title)}  ${dim(scenario)}`,
    wrap(summary, out.width),
    ...frame.map(([label, text]) => `${dim(label.padEnd(labels))}  ${text}`),
    limits.length > 0 ? `\n${bold('What it cannot say')}` : undefined,
    ...limits.map((limit) => wrap(limit, out.width, '- ')),
    people.limits.length > 0 ? `\n${bold('What its population cannot stand for')}` : undefined,
    ...people.limits.map((limit) => wrap(limit, out.width, '- ')),
    '',
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}

/** A window narrower than this has no room for a column each of identifiers and of sources. */
const ROOMY = 100

function tableOf({ title, columns, rows }: SummarySection, out: Stream): string {
  const isNarrow = out.width < ROOMY && columns.length > 1
  const headings = isNarrow ? [...columns, 'evidence, sources'] : ['', ...columns, 'evidence', 'sources']
  const lines = rows.map(({ id, cells, evidence, sources }) => {
    const [first, ...rest] = [[id], ...cells.map((cell) => [cell].flat())]
    const [known, named] = [levels(evidence, out.colours), sources.join('\n')]
    if (!isNarrow) return [...[first, ...rest].map(stacked), known, named]
    return [stacked([...first, ...rest[0]]), ...rest.slice(1).map(stacked), stacked([known, named].filter(Boolean))]
  })
  const used = headings.map((_, i) => lines.some((line) => line[i] !== ''))
  const only = (texts: string[]) => texts.filter((_, i) => used[i])
  return `${out.colours.bold(title)}\n${table(out, only(headings), lines.map(only))}`
}

const stacked = (texts: string[]) => texts.join('\n')

const colourOf: Record<Evidence, keyof Colours> = {
  documented: 'green',
  reported: 'cyan',
  disputed: 'yellow',
  assumed: 'dim',
  fictional: 'magenta',
}

/** `documented`, or with several levels in one line `1 documented, 4 assumed`. */
function levels(counts: EvidenceCounts, colours: Colours): string {
  const present = evidenceLevels.filter((level) => counts[level] > 0)
  const text = (level: Evidence) => (present.length === 1 ? level : `${counts[level]} ${level}`)
  return present.map((level) => (colours[colourOf[level]] as (text: string) => string)(text(level))).join('\n')
}

function foot({ evidence, numbers, sources, bibliography }: ShownScenario, out: Stream): string {
  const { bold } = out.colours
  const totals = evidenceLevels.map((level) => [level, String(evidence[level]), percent(evidence[level] / numbers)])
  const texts = sources.map(({ id, numbers: named }) => {
    const { title, publisher, date, read } = bibliography[id]
    return [id, [title, publisher, date].filter(Boolean).join(', '), read, String(named)]
  })
  return [
    bold(`How sure we are of its ${counted(numbers, 'number')}`),
    table(out, ['evidence', 'numbers', 'share'], totals, [false, true, true]),
    texts.length > 0
      ? `${bold('Sources')}\n${table(out, ['', 'text', 'read', 'numbers'], texts, [false, false, false, true])}`
      : '',
  ].join('\n')
}
