/** The line along which candidates arrive. */
import { COMMUNITY_SIZE } from './tables.js'

/** Strata are numbered in a byte. */
const places = new Int32Array(257)
const strata = new Uint8Array(COMMUNITY_SIZE)

/** Puts the subjects `from` .. `to - 1` in line: by stratum, within a stratum by number within the community. */
export function lineUp(
  line: Uint16Array,
  cell: Uint16Array,
  from: number,
  to: number,
  stratumOfCell: Uint8Array,
): void {
  places.fill(0)
  const count = to - from
  for (let i = 0; i < count; i++) {
    const stratum = stratumOfCell[cell[from + i]]
    strata[i] = stratum
    places[stratum + 1]++
  }
  for (let stratum = 1; stratum < places.length; stratum++) places[stratum] += places[stratum - 1]
  for (let i = 0; i < count; i++) line[from + places[strata[i]]++] = i
}
