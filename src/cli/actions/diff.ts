/** `glasshouse diff`: one sentence for each difference. */
import type { SchemeDiff } from '../../experiment/diff/diff.js'
import { diffScenarios } from '../../library/compare.js'
import { counted } from '../terminal/numbers.js'
import type { Stream, Terminal } from '../terminal/terminal.js'
import { wrap } from '../terminal/wrap.js'

/** @throws InputError with every mistake in the files */
export async function diff(
  scenario: string,
  other: string,
  options: { json?: boolean },
  { out }: Terminal,
): Promise<void> {
  const found = await diffScenarios(scenario, other)
  out.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : text(found, out))
}

function text({ a, b, same, differences }: SchemeDiff, { width, colours }: Stream): string {
  const head = [`From  ${colours.bold(a.title)}  ${a.scenario}`, `to    ${colours.bold(b.title)}  ${b.scenario}`, '']
  const said = same
    ? ['No rule, door, safeguard or figure differs; titles, sources and notes may.']
    : [
        ...differences.map((difference) => wrap(difference.text, width, '- ')),
        '',
        `${counted(differences.length, 'difference')}; titles, sources and notes are not looked at.`,
      ]
  return `${[...head, ...said].join('\n')}\n`
}
