/**
 * Stage `act`: behaviours as independent Poisson processes. A candidate becomes an act with the chance rate / ceiling;
 * which act it is comes from the alias table of their habit. Because the base rate and the rate under the scheme are judged
 * by the same draw, what the scheme held back and what it brought about are counted act by act, not estimated.
 *
 * All decisions read the state as it stood when the tick began; effects on others follow afterwards.
 */
import { comeDue } from '../consequence/outcome.js'
import { drawLots } from '../draw/drawLots.js'
import { LOTS } from '../draw/lots.js'
import { actWord, purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import { rateMultiplier } from '../respond/multiplier.js'
import { Q16 } from '../tables.js'
import { findCandidates } from './candidates.js'
import { followActs } from './chain.js'
import { decides, severityOf } from './decide.js'
import { countPetitions } from './petitions.js'
import { harmVictims } from './victims.js'

/** Decides which candidates act, and leaves the acts and attempts of the community in `scratch.acts`. */
export function act(place: Place): void {
  const { tables, scratch } = place
  const candidates = findCandidates(place)
  scratch.acts.count = 0
  for (let from = 0; from < candidates; from += LOTS) decideSome(place, from, Math.min(candidates, from + LOTS))
  if (tables.outcome) comeDue(place, tables.outcome)
  followActs(place)
  harmVictims(place)
  if (place.world.official.length > 0) countPetitions(place)
}

/** Decides on some of the candidates, and adds those who act to the acts, which never overtake the candidates. */
function decideSome(place: Place, from: number, to: number): void {
  const { tables, scratch, now, first, subject } = place
  const { acts, words, lots } = scratch
  const { who, ordinal, what, severity } = acts
  const { behaviours, headroom } = tables.doing
  for (let c = from; c < to; c++) {
    lots.subject[c - from] = subject + who[c]
    lots.n[c - from] = ordinal[c]
  }
  drawLots(place.draw, lots, now.tick, purpose.act, to - from)
  pick(place, from, to)
  const decisive = lots.words[actWord.accept]
  const graver = lots.words[actWord.severity]
  let kept = acts.count
  for (let c = from; c < to; c++) {
    const accept = accepts[c - from]
    const word = decisive[c - from]
    // no response brings a rate above the ceiling of the habit, and doors are tried at the ceiling itself
    if (word >= accept) continue
    const local = who[c]
    const did = what[c]
    let degree = 0
    if (did < behaviours) {
      const resident = first + local
      const base = Math.floor((accept * Q16) / headroom[did])
      const here = Math.floor((accept * rateMultiplier(place, resident, did)) / headroom[did])
      words[actWord.accept] = word
      if (!decides(place, resident, did, word, base, here)) continue
      degree = severityOf(place, did, graver[c - from])
    }
    who[kept] = local
    ordinal[kept] = ordinal[c]
    what[kept] = did
    severity[kept] = degree
    kept++
  }
  acts.count = kept
}

/** Threshold of each candidate at hand, from their habits. */
const accepts = new Float64Array(LOTS)

/**
 * What candidates have in mind, by the alias method of Walker (1977) in one 32-bit word: its upper bits pick the column, its
 * lower bits the side. The tables of all habits are more than a processor has at hand, and most of the work is to wait for
 * them; so where to look is worked out first, and then a loop without branches does nothing but look, so that many looks are
 * under way at a time.
 */
function pick(place: Place, from: number, to: number): void {
  const { first, tables, world, scratch } = place
  const { who, what } = scratch.acts
  const { cell } = world
  const { alias, aliasBits: bits, habitOfCell, accept } = tables.doing
  const words = scratch.lots.words[actWord.which]
  const shift = 32 - bits
  for (let c = from; c < to; c++) {
    const habit = habitOfCell[cell[first + who[c]]]
    accepts[c - from] = accept[habit]
    what[c] = (habit << bits) + (words[c - from] >>> shift)
  }
  const others = (1 << bits) - 1
  for (let c = from; c < to; c++) {
    const word = words[c - from]
    const entry = alias[what[c]]
    const other = entry & others
    // all ones where the side is the column's own
    const own = (((word << bits) >>> bits) - (entry >>> bits)) >> 31
    what[c] = other ^ (((word >>> shift) ^ other) & own)
  }
}
