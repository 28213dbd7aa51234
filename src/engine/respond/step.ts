import { Q16 } from '../tables.js'

/** Part of a distance covered in one tick, in whole numbers; `step` in Q16. */
export function towards(distance: number, step: number): number {
  return Math.floor((distance * step) / Q16)
}
