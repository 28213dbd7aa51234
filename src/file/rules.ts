/** The rules that a file names, as a reader needs them: what they say, what they cost, and how sure we are that they exist. */
import type { Bibliography } from '../scenario/bibliography.js'
import type { Evidence } from '../scenario/schema/words.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Rule } from '../scenario/schema/scores.js'
import { figuresOfRule, groundsOfRule } from '../scenario/schema/figures.js'
import type { FileEvent } from './events.js'
import type { Schemes } from './schemes.js'
import type { Figure } from './why/figures.js'

export interface ToldRule {
  title: string
  behaviour: string
  /** As written: `-50 points`, or by severity. */
  points: string
  /** Of a composite score, the factor to which the points go. */
  factor?: string
  evidence: Evidence
  sources: string[]
  note?: string
}

export interface ToldSource {
  title: string
  publisher?: string
  date?: string
  url?: string
}

/**
 * Rules that any event names, in the order of the scenario. A rule that a later scheme has changed is told as it is last,
 * with the points it had before.
 */
export function rulesTold({ all }: Schemes, events: readonly FileEvent[]): Record<string, ToldRule> {
  const named = new Set(events.flatMap((event) => ('rule' in event && event.rule !== null ? [event.rule] : [])))
  const last = all.at(-1)!
  return Object.fromEntries(
    Object.keys(last.rules)
      .filter((id) => named.has(id))
      .map((id) => {
        const points = all.flatMap((scenario) => (scenario.rules[id] ? [pointsOf(scenario.rules[id])] : []))
        const changes = points.filter((each, i) => each !== points[i - 1])
        return [id, { ...tell(last, id), points: changes.join(', later ') }]
      }),
  )
}

function pointsOf(rule: Rule): string {
  const figures = figuresOfRule(rule)
  return figures.length > 0 ? figures.map(({ text }) => text).join(', ') : 'no points'
}

function tell(scenario: Scenario, id: string): ToldRule {
  const rule = scenario.rules[id]
  const { title, behaviour } = rule
  const { evidence, source, note } = groundsOfRule(rule)
  const told: ToldRule = {
    title: title ?? scenario.behaviours[behaviour].title,
    behaviour,
    points: pointsOf(rule),
    evidence,
    sources: [...new Set([...source, ...figuresOfRule(rule).flatMap((figure) => figure.source)])],
  }
  const [score] = Object.values(scenario.scores)
  if (rule.factor && score?.kind === 'composite') told.factor = score.factors[rule.factor]?.title
  return note === undefined ? told : { ...told, note }
}

/** The sources of rules and figures, as the bibliography has them. */
export function sourcesTold(
  [rules, figures]: [Record<string, ToldRule>, Record<string, Figure>],
  bibliography: Bibliography,
): Record<string, ToldSource> {
  const ids = new Set([
    ...Object.values(rules).flatMap(({ sources }) => sources),
    ...Object.values(figures).flatMap(({ source }) => source),
  ])
  return Object.fromEntries(
    [...ids]
      .filter((id) => bibliography[id])
      .map((id) => {
        const { title, publisher, date, url } = bibliography[id]
        return [id, { title, publisher, date, url }]
      }),
  )
}
