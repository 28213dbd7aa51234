/** Repair: somebody who lost points may earn a part of them back, by a course or by work for the community. */
import type { Place } from '../place.js'
import { Q16 } from '../tables.js'

/** Whether somebody charged will earn points back; drawn at the address of the act. Leaves its draw in `scratch.more`. */
export function earnsBack(place: Place, local: number, purposeWord: number, ordinal: number): boolean {
  const { tables, now, scratch } = place
  if (tables.safeguard.repairs === 0) return false
  place.draw(place.subject + local, now.tick, purposeWord, ordinal, scratch.more)
  return scratch.more[0] < tables.safeguard.repairs
}

/** Points that repair gives back of a deduction; as positive as the deduction is negative, rounded down. */
export function repairable(place: Place, points: number): number {
  return Math.floor((-points * place.tables.safeguard.repairPart) / Q16)
}
