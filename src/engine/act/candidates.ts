/**
 * Stage `act`, first half: who might do something this tick. Candidates arrive at a ceiling rate per stratum that no
 * policy touches, so that two worlds under different schemes share their candidates and all luck that hangs on them.
 */
import { drawLots } from '../draw/drawLots.js'
import { gapQ16 } from '../draw/gaps.js'
import { purpose } from '../draw/purposes.js'
import { endOfStratum, standingAt } from '../lineUp.js'
import type { Place } from '../place.js'
import { SCRATCH_ROOM, overflow } from '../scratch.js'

/** Of each stratum of a community in which anything can happen: its number, and where it lies in the line. */
const strata = new Uint8Array(256)
const begins = new Int32Array(256)
const ends = new Int32Array(256)

/** Addresses of the gaps of one stratum. */
const PER_STRATUM = 65536

/** Fills `who` and `ordinal` of the acts list with the candidates of the community, stratum after stratum. */
export function findCandidates(place: Place): number {
  const { tables, world, scratch, now } = place
  const { acts, words, lots } = scratch
  const { who, ordinal } = acts
  const community = world.firstCommunity + place.k
  const found = findStrata(place)
  // most strata have fewer than four candidates, for which the first words will do
  for (let s = 0; s < found; s++) {
    lots.subject[s] = community
    lots.n[s] = strata[s] * PER_STRATUM
  }
  drawLots(place.draw, lots, now.tick, purpose.gap, found)
  let count = 0
  for (let s = 0; s < found; s++) {
    const skip = tables.doing.strata[strata[s]]!
    const begin = begins[s]
    const end = (ends[s] - begin) * 65536
    let position = 0
    let last = -1
    let again = 0
    for (let k = 0; ; k++) {
      if (k >= 4 && (k & 3) === 0)
        place.draw(community, now.tick, purpose.gap, strata[s] * PER_STRATUM + (k >> 2), words)
      position += gapQ16(k < 4 ? lots.words[k][s] : words[k & 3], skip)
      if (position >= end) break
      if (count === SCRATCH_ROOM) overflow('acts')
      const local = standingAt(world.line[begin + (position >>> 16)])
      again = local === last ? again + 1 : 0
      last = local
      who[count] = local
      ordinal[count] = again
      count++
    }
  }
  return count
}

/** Notes the strata of the community in which anything can happen, and says how many they are. */
function findStrata({ world, tables, first, size }: Place): number {
  const { cell, line } = world
  const { stratumOfCell, strata: skips } = tables.doing
  const end = first + size
  let found = 0
  for (let from = first; from < end;) {
    const stratum = stratumOfCell[cell[first + standingAt(line[from])]]
    const to = endOfStratum(line, from)
    if (skips[stratum]) {
      strata[found] = stratum
      begins[found] = from
      ends[found] = to
      found++
    }
    from = to
  }
  return found
}
