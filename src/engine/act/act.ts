/**
 * Stage `act`: behaviours as independent Poisson processes. A candidate becomes an act with the chance rate / ceiling;
 * which act it is comes from the profile's alias table. Because the base rate and the rate under the scheme are judged
 * by the same draw, what the scheme held back and what it brought about are counted act by act, not estimated.
 *
 * All decisions read the state as it stood when the tick began; effects on others follow afterwards.
 */
import { comeDue } from '../consequence/outcome.js'
import { behaviourMetrics } from '../counters.js'
import { actWord, purpose } from '../draw/purposes.js'
import { type Place, count } from '../place.js'
import { rateMultiplier } from '../respond/multiplier.js'
import { type DoingTables, Q16 } from '../tables.js'
import { findCandidates } from './candidates.js'
import { harmVictims } from './victims.js'

const METRICS = behaviourMetrics.length
const DONE = behaviourMetrics.indexOf('done')
const WITHHELD = behaviourMetrics.indexOf('withheld')
const PROVOKED = behaviourMetrics.indexOf('provoked')

/** Decides which candidates act, and leaves the acts and attempts of the community in `scratch.acts`. */
export function act(place: Place): void {
  const { tables, world, scratch, now } = place
  const { acts, words } = scratch
  const { doing, behaviour } = tables
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
    const usual = word < base
    if (what >= doing.behaviours) {
      if (!usual) continue
    } else {
      const multiplier = rateMultiplier(place, resident, what)
      const does = word < Math.floor((doing.accept[profile] * multiplier) / doing.headroom[what])
      if (usual && !does) count(place, resident, what * METRICS + WITHHELD)
      if (!does) continue
      count(place, resident, what * METRICS + DONE)
      if (!usual) count(place, resident, what * METRICS + PROVOKED)
    }
    acts.who[kept] = local
    acts.ordinal[kept] = ordinal
    acts.what[kept] = what
    const severity = words[actWord.severity]
    acts.severity[kept] =
      what < doing.behaviours && severity >= behaviour.severityCut[what * 2]
        ? severity < behaviour.severityCut[what * 2 + 1]
          ? 1
          : 2
        : 0
    kept++
  }
  acts.count = kept
  if (tables.outcome) comeDue(place, tables.outcome)
  harmVictims(place)
}

/** Alias method of Walker (1977) in one 32-bit word: its upper bits pick the column, its lower bits the side. */
function pick(doing: DoingTables, profile: number, word: number): number {
  const bits = doing.aliasBits
  const at = (profile << bits) + (word >>> (32 - bits))
  const rest = (word << bits) >>> bits
  return rest < doing.aliasThreshold[at] ? doing.aliasOwn[at] : doing.aliasOther[at]
}
