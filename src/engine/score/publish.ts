/** Stage `score`: a charge is printed with the name of the one charged, who is ashamed of it, rightly or wrongly charged. */
import { fileMetric } from '../counters.js'
import { purpose } from '../draw/purposes.js'
import { type Place, count } from '../place.js'
import { addStrain } from '../respond/feelings.js'

/**
 * @param who within the community
 * @param luck of the record that has just reached the file
 */
export function publish(place: Place, who: number, wrong: boolean, luck: number): void {
  const { tables, world, now, layout, scratch } = place
  const { publication } = tables
  if (publication === null) return
  place.draw(place.subject + who, now.tick, purpose.publication, luck, scratch.more)
  if (scratch.more[0] >= publication.named) return
  const resident = place.first + who
  count(place, resident, fileMetric(layout, 'published'))
  if (wrong) count(place, resident, fileMetric(layout, 'published_wrong'))
  if (tables.response.on) addStrain(world, resident, publication.strain)
}
