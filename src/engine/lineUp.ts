/**
 * The line along which candidates arrive. A place in it is one number: who stands there, and above that how many of the
 * stratum there are from here on, as far as the room goes, so that the end of a stratum is found in a step or two.
 */
import { COMMUNITY_SIZE } from './tables.js'

/** Strata are numbered in a byte. */
const places = new Int32Array(257)
const strata = new Uint8Array(COMMUNITY_SIZE)

/** Subjects of a community are told apart by so many bits. */
const WHO_BITS = 10
/** Most that the bits above tell: so many or more. */
const MOST = 63

/** Who stands at a place of the line, by number within the community. */
export function standingAt(place: number): number {
  return place & (COMMUNITY_SIZE - 1)
}

/** Where the stratum ends of which the subject at `from` is one. */
export function endOfStratum(line: Uint16Array, from: number): number {
  let at = from
  for (;;) {
    const left = line[at] >>> WHO_BITS
    if (left < MOST) return at + left
    at += MOST - 1
  }
}

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
  // now each stratum is known by its end
  let at = 0
  for (let stratum = 0; stratum < places.length - 1; stratum++)
    for (const end = places[stratum]; at < end; at++) line[from + at] |= Math.min(MOST, end - at) << WHO_BITS
}
