/** Problems with what was written, and the one error that carries them to the user. */
import stringWidth from 'string-width'
import type { Message } from './message.js'
import { shown, type Path, type Place } from './tree.js'

/** One mistake, where it was made, and what may stand there instead. */
export interface Problem extends Message {
  /** File name, or `--set PATH` for something from the command line. */
  file: string
  /** Line and column count from 1; both are 0 where there is no line, as on the command line. */
  line: number
  column: number
  /** Where in the document: `rules.SU-10.points`. */
  path: string
  /** The line as written, or nothing if there is none to show. */
  excerpt?: string
  /** Order of the file among those that were read. */
  rank: number
}

/** A problem from a message and a place. */
export function problemAt(place: Place, path: Path, message: Message): Problem {
  const { source, line, column } = place
  const excerpt = source.lines[source.commandLine ? 0 : line - 1]
  return {
    file: source.file,
    line: source.commandLine ? 0 : line,
    column: source.commandLine ? 0 : column,
    path: shown(path),
    ...message,
    excerpt,
    rank: source.rank,
  }
}

/** Problems by file, line and column, each said once. */
export function sorted(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems
    .filter((problem) => {
      const key = [problem.file, problem.line, problem.column, problem.message].join('\n')
      return !seen.has(key) && seen.add(key)
    })
    .toSorted((a, b) => a.rank - b.rank || a.line - b.line || a.column - b.column)
}

/** A problem as text: `file:line:column  what; allowed; hint`, then the line with a mark under the place. */
export function formatProblem(problem: Problem): string {
  const where = whereOf(problem)
  const said = [problem.path ? `${problem.path}: ${problem.message}` : problem.message]
  if (problem.allowed) said.push(`allowed: ${problem.allowed}`)
  if (problem.hint) said.push(problem.hint)
  return [[where, said.join('; ')].filter(Boolean).join('  '), ...frame(problem)].join('\n')
}

function whereOf({ file, line, column }: Problem): string {
  return line > 0 ? `${file}:${line}:${column}` : file
}

/** Longest line shown whole; of a longer one the part around the place is shown. */
const widest = 100

function frame({ excerpt, line, column }: Problem): string[] {
  if (excerpt === undefined || line === 0) return []
  const cut = Math.max(0, column - widest + 20)
  const piece = excerpt.slice(cut, cut + widest).replaceAll('\t', ' ')
  const number = `  ${line} | `
  const pad = ' '.repeat(stringWidth(piece.slice(0, column - 1 - cut)))
  return [`${number}${piece}`, `${' '.repeat(number.length - 2)}| ${pad}^`]
}

/** More than this many problems help nobody; the rest is only counted. */
const most = 100

/**
 * What was written cannot be used. Carries every problem found, sorted by place; its message is the
 * formatted list. Anything else thrown while reading input is a fault of the laboratory.
 */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly problems: Problem[]

  constructor(problems: readonly Problem[]) {
    const all = sorted(problems)
    super(formatProblems(all))
    this.problems = all
  }

  /** All problems as text, at most 100 of them. */
  format(): string {
    return formatProblems(this.problems)
  }
}

/** So many of one kind are told in full: whoever mends those knows how to mend the others. */
const mostOfAKind = 8

/** Problems or warnings as text; of many of one kind the later ones only by where they are, and beyond the first 100 only by their number. */
export function formatProblems(problems: readonly Problem[]): string {
  const told = problems.slice(0, most)
  const kinds = new Map<string, Problem[]>()
  for (const problem of told) kinds.set(problem.code, [...(kinds.get(problem.code) ?? []), problem])
  const whole = new Set([...kinds.values()].flatMap((alike) => alike.slice(0, mostOfAKind)))
  const parts = told.filter((problem) => whole.has(problem)).map(formatProblem)
  for (const [kind, alike] of kinds) {
    const rest = alike.slice(mostOfAKind)
    if (rest.length > 0)
      parts.push([`and ${rest.length} more of this kind (${kind}):`, ...rest.map(inShort)].join('\n'))
  }
  if (problems.length > most) parts.push(`and ${problems.length - most} more`)
  return parts.join('\n\n')
}

/** Where a problem is and what is written there, for one whose kind has been explained. */
function inShort(problem: Problem): string {
  const { path, found } = problem
  return `  ${[whereOf(problem), path, found === undefined ? '' : `"${found}"`].filter(Boolean).join('  ')}`
}
