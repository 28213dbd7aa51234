/** Who is on a list when the run begins. Stays that have a term are somewhere in the middle of it. */
import { type Draw4, TIMELESS, heldWord } from '../draw/purposes.js'
import { type Entries, entryKind } from '../entries.js'
import { CERTAIN, COMMUNITY_SIZE, type Tables } from '../tables.js'
import { type Stay, ending, stayOn } from './stay.js'

const stay: Stay = { ticks: 0, how: 0 }
/** A stay that has begun before the run is for no behaviour that the run knows. */
const BEFORE = 0

/** As much of a world as is written here. */
interface Beginning {
  firstCommunity: number
  start: Int32Array
  cell: Uint16Array
  listed: Uint8Array
  trulyListed: Uint8Array
  everListed: Uint8Array
  inFlight: Entries[]
}

/** Puts the residents of community `k` of a world on the lists that they hold from the start, on file and in truth. */
export function startLists(tables: Tables, world: Beginning, k: number, draw: Draw4, words: Uint32Array): void {
  const { lists, doing } = tables
  if (!lists) return
  const profiles = lists.held.length / lists.count
  const subject = (world.firstCommunity + k) * COMMUNITY_SIZE
  for (let list = 0; list < lists.count; list++) {
    if (lists.held.subarray(list * profiles, (list + 1) * profiles).every((chance) => chance === 0)) continue
    for (let i = world.start[k]; i < world.start[k + 1]; i++) {
      const local = i - world.start[k]
      const profile = doing.profileOfCell[world.cell[i]]
      draw(subject + local, TIMELESS, lists.heldPurpose[list], 0, words)
      if (words[heldWord.held] >= lists.held[list * profiles + profile]) continue
      const at = i * lists.count + list
      world.listed[at] = 1
      world.trulyListed[at] = 1
      world.everListed[i] |= 1 << list
      // words of certainty: the term as it is, without what is lengthened
      stayOn(lists, list, profile, words[heldWord.performs], CERTAIN, stay)
      let ticks = stay.ticks
      if (stay.how === ending.term) ticks = 1 + Math.floor((ticks * words[heldWord.term]) / CERTAIN)
      if (ticks < 0) continue
      for (const kind of [entryKind.leaves, entryKind.trulyLeaves])
        world.inFlight[k].push(ticks, kind, local, BEFORE, list, 0, 0, stay.how)
    }
  }
}
