/**
 * Stage `act`: behaviours as independent Poisson processes. A candidate becomes an act with the chance rate / ceiling;
 * which act it is comes from the profile's alias table. Because the base rate and the rate under the scheme are judged
 * by the same draw, what the scheme held back and what it brought about are counted act by act, not estimated.
 *
 * All decisions read the state as it stood when the tick began; effects on others follow afterwards.
 */
import { comeDue } from '../consequence/outcome.js'
import { actWord, purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import { rateMultiplier } from '../respond/multiplier.js'
import type { DoingTables } from './tables.js'
import { Q16 } from '../tables.js'
import { findCandidates } from './candidates.js'
import { followActs } from './chain.js'
import { decides, severityOf } from './decide.js'
import { countPetitions } from './petitions.js'
import { harmVictims } from './victims.js'

/** Decides which candidates act, and leaves the acts and attempts of the community in `scratch.acts`. */
export function act(place: Place): void {
  const { tables, world, scratch, now } = place
  const { acts, words } = scratch
  const { doing } = tables
  const candidates = findCandidates(place)
  let kept = 0
  for (let c = 0; c < candidates; c++) {
    const local = acts.who[c]
    const ordinal = acts.ordinal[c]
    const resident = place.first + local
    const profile = doing.profileOfCell[world.cell[resident]]
    place.draw(place.subject + local, now.tick, purpose.act, ordinal, words)
    const what = pick(doing, profile, words[actWord.which])
    const word = words[actWord.accept]
    const base = Math.floor((doing.accept[profile] * Q16) / doing.headroom[what])
    if (what >= doing.behaviours) {
      if (word >= base) continue
    } else {
      const multiplier = rateMultiplier(place, resident, what)
      const here = Math.floor((doing.accept[profile] * multiplier) / doing.headroom[what])
      if (!decides(place, resident, what, word, base, here)) continue
    }
    acts.who[kept] = local
    acts.ordinal[kept] = ordinal
    acts.what[kept] = what
    acts.severity[kept] = what < doing.behaviours ? severityOf(place, what, words[actWord.severity]) : 0
    kept++
  }
  acts.count = kept
  if (tables.outcome) comeDue(place, tables.outcome)
  followActs(place)
  harmVictims(place)
  if (place.world.official.length > 0) countPetitions(place)
}

/** Alias method of Walker (1977) in one 32-bit word: its upper bits pick the column, its lower bits the side. */
function pick(doing: DoingTables, profile: number, word: number): number {
  const bits = doing.aliasBits
  const at = (profile << bits) + (word >>> (32 - bits))
  const rest = (word << bits) >>> bits
  return rest < doing.aliasThreshold[at] ? doing.aliasOwn[at] : doing.aliasOther[at]
}
