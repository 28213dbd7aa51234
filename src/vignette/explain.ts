/** What happened in a vignette, in the words of the scheme: day, rule, points, and how sure we are of them. */
import type { Quantity } from '../scenario/language/quantity.js'
import type { Evidence } from '../scenario/schema/words.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { groundsOfRule } from '../scenario/schema/figures.js'
import { spelt } from './judge.js'
import type { Step, StepKind } from './ledger.js'
import type { Life } from './live.js'
import type { Vignette } from './schema.js'

/** A step with what a reader needs to judge it. */
export interface Line extends Step {
  /** Whose step it is: the guardian's lines come from the case that the guardian is known from. */
  whose: 'subject' | 'guardian'
  /** Of a composite score, the factor to which the points go. */
  factor: string | null
  /** What the rule says. */
  title: string | null
  /** How sure we are of the rule's points, and who says so. */
  evidence: Evidence | null
  source: string[]
  /** All of it in one line. */
  text: string
}

/** The steps of a life, and of a guardian's that goes with it, as lines in the order of time. */
export function linesWithGuardian(own: readonly Line[], guardian: readonly Line[]): Line[] {
  const theirs = guardian.map((line): Line => {
    const { date, text } = line
    return { ...line, whose: 'guardian', text: `${date}  guardian: ${text.slice(date.length).trimStart()}` }
  })
  return [...theirs, ...own].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** The steps of a life as lines. */
export function linesOf(scenario: Scenario, vignette: Vignette, { history }: Life): Line[] {
  return history.map((step) => {
    const rule = step.rule === null ? undefined : scenario.rules[step.rule]
    const severity = step.event === null ? undefined : vignette.events[step.event - 1].severity
    const said = rule && (rule.points ?? rule.rates)
    const points = said && ('minor' in said ? said[severity ?? 'ordinary'] : said)
    const title = rule ? (rule.title ?? scenario.behaviours[rule.behaviour].title) : null
    const grounds = rule && groundsOfRule(rule)
    const { evidence = null, source = [] } = points ?? grounds ?? {}
    const line = {
      ...step,
      whose: 'subject' as const,
      factor: factorOf(scenario, rule),
      title,
      evidence,
      source,
    }
    return { ...line, text: textOf(line, points) }
  })
}

/** How a stay on a list ended. */
const endings = {
  performed: 'what was owed being done',
  term: 'as its time is over',
  appeal: 'the appeal being upheld',
  taken: 'as the rule says',
}

/** What the factor of a composite score that a rule feeds is called. */
function factorOf({ scores }: Scenario, rule: Scenario['rules'][string] | undefined): string | null {
  const [score] = Object.values(scores)
  return rule?.factor && score?.kind === 'composite' ? (score.factors[rule.factor]?.title ?? null) : null
}

/** What follows the points in a line about points that come back, or do not. */
const words: Partial<Record<StepKind, string>> = {
  upheld: 'restored, the appeal being upheld',
  repaired: 'earned back',
  expired: 'back, as its time is over',
}

function textOf(line: Omit<Line, 'text'>, points: Quantity<'points'> | undefined): string {
  const { date, what, ledger, event, rule, title, grade, score } = line
  const stands = `${ledger === 'truth' ? 'true score' : 'score'} ${score}`
  if (what === 'graded') return `${date}  ${grade === 'none' ? 'no letter any more' : `letter ${grade}`}, ${stands}`
  if (what === 'reset') return `${date}  everybody starts anew, ${stands}`
  if (what === 'unruled') return `${date}  no rule in force scores what happens in event ${event}`
  const head = `${date}  ${rule} ${title}: `
  if (what === 'found') return `${head}found in the own file, ${stands}`
  if (what === 'left' && rule === null) return `${date}  off the list ${line.list}, ${endings[line.how!]}`
  if (what === 'listed') return `${head}onto the list ${line.list} (${known(line)})`
  if (what === 'spared') return `${head}not onto the list ${line.list}, because a safeguard forbids it`
  if (what === 'left') return `${head}off the list ${line.list}, ${endings[line.how!]}`
  if (what === 'refused') return `${head}appeal refused, ${stands}`
  if (what === 'rated') return `${head}rated, ${signed(line.points)} (${known(line)}), ${stands}`
  if (what === 'act') return `${head}the act, ${stands}`
  const factor = line.factor === null ? '' : `to ${line.factor} `
  const booked = what === 'booked'
  const said = booked ? `(${known(line)})${capped(line, points)}` : words[what]
  return `${head}${signed(line.points)} ${factor}${said}, ${stands}${factor === '' ? clipped(line) : ''}`
}

function known({ evidence, source }: Pick<Line, 'evidence' | 'source'>): string {
  return source.length > 0 ? `${evidence}: ${source.join(', ')}` : String(evidence)
}

function signed(points: number): string {
  return `${points > 0 ? '+' : ''}${spelt(points)}`
}

/** Where the scale ended before the points did. */
function clipped({ points, moved }: Pick<Line, 'points' | 'moved'>): string {
  return points === moved ? '' : `, where the scale ends`
}

/** Where a limit by the year let only a part through. */
function capped({ points }: Pick<Line, 'points'>, full: Quantity<'points'> | undefined): string {
  return full === undefined || full.value === points
    ? ''
    : ` of ${signed(full.value)}, as far as the limit by the year goes`
}
