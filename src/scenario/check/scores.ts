/** Scores and rules: one score, a start inside its range, and no act that counts twice. */
import type { Quantity } from '../language/quantity.js'
import type { Scenario } from '../schema/scenario.js'
import type { Rule, Score } from '../schema/scores.js'
import { entriesOf, type Examined } from './context.js'
import { scoreMessages as say } from './messages/score.js'

/** One score at most in this version, or none in a scheme of lists; lowest below highest, and the start between them. */
export function checkScores({ draft, desk }: Examined): void {
  const ids = desk.keys('scores')
  for (const extra of ids.slice(1)) desk.problemAtKey(['scores', extra], say.count(ids.length))
  for (const [id, score] of entriesOf(draft.scores)) {
    const { lowest, highest } = boundsOf(score)
    const base = score.kind === 'composite' ? undefined : score.base
    if (lowest && highest && lowest.value >= highest.value) {
      desk.problem(['scores', id, 'lowest'], say.emptyRange(lowest.text, highest.text))
    } else if (lowest && base && base.value < lowest.value) {
      desk.problem(['scores', id, 'base'], say.baseOutside(base.text, 'below the lowest', lowest.text))
    } else if (highest && base && base.value > highest.value) {
      desk.problem(['scores', id, 'base'], say.baseOutside(base.text, 'above the highest', highest.text))
    }
  }
}

/** Floor and cap of a score, where it has them. */
export function boundsOf(score: Score): { lowest?: Quantity<'points'>; highest?: Quantity<'points'> } {
  return {
    lowest: score.lowest === 'none' ? undefined : score.lowest,
    highest: score.highest === 'none' ? undefined : score.highest,
  }
}

/** The score of a scenario, if it has one. */
export function onlyScore(draft: Partial<Scenario>): Score | undefined {
  return Object.values(draft.scores ?? {})[0]
}

/** Two rules for one behaviour must not be in force at the same time. */
export function checkRules({ draft, desk }: Examined): void {
  const earlier: [string, Rule][] = []
  const start = draft.calendar?.start ?? ''
  for (const [id, rule] of entriesOf(draft.rules)) {
    const clash = earlier.find(
      ([, other]) => other.behaviour === rule.behaviour && overlap(other, rule, start) !== undefined,
    )
    if (clash) {
      const from = overlap(clash[1], rule, start)
      desk.problemAtKey(['rules', id], say.rulesClash(rule.behaviour, clash[0], from || 'the start'))
    }
    earlier.push([id, rule])
  }
}

/** First day of the run on which both are in force, or nothing. Dates compare as texts. */
function overlap(a: Rule, b: Rule, start: string): string | undefined {
  const from = [a.in_force?.from ?? '', b.in_force?.from ?? '', start].toSorted()[2]
  const until = [a.in_force?.until ?? '9999', b.in_force?.until ?? '9999'].toSorted()[0]
  return from < until ? from : undefined
}
