/** Stage `score`, composites: on its own dates the score is worked out anew, first what friends are worth, then the sum. */
import type { Place } from '../place.js'
import { scoreNow, truthNow } from './composite.js'
import { lookAtFriends } from './friends.js'
import { changes } from '../measure/before.js'

/** Shows what the factors have come to since the last refresh. */
export function refresh(place: Place): void {
  const { tables, world, now } = place
  const { composite } = tables.score
  if (!composite || !composite.refreshes[now.tick]) return
  if (composite.friendsFactor >= 0) lookAtFriends(place, composite)
  for (let i = place.first; i < place.first + place.size; i++) {
    changes(world, i)
    world.score[i] = scoreNow(place, i)
    world.truth[i] = truthNow(place, i)
  }
}
