/**
 * Stage `link`: the namesake whose file is confused with one's own. It is the same person for life, as it is in real
 * registries, and not a fresh stranger each time.
 */
import { TIMELESS, purpose } from '../draw/purposes.js'
import { type Place, somebodyElse } from '../place.js'

/** Namesake of a resident within the community; the resident itself if there is nobody else. */
export function namesakeOf(place: Place, local: number): number {
  place.draw(place.subject + local, TIMELESS, purpose.namesake, 0, place.scratch.more)
  return somebodyElse(place, local, place.scratch.more[0])
}
