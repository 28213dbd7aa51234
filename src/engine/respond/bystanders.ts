/**
 * Speaking out against the scheme by those whom it has not hit, because it is news. There is most of it when the scheme
 * begins, and less as it grows old; fear and public attention work on it as on those who were hit.
 */
import { gapQ16 } from '../draw/gaps.js'
import { purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import { CERTAIN, HEADROOM } from '../tables.js'
import { speakOut } from './protest.js'

/** Bystanders arrive at the highest rate that contagion can bring about; each then speaks or does not. */
const USUAL = CERTAIN / HEADROOM

export function hearBystanders(place: Place): void {
  const { now, world, scratch } = place
  const skip = now.bystanders[place.region]
  if (!skip) return
  const community = world.firstCommunity + place.k
  const { words, more } = scratch
  let position = 0
  for (let k = 0; ; k++) {
    if ((k & 3) === 0) place.draw(community, now.tick, purpose.bystanderGap, k >> 2, words)
    position += gapQ16(words[k & 3], skip)
    const local = Math.floor(position / 65536)
    if (local >= place.residents) return
    place.draw(place.subject + local, now.tick, purpose.bystander, k, more)
    speakOut(place, place.first + local, USUAL, more[0])
  }
}
