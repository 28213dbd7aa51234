/** Stage `act`, first half: who might do something this tick; see `act/candidates.ts` and `draw/gaps.ts` of the engine. */
import { SCRATCH_ROOM, TOO_MANY_ACTS, actOrdinal, actWho, overflow } from '../acts'
import { i32At, setU32, u16At, u32At, u8At } from '../cells'
import { draw, drawLots, lot0, lot1, lot2, lot3, lotN, lotSubject, word0, word1, word2, word3 } from '../draw/draw'
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
/** [stratum] candidates to be expected of each subject, and how many draws were made for each of the strata above. */
export let candidatesEach: usize = 0
export let strataBlocks: usize = 0
/** Most draws for one stratum that are made beforehand, so that those for all of them are never more than {@link LOTS}. */
const MOST_BLOCKS: i32 = 15

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
  const found = drawGaps()
  let count = 0
  for (let s = 0, lot = 0; s < found; s++) {
    const blocks = i32At(strataBlocks, s)
    count = walk(s, lot, blocks, count)
    lot += blocks
  }
  return count
}

/** Draws as many gaps for each stratum as it will mostly take, all of them together; how many strata there are. */
function drawGaps(): i32 {
  const found = findStrata()
  let lots = 0
  for (let s = 0; s < found; s++) {
    const stratum = i32At(strata, s)
    const mean = <f32>(i32At(strataEnd, s) - i32At(strataBegin, s)) * load<f32>(candidatesEach + (<usize>stratum << 2))
    const blocks = min(MOST_BLOCKS, 1 + <i32>((mean + 2 * sqrt<f32>(mean)) * 0.25))
    setU32(strataBlocks, s, <u32>blocks)
    for (let block = 0; block < blocks; block++) {
      setU32(lotSubject, lots, community)
      setU32(lotN, lots, <u32>stratum * PER_STRATUM + <u32>block)
      lots++
    }
  }
  drawLots(<u32>purposeGap, lots)
  return found
}

/**
 * Writes down the candidates of a stratum behind others, four at a time, of whom those behind its end do not count.
 *
 * @param lot where its draws begin, of which `blocks` are there
 */
function walk(s: i32, lot: i32, blocks: i32, before: i32): i32 {
  const stratum = i32At(strata, s)
  const multiplier = <u64>u32At(skipMultiplier, stratum)
  const shift = <u64>i32At(skipShift, stratum)
  const first = line + (<usize>i32At(strataBegin, s) << 1)
  const end = <u64>(i32At(strataEnd, s) - i32At(strataBegin, s)) << 16
  let count = before
  let position: u64 = 0
  let last = -1
  let again = 0
  for (let block = 0; position < end; block++) {
    let to = <usize>(lot + block) << 2
    if (block >= blocks) {
      // nobody needs the draws of strata that were walked before
      draw(community, <u32>purposeGap, <u32>stratum * PER_STRATUM + <u32>block)
      to = 0
      store<u32>(lot0, word0)
      store<u32>(lot1, word1)
      store<u32>(lot2, word2)
      store<u32>(lot3, word3)
    }
    const p0 = position + ((<u64>negativeLog2(load<u32>(lot0 + to)) * multiplier) >> shift)
    const p1 = p0 + ((<u64>negativeLog2(load<u32>(lot1 + to)) * multiplier) >> shift)
    const p2 = p1 + ((<u64>negativeLog2(load<u32>(lot2 + to)) * multiplier) >> shift)
    const p3 = p2 + ((<u64>negativeLog2(load<u32>(lot3 + to)) * multiplier) >> shift)
    const l0 = whoAt(first, p0, end)
    const l1 = whoAt(first, p1, end)
    const l2 = whoAt(first, p2, end)
    const l3 = whoAt(first, p3, end)
    const a0 = (again + 1) & -(<i32>(l0 === last))
    const a1 = (a0 + 1) & -(<i32>(l1 === l0))
    const a2 = (a1 + 1) & -(<i32>(l2 === l1))
    const a3 = (a2 + 1) & -(<i32>(l3 === l2))
    const kept = count + <i32>(p0 < end) + <i32>(p1 < end) + <i32>(p2 < end) + <i32>(p3 < end)
    if (kept > SCRATCH_ROOM) overflow(TOO_MANY_ACTS)
    // the last may lie behind the lists, where there is room between one and the next
    v128.store(actWho + (<usize>count << 2), four(l0, l1, l2, l3))
    v128.store(actOrdinal + (<usize>count << 2), four(a0, a1, a2, a3))
    count = kept
    position = p3
    last = l3
    again = a3
  }
  return count
}

// @ts-ignore: decorators of AssemblyScript
@inline
function four(a: i32, b: i32, c: i32, d: i32): v128 {
  const two = i32x4.replace_lane(i32x4.splat(a), 1, b)
  return i32x4.replace_lane(i32x4.replace_lane(two, 2, c), 3, d)
}

/** Who is at a position of a stratum; the last of it where the position lies behind its end. */
// @ts-ignore: decorators of AssemblyScript
@inline
function whoAt(first: usize, position: u64, end: u64): i32 {
  const within = position < end ? position : end - 1
  return <i32>load<u16>(first + (<usize>(within >> 16) << 1)) & (COMMUNITY_SIZE - 1)
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
