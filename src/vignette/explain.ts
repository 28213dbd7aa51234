/** What happened in a vignette, in the words of the scheme: day, rule, points, and how sure we are of them. */
import type { Quantity } from '../scenario/language/quantity.js'
import type { Evidence } from '../scenario/schema/common.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { spelt } from './judge.js'
import { type Step, stepKinds } from './ledger.js'
import type { Life } from './live.js'
import type { Vignette } from './schema.js'

/** A step with what a reader needs to judge it. */
export interface Line extends Step {
  /** What the rule says. */
  title: string | null
  /** How sure we are of the rule's points, and who says so. */
  evidence: Evidence | null
  source: string[]
  /** All of it in one line. */
  text: string
}

/** The steps of a life as lines. */
export function linesOf(scenario: Scenario, vignette: Vignette, { history }: Life): Line[] {
  return history.map((step) => {
    const rule = step.rule === null ? undefined : scenario.rules[step.rule]
    const severity = step.event === null ? undefined : vignette.events[step.event - 1].severity
    const points = rule && ('minor' in rule.points ? rule.points[severity ?? 'ordinary'] : rule.points)
    const title = rule ? (rule.title ?? scenario.behaviours[rule.behaviour].title) : null
    const line = { ...step, title, evidence: points?.evidence ?? null, source: points?.source ?? [] }
    return { ...line, text: textOf(line, points) }
  })
}

function textOf(line: Omit<Line, 'text'>, points: Quantity<'points'> | undefined): string {
  const { date, what, ledger, event, rule, title, moved, grade, score } = line
  if (what === 'graded') return `${date}  ${grade === 'none' ? 'no letter any more' : `letter ${grade}`} (score ${score})`
  if (what === 'reset') return `${date}  ${stepKinds.reset}, with ${spelt(score)}`
  if (what === 'unruled') return `${date}  event ${event}: ${stepKinds.unruled}`
  const of = ledger === 'truth' ? 'true score' : 'score'
  const head = `${date}  ${rule} ${title}: `
  const tail = `${of} ${score}`
  if (what === 'act') return `${head}true score ${signed(moved)} to ${score}${clipped(line)}`
  if (what === 'booked') return `${head}${signed(line.points)} (${known(line)}), ${tail}${clipped(line)}${capped(line, points)}`
  if (what === 'refused') return `${head}${stepKinds.refused}, ${tail}`
  return `${head}${stepKinds[what]}, ${signed(line.points)}, ${tail}${clipped(line)}`
}

function known({ evidence, source }: Pick<Line, 'evidence' | 'source'>): string {
  return source.length > 0 ? `${evidence}: ${source.join(', ')}` : String(evidence)
}

function signed(points: number): string {
  return `${points > 0 ? '+' : ''}${spelt(points)}`
}

/** The scale ended before the points did. */
function clipped({ points, moved }: Pick<Line, 'points' | 'moved'>): string {
  return points === moved ? '' : ` (the scale ends there: ${signed(moved)})`
}

/** A limit by the year let only a part through. */
function capped({ points }: Pick<Line, 'points'>, full: Quantity<'points'> | undefined): string {
  return full === undefined || full.value === points ? '' : ` (the rule says ${signed(full.value)}; a limit by the year)`
}
