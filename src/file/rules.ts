/** The rules that a file names, as a reader needs them: what they say, what they cost, and how sure we are that they exist. */
import type { Bibliography } from '../scenario/bibliography.js'
import type { Evidence } from '../scenario/schema/common.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { figuresOfRule, groundsOfRule } from '../scenario/schema/scores.js'
import type { FileEvent } from './events.js'
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

/** Rules that any event names, in the order of the scenario. */
export function rulesTold(scenario: Scenario, events: readonly FileEvent[]): Record<string, ToldRule> {
  const named = new Set(events.map((event) => ('rule' in event ? event.rule : null)))
  return Object.fromEntries(
    Object.entries(scenario.rules)
      .filter(([id]) => named.has(id))
      .map(([id, rule]) => {
        const { title, behaviour } = rule
        const figures = figuresOfRule(rule)
        const { evidence, source, note } = groundsOfRule(rule)
        const told: ToldRule = {
          title: title ?? scenario.behaviours[behaviour].title,
          behaviour,
          points: figures.length > 0 ? figures.map(({ text }) => text).join(', ') : 'no points',
          evidence,
          sources: [...new Set([...source, ...figures.flatMap((figure) => figure.source)])],
        }
        const [score] = Object.values(scenario.scores)
        if (rule.factor && score?.kind === 'composite') told.factor = score.factors[rule.factor]?.title
        return [id, note === undefined ? told : { ...told, note }]
      }),
  )
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
