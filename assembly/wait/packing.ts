/** Packs what is on its way in a community that lies packed between ticks, stretch by stretch, and takes it out again. */
import { MOST_BEHIND, beginStretches, packStretch } from '../packed/stretch'
import { tick } from '../place'
import {
  LONG_ENOUGH,
  MOST_WORDS,
  entryCount,
  entryLength,
  entryRoom,
  entryWords,
  holdEntries,
  moreWords,
  openSince,
  openStretch,
} from './entries'
import { isPacked, leastOf, takenBy } from './stretches'

/** Words before those of a packed list: how many, entries, where the last stretch begins, and from when its end counts. */
const PACKED_HEAD: i32 = 8

/**
 * The words of a community that was packed are copied here from an address, and nothing is taken back; where they end. Stretches
 * stay packed until something in them is due.
 */
export function unpackEntries(at: usize): usize {
  const words = load<i32>(at)
  if (words + MOST_WORDS > entryRoom) moreWords(words + MOST_WORDS)
  holdEntries(words, load<i32>(at, 4), load<i32>(at, 8), load<i32>(at, 12), entryRoom)
  const from = at + (PACKED_HEAD << 1)
  const bytes = <usize>words << 1
  memory.copy(entryWords, from, bytes)
  beginStretches()
  return from + bytes
}

/** Most words that the community can be when packed, and those that are written over behind it. */
export function packedEntries(): i32 {
  return PACKED_HEAD + entryLength + MOST_BEHIND
}

/**
 * Packs it to an address; where it ends. A stretch that more is put in is left as it is, and so is one that this tick has unpacked or
 * begun if the next would unpack it again.
 */
export function packEntries(at: usize): usize {
  const words = entryWords
  const from = at + (PACKED_HEAD << 1)
  let to = from
  let open = -1
  for (let next = 0; next < entryLength; ) {
    const taken = takenBy(words, next)
    const stretch = words + (<usize>next << 1)
    // nothing more is put in one that is long
    const isOpen = next === openStretch && taken < LONG_ENOUGH
    if (isOpen) open = <i32>(to - from) >> 1
    if (isPacked(words, next) || isOpen || leastOf(words, next) === tick + 1) {
      memory.copy(to, stretch, <usize>taken << 1)
      to += <usize>taken << 1
    } else to += <usize>packStretch(to, stretch) << 1
    next += taken
  }
  store<i32>(at, <i32>(to - from) >> 1)
  store<i32>(at, entryCount, 4)
  store<i32>(at, open, 8)
  store<i32>(at, openSince, 12)
  return to
}

