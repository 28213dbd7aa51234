/**
 * On whom an act falls: mostly on the one who did it, but the debt of a firm can be its owner's ban, and a petition can
 * land in the file of the official whose district it comes from.
 */
import { type Place, isBusiness, somebodyElse } from '../place.js'
import { bearers } from '../score/tables.js'
import { NOBODY } from '../world.js'

/** The subject in whose file an act of `local` lands, within the community; {@link NOBODY} if there is no such subject. */
export function bearerOf(place: Place, local: number, falls: number): number {
  if (falls === bearers.actor) return local
  const { world } = place
  if (falls === bearers.official) return world.official.length > 0 ? world.official[place.k] : NOBODY
  // an act that a business did not do has no owner to fall on
  return isBusiness(place, local) ? world.owner[place.first + local] : NOBODY
}

/**
 * Whoever an act falls on when the sensor takes somebody else for the one who acted; the right one after all, if it falls
 * on the same subject either way.
 */
export function mistakenFor(place: Place, local: number, falls: number, word: number, right: number): number {
  const charged = bearerOf(place, somebodyElse(place, local, word), falls)
  return charged === NOBODY ? right : charged
}

/** Points of a rule for a subject: none for whom the score does not cover. */
export function pointsFor(place: Place, local: number, points: number): number {
  const { covers } = place.tables
  return covers === null || covers[place.world.cell[place.first + local]] ? points : 0
}
