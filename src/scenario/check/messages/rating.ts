/** What is said of scores that are made of ratings. */
import type { Message } from '../../language/message.js'
import { percent } from './words.js'

export const ratingMessages = {
  pointsAmongRatings: (): Message => ({
    code: 'points-among-ratings',
    message: 'the score is made of ratings, so a rule has no points to give or to take',
    allowed: 'rates: the rating that the act deserves',
    hint: 'write rates: instead of points:',
  }),
  notRatings: (key: string): Message => ({
    code: 'ratings-among-points',
    message: `only a score of ratings knows "${key}"`,
    allowed: 'points: in a rule of a score of points',
    hint: `delete ${key}:, or make the score one of kind: ratings`,
  }),
  noPoints: (): Message => ({
    code: 'missing',
    message: '"points:" is missing',
    allowed: 'points, one figure or one by severity',
  }),
  offTheScale: (rating: string, lowest: string, highest: string): Message => ({
    code: 'rating-off-scale',
    message: `nobody can give ${rating}, because ratings go from ${lowest} to ${highest}`,
    found: rating,
    allowed: `from ${lowest} to ${highest}`,
  }),
  belowNothing: (lowest: string): Message => ({
    code: 'out-of-range',
    message: `ratings cannot begin at ${lowest}`,
    found: lowest,
    allowed: '0 points or more',
  }),
  runsAway: (deference: string): Message => ({
    code: 'out-of-range',
    message: `deference of ${deference} would carry scores to the ends of the scale, whatever people do`,
    found: deference,
    allowed: 'from 0 % to 90 %',
  }),
  overshoots: (step: number): Message => ({
    code: 'rating-overshoots',
    message: `one rating would move a score ${percent(step)} of the way, beyond the rating itself`,
    allowed: 'moves, times the largest weight, times low_ratings_count: at most 100 %',
    hint: 'lower one of them',
  }),
  countsTooMuch: (times: string, most: number): Message => ({
    code: 'out-of-range',
    message: `a low rating cannot count ${times}`,
    found: times,
    allowed: `at most ${most} times`,
  }),
}
