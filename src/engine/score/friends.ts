/**
 * Association: lasting friends within the community. They are drawn from the resident's number and never change, so
 * that two worlds share them. Friendship is counted one way: whom one looks up to need not look back.
 */
import { drawLots } from '../draw/drawLots.js'
import { LOTS } from '../draw/lots.js'
import { TIMELESS, purpose } from '../draw/purposes.js'
import { type Place, somebodyElse } from '../place.js'
import { isScored } from '../respond/membership.js'
import { type CompositeTable, NO_FRIENDS, type ScoreTable } from './tables.js'
import { Q16 } from '../tables.js'
import { positionOf } from './composite.js'
import { changes } from '../measure/before.js'

/** Most friends that a score looks at. */
export const MOST_FRIENDS = 16

/** Friends of a resident, by number within the community, into `list`; one may stand there twice. */
export function friendsOf(place: Place, local: number, friends: number, list: Int32Array): void {
  const { words } = place.scratch
  for (let n = 0; n < friends; n++) {
    if ((n & 3) === 0) place.draw(place.subject + local, TIMELESS, purpose.friend, n >> 2, words)
    list[n] = somebodyElse(place, local, words[n & 3])
  }
}

/** Looks up what the scores of everybody's friends are; scores stand as the last refresh left them. */
export function lookAtFriends(place: Place, table: CompositeTable): void {
  const { size, subject, draw, scratch } = place
  const { lots } = scratch
  // four friends share a draw, and the draws of one resident are neighbours
  const each = Math.ceil(table.friends / 4)
  const together = Math.floor(LOTS / each)
  for (let from = 0; from < size; from += together) {
    const to = Math.min(size, from + together)
    for (let i = 0; i < (to - from) * each; i++) {
      lots.subject[i] = subject + from + Math.floor(i / each)
      lots.n[i] = i % each
    }
    drawLots(draw, lots, TIMELESS, purpose.friend, (to - from) * each)
    for (let local = from; local < to; local++) lookAt(place, table, local, (local - from) * each)
  }
}

/** @param at the first draw of the resident */
function lookAt(place: Place, table: CompositeTable, local: number, at: number): void {
  const { world, first, scratch } = place
  const { words } = scratch.lots
  let counted = 0
  let score = 0
  let truth = 0
  let began = 0
  for (let n = 0; n < table.friends; n++) {
    const other = somebodyElse(place, local, words[n & 3][at + (n >> 2)])
    const friend = first + other
    if (other === local || !isScored(world, friend)) continue
    counted++
    score += world.score[friend]
    truth += world.truth[friend]
    began += world.began[friend]
  }
  changes(world, first + local)
  world.friends[first + local] = meanOf(score, counted)
  world.trueFriends[first + local] = meanOf(truth, counted)
  world.friendsBegan[first + local] = meanOf(began, counted)
}

function meanOf(sum: number, counted: number): number {
  return counted > 0 ? Math.floor(sum / counted + 0.5) : NO_FRIENDS
}

/** Points of the score by which friends move it, for what is on their files: beside what they began with. */
export function movedByFriends({ composite, lowest, highest }: ScoreTable, friends: number, began: number): number {
  if (!composite || friends === NO_FRIENDS) return 0
  const f = composite.friendsFactor
  const moved = positionOf(composite, f, friends) - positionOf(composite, f, began)
  const points = Math.floor((Math.abs(moved) * composite.weight[f] * (highest - lowest)) / (Q16 * Q16) + 0.5)
  return moved < 0 ? -points : points
}
