/** Composite scores: weights that make a whole, factors that go from worst to best, rules that feed one factor each. */
import { nearest } from '../language/suggest.js'
import type { CompositeScore, Factor } from '../schema/composite.js'
import { entriesOf, type Examined } from './context.js'
import { compositeMessages as say } from './messages/composite.js'
import { referenceMessages } from './messages/reference.js'

/** Most friends that a factor of friends may look at; the engine draws no more. */
const MOST_FRIENDS = 16

/** Factors of a composite score, and the rules that feed them. */
export function checkComposite({ draft, desk }: Examined): void {
  for (const [id, score] of entriesOf(draft.scores)) {
    if (score.kind !== 'composite') continue
    const path = ['scores', id, 'factors']
    const factors = Object.entries(score.factors)
    if (factors.length === 0) desk.problem(path, say.noFactor())
    const sum = factors.reduce((all, [, { weight }]) => all + weight.value, 0)
    if (factors.length > 0 && Math.abs(sum - 1) > 1e-6) desk.problemAtKey(path, say.weights(sum))
    for (const [name, factor] of factors) checkFactor([...path, name], factor)
    const ofFriends = factors.filter(([, { kind }]) => kind === 'friends')
    for (const [name] of ofFriends.slice(1)) desk.problemAtKey([...path, name], say.twoOfFriends(ofFriends[0][0]))
    if (draft.calendar && score.refreshed.value < draft.calendar.tick.value * 0.999)
      desk.problem(['scores', id, 'refreshed'], say.tooOften(score.refreshed.text, draft.calendar.tick.text))
    checkFeeding(score, desk.names('scores', id, 'factors') ?? [])
  }

  function checkFactor(path: string[], factor: Factor): void {
    if (factor.kind === 'friends') {
      if (factor.friends.value < 1 || factor.friends.value > MOST_FRIENDS)
        desk.problem([...path, 'friends'], say.friends(factor.friends.text, MOST_FRIENDS))
    } else if (factor.worst.value >= factor.best.value) {
      desk.problem([...path, 'worst'], say.emptyFactor(factor.worst.text, factor.best.text))
    }
  }

  function checkFeeding(score: CompositeScore, names: string[]): void {
    const fed = new Map<string, [rule: string, factor: string]>()
    for (const [id, { behaviour, factor }] of entriesOf(draft.rules)) {
      if (factor === undefined) {
        desk.problemAtKey(['rules', id], say.feedsNothing(names))
        continue
      }
      const path = ['rules', id, 'factor']
      if (!names.includes(factor))
        desk.problem(path, referenceMessages.unknown('factor', factor, names, nearest(factor, names)))
      else if (score.factors[factor]?.kind === 'friends') desk.problem(path, say.feedsFriends(factor))
      const other = fed.get(behaviour)
      if (other && other[1] !== factor) desk.problem(path, say.feedsTwo(behaviour, other[0], other[1]))
      fed.set(behaviour, other ?? [id, factor])
    }
  }
}

/** Rules of a score without factors feed none. */
export function checkNoFactors({ draft, desk }: Examined): void {
  const [score] = Object.values(draft.scores ?? {})
  if (!score || score.kind === 'composite') return
  for (const [id, { factor }] of entriesOf(draft.rules))
    if (factor !== undefined) desk.problem(['rules', id, 'factor'], say.noComposite(factor))
}
