/**
 * Stage `act`, first half: who might do something this tick. Candidates arrive at a ceiling rate per stratum that no
 * policy touches, so that two worlds under different schemes share their candidates and all luck that hangs on them.
 */
import { gapQ16 } from '../draw/gaps.js'
import { purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import { SCRATCH_ROOM, overflow } from '../scratch.js'

/** Fills `who` and `ordinal` of the acts list with the candidates of the community, stratum after stratum. */
export function findCandidates(place: Place): number {
  const { tables, world, scratch, now } = place
  const { acts, words } = scratch
  const community = world.firstCommunity + place.k
  const { strata } = tables.doing
  let count = 0
  let from = 0
  while (from < place.size) {
    const stratum = stratumAt(place, from)
    const to = endOf(place, from, stratum)
    const skip = strata[stratum]
    if (skip) {
      let position = 0
      let last = -1
      let ordinal = 0
      for (let k = 0; ; k++) {
        if ((k & 3) === 0) place.draw(community, now.tick, purpose.gap, stratum * 65536 + (k >> 2), words)
        position += gapQ16(words[k & 3], skip)
        const at = from + Math.floor(position / 65536)
        if (at >= to) break
        if (count === SCRATCH_ROOM) overflow('acts')
        const local = world.line[place.first + at]
        ordinal = local === last ? ordinal + 1 : 0
        last = local
        acts.who[count] = local
        acts.ordinal[count] = ordinal
        count++
      }
    }
    from = to
  }
  return count
}

function stratumAt(place: Place, position: number): number {
  const { world, tables } = place
  return tables.doing.stratumOfCell[world.cell[place.first + world.line[place.first + position]]]
}

/** Where the stratum that begins at a position of the line ends: by steps twice as long each time, then by halves. */
function endOf(place: Place, from: number, stratum: number): number {
  let within = from
  let step = 1
  while (within + step < place.size && stratumAt(place, within + step) === stratum) {
    within += step
    step *= 2
  }
  // the last one known to be within, and the first one known not to be
  let beyond = Math.min(place.size, within + step)
  while (beyond - within > 1) {
    const middle = (within + beyond) >> 1
    if (stratumAt(place, middle) === stratum) within = middle
    else beyond = middle
  }
  return beyond
}
