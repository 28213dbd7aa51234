/** The committed baseline, how it is compared, and how it is moved. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Golden } from './cases.js'

export type Baseline = Record<string, Golden>

const file = fileURLToPath(new URL('baseline.json', import.meta.url))
const reasons = fileURLToPath(new URL('REASONS.md', import.meta.url))

/** Set by `npm run golden:move`: why the baseline may move. Without it nothing is written. */
export const reason = process.env.GOLDEN_MOVE_REASON

export function readBaseline(): Baseline {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Baseline) : {}
}

/** What differs between two golden runs, figure by figure, in words. */
export function differences(before: Golden | undefined, after: Golden): string[] {
  if (!before) return ['there is no baseline yet']
  const found: string[] = []
  if (before.scenario !== after.scenario) found.push('the scenario itself reads differently')
  if (before.digest !== after.digest)
    found.push(`digest ${before.digest.slice(0, 12)} is now ${after.digest.slice(0, 12)}`)
  compare('events', before.events, after.events, found)
  for (const name of new Set([...Object.keys(before.measures), ...Object.keys(after.measures)]))
    compare(name, (before.measures as Figures)[name], (after.measures as Figures)[name], found)
  return found
}

type Figures = Record<string, unknown>

function compare(name: string, before: unknown, after: unknown, found: string[]): void {
  const [was, is] = [before, after].map((value) => JSON.stringify(value) ?? 'nothing')
  if (was !== is) found.push(`${name}: ${was} is now ${is}`)
}

/** Writes the baseline and appends the reason, with what moved, to the log. */
export function moveBaseline(after: Baseline, why: string): void {
  const before = readBaseline()
  const moved = Object.entries(after).map(([name, golden]) => ({ name, lines: differences(before[name], golden) }))
  if (moved.every(({ lines }) => lines.length === 0)) return
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`)
  const text = moved
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines }) =>
      [`- \`${name}\``, ...lines.slice(0, MOST_LINES).map((line) => `  - ${short(line)}`), ...more(lines)].join('\n'),
    )
  appendFileSync(reasons, `\n## ${today()}: ${why}\n\n${text.join('\n')}\n`)
}

const MOST_LINES = 12
const LONGEST = 160

/** Whole tables of figures help nobody in a log; the baseline itself has them. */
function short(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()} …` : line
}

function more(lines: string[]): string[] {
  return lines.length > MOST_LINES ? [`  - and ${lines.length - MOST_LINES} more`] : []
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
