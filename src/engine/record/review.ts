/**
 * Human review: before a finding goes into a file, somebody may look at it, where the scheme has that for findings of
 * this kind of sensor. Review drops wrong findings, and now and then a right one.
 */
import { fileMetric } from '../counters.js'
import { purpose, reviewWord, samePurposeName } from '../draw/purposes.js'
import { type Place, count } from '../place.js'

/**
 * Whether the finding ends here. Leaves its own draw in `scratch.more`.
 *
 * @param o observation
 * @param who the one whose file it is about to reach, within the community
 */
export function droppedByReview(place: Place, o: number, who: number, wrong: boolean): boolean {
  const { tables, now, scratch, layout } = place
  const { observations, more } = scratch
  const { safeguard } = tables
  if (safeguard.reviewed === 0 || !tables.sensors[observations.sensor[o]].reviewed) return false
  const named = samePurposeName(observations.filePurpose[o], purpose.review)
  place.draw(observations.drawSubject[o], now.tick, named, observations.drawOrdinal[o], more)
  if (more[reviewWord.reviewed] >= safeguard.reviewed) return false
  const resident = place.first + who
  count(place, resident, fileMetric(layout, 'reviews'))
  if (more[reviewWord.dropped] >= (wrong ? safeguard.dropsWrong : safeguard.dropsRight)) return false
  count(place, resident, fileMetric(layout, wrong ? 'dropped_wrong' : 'dropped_right'))
  return true
}
