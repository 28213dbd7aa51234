/** Evasion: somebody who believes that a charge is likely and dear hides what is punished from every eye alike. */
import type { Place } from '../place.js'
import { LEVELS, Q16 } from '../tables.js'

/** Part of its chance that a sensor keeps to see such an act by the resident, in Q16; all of it where nobody hides. */
export function hiding(place: Place, resident: number, behaviour: number): number {
  const { now, world, tables } = place
  if (now.hides === null) return Q16
  return now.hides[(place.region * tables.doing.behaviours + behaviour) * LEVELS + (world.risk[resident] >> 4)]
}
