/** The line along which candidates arrive. */

/** Strata are numbered in a byte. */
const STRATA = 256
const places = new Int32Array(STRATA + 1)

/** Puts the subjects `from` .. `to - 1` in line: by stratum, within a stratum by number within the community. */
export function lineUp(
  line: Uint16Array,
  cell: Uint16Array,
  from: number,
  to: number,
  stratumOfCell: Uint8Array,
): void {
  places.fill(0)
  for (let i = from; i < to; i++) places[stratumOfCell[cell[i]] + 1]++
  for (let stratum = 1; stratum < STRATA; stratum++) places[stratum] += places[stratum - 1]
  for (let i = from; i < to; i++) line[from + places[stratumOfCell[cell[i]]]++] = i - from
}
