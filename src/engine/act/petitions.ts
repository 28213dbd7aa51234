/** Petitions and complaints land on the desk of the official of the district, whoever is scored for them. */
import { fileMetric } from '../counters.js'
import { type Place, count } from '../place.js'
import { kinds } from './tables.js'
import { NOBODY } from '../world.js'

const MOST = 65535

/** Counts the voice of the community with its official, and adds it to the load of the year. */
export function countPetitions(place: Place): void {
  const { tables, world, scratch, layout, now, k } = place
  const { acts } = scratch
  const official = world.official[k]
  if (official === NOBODY || official === undefined) return
  if (now.tick % tables.score.yearTicks === 0) world.load[k] = 0
  let petitions = 0
  for (let a = 0; a < acts.count; a++) {
    const what = acts.what[a]
    if (what < tables.doing.behaviours && tables.behaviour.kind[what] === kinds.voice && acts.who[a] !== official)
      petitions++
  }
  if (petitions === 0) return
  world.load[k] = Math.min(MOST, world.load[k] + petitions)
  count(place, place.first + official, fileMetric(layout, 'petitions_received'), petitions)
}
