/**
 * Stage `act`, chains: an act of one person gives rise to an act of another, as when somebody picks up the litter that a
 * neighbour has dropped. Only acts that people begin by themselves set others off; an act that follows is not followed in
 * its turn. As in {@link act} one draw judges both worlds, and all of it reads the state as the tick began.
 */
import { answerers } from './tables.js'
import { chainWord } from '../draw/purposes.js'
import { type Place, somebodyElse } from '../place.js'
import { rateMultiplier } from '../respond/multiplier.js'
import { SCRATCH_ROOM, overflow } from '../scratch.js'
import { Q16 } from '../tables.js'
import { NOBODY } from '../world.js'
import { decides, severityOf } from './decide.js'
import { housemate } from './victims.js'

/** Adds the acts that follow those in `scratch.acts`, after them. */
export function followActs(place: Place): void {
  const { chains } = place.tables
  if (chains.length === 0) return
  const { acts } = place.scratch
  const begun = acts.count
  for (let a = 0; a < begun; a++)
    for (let c = 0; c < chains.length; c++) if (chains[c].first === acts.what[a]) follow(place, a, c)
}

function follow(place: Place, a: number, c: number): void {
  const { tables, world, scratch, now } = place
  const { acts, words } = scratch
  const chain = tables.chains[c]
  const first = acts.who[a]
  place.draw(place.subject + first, now.tick, chain.purpose, acts.ordinal[a], words)
  const who = answerer(place, chain.by, first, words[chainWord.who])
  if (who === first || who === NOBODY) return
  const resident = place.first + who
  const word = words[chainWord.follows]
  const severity = words[chainWord.severity]
  const usual = chain.chance[tables.doing.profileOfCell[world.cell[resident]]]
  if (usual === 0) return
  const here = Math.floor((usual * rateMultiplier(place, resident, chain.behaviour)) / Q16)
  if (!decides(place, resident, chain.behaviour, word, usual, here)) return
  if (acts.count === SCRATCH_ROOM) overflow('acts')
  const at = acts.count++
  acts.who[at] = who
  acts.ordinal[at] = ordinalOf(c, first, acts.ordinal[a])
  acts.what[at] = chain.behaviour
  acts.severity[at] = severityOf(place, chain.behaviour, severity)
}

/** Who might answer, by number within the community; the one who acted, or {@link NOBODY}, if there is nobody. */
function answerer(place: Place, by: number, first: number, word: number): number {
  if (by === answerers.household) return housemate(place, first, word)
  if (by === answerers.neighbour) return somebodyElse(place, first, word)
  return place.world.official.length > 0 ? place.world.official[place.k] : NOBODY
}

/**
 * The part of an act's address that tells it from others of the same resident and tick: beyond all ordinals of acts that
 * people begin by themselves, and different for each chain and each act that it follows.
 */
function ordinalOf(chain: number, first: number, ordinal: number): number {
  return (chain + 1) * 0x2000000 + first * 0x4000 + (ordinal & 0x3fff)
}

/** Number within the community of the one whose act is followed; null for an act that somebody began. */
export function followedBy(ordinal: number): number | null {
  return ordinal < 0x2000000 ? null : Math.floor((ordinal % 0x2000000) / 0x4000)
}
