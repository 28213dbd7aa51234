/** A score of ratings: rules that rate, ratings on the scale, grades that exist, and no rating that overshoots. */
import { nearest } from '../language/suggest.js'
import type { Quantity } from '../language/quantity.js'
import type { Path } from '../language/tree.js'
import type { RatingsScore } from '../schema/ratings.js'
import { type Rule, type RulePoints } from '../schema/scores.js'
import { entriesOf, type Examined } from './context.js'
import { ratingMessages as say } from './messages/rating.js'
import { referenceMessages } from './messages/reference.js'

/** Highest number of times that a low rating may count while a penalty lasts. */
const mostCounted = 10

/** Rules say points where points make the score, and ratings where ratings do. */
export function checkRatings(examined: Examined): void {
  const { draft, desk } = examined
  const scores = entriesOf(draft.scores)
  const found = scores.find(([, { kind }]) => kind === 'ratings') as [string, RatingsScore] | undefined
  // a score with a mistake in it may be the one of ratings
  if (scores.length === 0) return
  for (const [id, rule] of entriesOf(draft.rules)) {
    const path = ['rules', id]
    if (found) {
      if (rule.points) desk.problemAtKey([...path, 'points'], say.pointsAmongRatings())
      checkRating(examined, found[1], rule, path)
      continue
    }
    const wrong = (['rates', 'penalty'] as const).filter((key) => rule[key])
    for (const key of wrong) desk.problemAtKey([...path, key], say.notRatings(key))
    if (wrong.length === 0 && !rule.points && !rule.lists && !rule.delists) desk.problemAtKey(path, say.noPoints())
  }
  if (found) checkScore(examined, ...found)
}

function checkRating({ desk }: Examined, score: RatingsScore, { rates, penalty }: Rule, path: Path): void {
  for (const [key, rating] of rates ? figures(rates) : []) onScale(desk, score, rating, [...path, 'rates', ...key])
  if (!penalty) return
  const { low_ratings_count: times } = penalty
  if (times.value > mostCounted)
    desk.problem([...path, 'penalty', 'low_ratings_count'], say.countsTooMuch(times.text, mostCounted))
  else if (largestStep(score) * times.value > 1)
    desk.problem([...path, 'penalty', 'low_ratings_count'], say.overshoots(largestStep(score) * times.value))
}

function checkScore({ draft, desk, population }: Examined, id: string, score: RatingsScore): void {
  const path = ['scores', id]
  const { lowest, deference, contagion, weights, favour } = score
  if (lowest.value < 0) desk.problem([...path, 'lowest'], say.belowNothing(lowest.text))
  if (deference && deference.value > 0.9) desk.problem([...path, 'deference'], say.runsAway(deference.text))
  if (largestStep(score) > 1) desk.problem([...path, 'moves'], say.overshoots(largestStep(score)))
  if (contagion) onScale(desk, score, contagion.rating, [...path, 'contagion', 'rating'])

  const bands = desk.names('grades', 'bands') ?? Object.keys(draft.grades?.bands ?? {})
  const known = (grade: string, at: Path, atKey: boolean) => {
    if (bands.includes(grade)) return
    const message = referenceMessages.unknown('grade', grade, bands, nearest(grade, bands))
    if (atKey) desk.problemAtKey(at, message)
    else desk.problem(at, message)
  }
  for (const grade of Object.keys(weights ?? {})) known(grade, [...path, 'weights', grade], true)
  contagion?.near.forEach((grade, i) => known(grade, [...path, 'contagion', 'near', i], false))
  score.out?.forEach((grade, i) => known(grade, [...path, 'out', i], false))

  const traits = population?.traits
  for (const [trait, byCategory] of Object.entries(traits ? (favour ?? {}) : {})) {
    const names = Object.keys(traits!)
    if (!Object.hasOwn(traits!, trait))
      desk.problemAtKey([...path, 'favour', trait], referenceMessages.unknownTrait(trait, names, nearest(trait, names)))
    else
      for (const category of Object.keys(byCategory)) {
        const categories = [...traits![trait]]
        if (!categories.includes(category))
          desk.problemAtKey(
            [...path, 'favour', trait, category],
            referenceMessages.unknownCategory(trait, category, categories, nearest(category, categories)),
          )
      }
  }
}

/** The largest part of the way to a rating that one rating can move a score. */
function largestStep({ moves, weights }: RatingsScore): number {
  return moves.value * Math.max(1, ...Object.values(weights ?? {}).map(({ value }) => value))
}

function onScale(
  desk: Examined['desk'],
  { lowest, highest }: RatingsScore,
  rating: Quantity<'points'>,
  path: Path,
): void {
  if (rating.value < lowest.value || rating.value > highest.value)
    desk.problem(path, say.offTheScale(rating.text, lowest.text, highest.text))
}

function figures(rates: RulePoints): [string[], Quantity<'points'>][] {
  return 'minor' in rates
    ? (['minor', 'ordinary', 'serious'] as const).map((severity) => [[severity], rates[severity]])
    : [[[], rates]]
}
