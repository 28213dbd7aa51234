/**
 * Speaking out: somebody whom the scheme has just hit says so in public, or keeps silent. Outcries are made of these acts
 * and of nothing else. Fear of the scheme holds some of them back, and public attention draws more of them out; the
 * same draw judges both, so silence is counted act by act.
 */
import { fileMetric } from '../counters.js'
import { type Place, count, isBusiness } from '../place.js'
import { LEVELS, Q16 } from '../tables.js'

/**
 * @param threshold chance of speaking out without fear and without an outcry, times 2^32
 * @param word the draw that decides
 */
export function speakOut(place: Place, resident: number, threshold: number, word: number): void {
  const { tables, world, now, layout } = place
  // a business may be hit, but it is people who speak out
  if (!tables.response.on || threshold === 0 || isBusiness(place, resident - place.first)) return
  const multiplier = now.outspoken[place.region * LEVELS + (world.risk[resident] >> 4)]
  const speaks = word < Math.floor((threshold * multiplier) / Q16)
  if (speaks) count(place, resident, fileMetric(layout, 'protests'))
  else if (word < threshold) count(place, resident, fileMetric(layout, 'protests_silenced'))
}
