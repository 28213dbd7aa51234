/** What a rule or a score says, read off it as parsed. */
import type { Quantity } from '../language/quantity.js'
import type { PointsScore } from './points.js'
import type { Rule } from './scores.js'
import type { Evidence } from './words.js'

/** The points of a rule or, where people rate each other, the ratings that it names: one, or three by severity. */
export function figuresOfRule({ points, rates }: Rule): Quantity<'points'>[] {
  const said = points ?? rates
  if (!said) return []
  return 'minor' in said ? [said.minor, said.ordinary, said.serious] : [said]
}

/** How sure we are of a rule: as of its figures or, where it has none, as is said of the rule itself. */
export function groundsOfRule(rule: Rule): { evidence: Evidence; source: string[]; note?: string } {
  const [first] = figuresOfRule(rule)
  return first ?? { evidence: rule.evidence ?? 'assumed', source: [rule.source ?? []].flat(), note: rule.note }
}

/** What only a score of points has; nothing for a score of another kind. */
export function pointsOnly(score: { kind: string } | undefined): Partial<PointsScore> {
  return score?.kind === 'points' ? (score as PointsScore) : {}
}
