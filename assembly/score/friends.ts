/** What friends move in the score of somebody; see `score/friends.ts` of the engine. */
import { Q16 } from '../place'

/** Of the factor of friends: points at which the position is 0 and 1, and its weight in Q16. */
export let friendsWorst: f64 = 0
export let friendsBest: f64 = 0
export let friendsWeight: f64 = 0
/** Points between the lowest and the highest score. */
export let scoreRange: f64 = 0
/** Stands for the mean of nobody. */
export let noFriends: i32 = 0

const WHOLE: f64 = Q16 * Q16

/** Points of the score by which friends move it, beside what they began with. */
export function movedByFriends(mean: i32, began: i32): f64 {
  if (mean === noFriends) return 0
  const moved = positionOf(<f64>mean) - positionOf(<f64>began)
  const points = floor<f64>((abs<f64>(moved) * friendsWeight * scoreRange) / WHOLE + 0.5)
  return moved < 0 ? -points : points
}

/** Where points stand between worst and best, in Q16. */
function positionOf(points: f64): f64 {
  if (points <= friendsWorst) return 0
  if (points >= friendsBest) return Q16
  return floor<f64>(((points - friendsWorst) * Q16) / (friendsBest - friendsWorst))
}
