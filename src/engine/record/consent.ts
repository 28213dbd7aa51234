/** Consent: who has agreed to be scored, where a scheme asks for it. The same residents agree for life. */
import { TIMELESS, purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import { isScored } from '../respond/membership.js'

/** Whether the resident may be graded: nobody has to agree before the scheme asks. Leaves its draw in `scratch.more`. */
export function agrees(place: Place, resident: number): boolean {
  const { tables, now, world, scratch } = place
  const { consentFrom, consents } = tables.safeguard
  if (now.tick < consentFrom) return true
  place.draw(place.subject + resident - place.first, TIMELESS, purpose.consent, 0, scratch.more)
  return scratch.more[0] < consents[tables.doing.profileOfCell[world.cell[resident]]]
}

/** Whether the scheme keeps nothing about the resident, because they are no members or have not agreed. */
export function keptOut(place: Place, resident: number): boolean {
  if (!isScored(place.world, resident)) return true
  return place.tables.safeguard.consentStopsCharges === 1 && !agrees(place, resident)
}
