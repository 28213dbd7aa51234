/** Stage `act`, first half: who might do something this tick; see `act/candidates.ts` and `draw/gaps.ts` of the engine. */
import { SCRATCH_ROOM, TOO_MANY_ACTS, actOrdinal, actWho, overflow } from '../acts'
import { i32At, u16At, u32At, u8At } from '../cells'
import { draw, drawLots, lot0, lot1, lot2, lot3, lotN, lotSubject, wordAt } from '../draw/draw'
import { COMMUNITY_SIZE, cell, community, line, size } from '../place'

export let purposeGap: i32 = 0
/** [cell] stratum. */
export let stratumOfCell: usize = 0
/** [stratum] gap = -log2(u) x multiplier / 2^shift; the shift is -1 where nothing ever happens. */
export let skipMultiplier: usize = 0
export let skipShift: usize = 0
/** [8193] log2(1 + i / 8192) in 26 bits of fraction. */
export let logTable: usize = 0
/** Strata of a community in which anything can happen, where they begin in the line, and where they end. */
export let strata: usize = 0
export let strataBegin: usize = 0
export let strataEnd: usize = 0

const FRACTION: u32 = 67108864
const PER_STRATUM: u32 = 65536
const WHO_BITS: i32 = 10
/** Most subjects of a stratum that a place in the line tells. */
const MOST: i32 = 63

/** -log2 of a word read as a uniform number in (0, 1), in 26 bits of fraction. */
export function negativeLog2(word: u32): u32 {
  const odd = word | 1
  const zeros = clz(odd)
  const mantissa = odd << zeros
  const at = logTable + (<usize>((mantissa >>> 18) & 8191) << 2)
  const low = load<u32>(at)
  const rest = (mantissa >>> 2) & 0xffff
  return (zeros + 1) * FRACTION - low - (((load<u32>(at, 4) - low) * rest) >>> 16)
}

/** Gap to the next candidate in 1/65536 of a subject. */
export function gapQ16(word: u32, stratum: i32): u64 {
  return (<u64>negativeLog2(word) * <u64>u32At(skipMultiplier, stratum)) >> <u64>i32At(skipShift, stratum)
}

/** Writes down the candidates of the community, stratum after stratum; how many there are. */
export function findCandidates(): i32 {
  const found = findStrata()
  // most strata have fewer than four candidates, for which the first words will do
  for (let s = 0; s < found; s++) {
    store<u32>(lotSubject + (<usize>s << 2), community)
    store<u32>(lotN + (<usize>s << 2), <u32>i32At(strata, s) * PER_STRATUM)
  }
  drawLots(<u32>purposeGap, found)
  let count = 0
  for (let s = 0; s < found; s++) {
    const stratum = i32At(strata, s)
    const multiplier = <u64>u32At(skipMultiplier, stratum)
    const shift = <u64>i32At(skipShift, stratum)
    const begin = i32At(strataBegin, s)
    const end = <u64>(i32At(strataEnd, s) - begin) << 16
    let position: u64 = 0
    let last = -1
    let again = 0
    for (let at = 0; ; at++) {
      let word: u32
      if (at < 4) {
        const lot = <usize>s << 2
        if (at < 2) word = at === 0 ? load<u32>(lot0 + lot) : load<u32>(lot1 + lot)
        else word = at === 2 ? load<u32>(lot2 + lot) : load<u32>(lot3 + lot)
      } else {
        if ((at & 3) === 0) draw(community, <u32>purposeGap, <u32>stratum * PER_STRATUM + <u32>(at >> 2))
        word = wordAt(at & 3)
      }
      position += (<u64>negativeLog2(word) * multiplier) >> shift
      if (position >= end) break
      if (count === SCRATCH_ROOM) overflow(TOO_MANY_ACTS)
      const local = u16At(line, begin + <i32>(position >> 16)) & (COMMUNITY_SIZE - 1)
      again = local === last ? again + 1 : 0
      last = local
      store<i32>(actWho + (<usize>count << 2), local)
      store<i32>(actOrdinal + (<usize>count << 2), again)
      count++
    }
  }
  return count
}

/** Notes the strata of the community in which anything can happen, and says how many they are. */
function findStrata(): i32 {
  let found = 0
  for (let from = 0; from < size; ) {
    const stratum = u8At(stratumOfCell, u16At(cell, u16At(line, from) & (COMMUNITY_SIZE - 1)))
    const to = endOfStratum(from)
    if (i32At(skipShift, stratum) >= 0) {
      store<i32>(strata + (<usize>found << 2), stratum)
      store<i32>(strataBegin + (<usize>found << 2), from)
      store<i32>(strataEnd + (<usize>found << 2), to)
      found++
    }
    from = to
  }
  return found
}

function endOfStratum(from: i32): i32 {
  let at = from
  let left = u16At(line, at) >>> WHO_BITS
  while (left === MOST) {
    at += MOST - 1
    left = u16At(line, at) >>> WHO_BITS
  }
  return at + left
}
