/**
 * Puts the subjects of a community in line: by stratum, within a stratum by number; see `lineUp.ts` of the engine. Cells mostly rise
 * from subject to subject, and those beside each other are mostly of one stratum. So four or five who follow each other are put in
 * line together, and where they end is found out beforehand, since a processor could not foresee it.
 */
import { stratumOfCell } from '../act/candidates'
import { i32At, setU16, setU8, u16At, u8At } from '../cells'
import { cell, line, size } from '../place'

/** Strata there are; [stratum] lists of who is in each, so many bytes apart, and how many. */
export let packStrata: i32 = 0
export let packLists: usize = 0
export let packListed: usize = 0
/** The line as it grows. */
export let packLine: usize = 0

/** Bytes of a list: a community, and a line of the cache more, so that not all lists begin in the same part of it. */
const LIST: i32 = 2048 + 64
const WHO_BITS: i32 = 10
const MOST: i32 = 63
const SIDE_BY_SIDE: i32 = 8
const BLOCK: i32 = 16

/** [subject] stratum, room for a vector behind, and before the first a number that is no stratum. */
const strata: usize = memory.data(1072, 16) + 16
const NO_STRATUM: i32 = 255
/** Those put in line together: the first of them, and behind the last of all the number of subjects. */
const firsts: usize = memory.data(2080, 16)

/** Puts the community at hand in line. */
export function lineUp(): void {
  const lists = packLists
  const listed = packListed
  memory.fill(listed, 0, <usize>packStrata << 2)
  const some = part()
  for (let i = 0; i < some; i++) {
    const from = u16At(firsts, i)
    const count = u16At(firsts, i + 1) - from
    const stratum = u8At(strata, from)
    const long = listed + (<usize>stratum << 2)
    const place = load<i32>(long)
    store<i32>(long, place + count)
    rise(lists + <usize>(stratum * LIST) + (<usize>place << 1), from, count)
  }
  standInLine()
}

/** Parts the subjects into those of one stratum who follow each other; how many parts. */
function part(): i32 {
  const cells = cell
  const table = stratumOfCell
  const end = size
  // four at a time; behind the last subject lie cells of others
  for (let i = 0; i < end; i += 4) {
    const four = load<u64>(cells + (<usize>i << 1))
    const two = <u32>load<u8>(table + <usize>(four & 0xffff)) | (<u32>load<u8>(table + <usize>((four >> 16) & 0xffff)) << 8)
    const more = <u32>load<u8>(table + <usize>((four >> 32) & 0xffff)) | (<u32>load<u8>(table + <usize>(four >> 48)) << 8)
    store<u32>(strata + <usize>i, two | (more << 16))
  }
  // with the last stratum of all the first would seem to follow somebody
  setU8(strata, -1, u8At(strata, 0) ^ NO_STRATUM)
  let some = 0
  for (let from = 0; from < end; from += BLOCK) {
    const at = strata + <usize>from
    let begins = i8x16.bitmask(i8x16.ne(v128.load(at), v128.load(at - 1)))
    for (; begins !== 0; begins &= begins - 1) setU16(firsts, some++, from + ctz(begins))
  }
  // behind the last stands what is nobody's
  while (u16At(firsts, some - 1) >= end) some--
  setU16(firsts, some, end)
  return some
}

/** Writes numbers that rise by one, and up to seven more. */
// @ts-ignore: decorators of AssemblyScript
@inline
function rise(to: usize, from: i32, count: i32): void {
  let eight = i16x8.add(i16x8.splat(<i16>from), i16x8(0, 1, 2, 3, 4, 5, 6, 7))
  for (let i = 0; i < count; i += SIDE_BY_SIDE) {
    v128.store(to + (<usize>i << 1), eight)
    eight = i16x8.add(eight, i16x8.splat(<i16>SIDE_BY_SIDE))
  }
}

/** One list after the other becomes the line. */
function standInLine(): void {
  const lists = packLists
  const listed = packListed
  let begun = 0
  for (let stratum = 0; stratum < packStrata; stratum++) {
    const count = i32At(listed, stratum)
    stand(packLine + (<usize>begun << 1), lists + <usize>(stratum * LIST), count)
    begun += count
  }
  memory.copy(line, packLine, <usize>size << 1)
}

/** Puts a list in line, with how many there are from each on; what is written behind its end is written over by the next. */
function stand(to: usize, list: usize, count: i32): void {
  const most = i16x8.splat(<i16>MOST)
  let from = i16x8.sub(i16x8.splat(<i16>count), i16x8(0, 1, 2, 3, 4, 5, 6, 7))
  const end = list + (<usize>count << 1)
  let out = to
  for (let at = list; at < end; at += 16) {
    v128.store(out, v128.or(v128.load(at), i16x8.shl(i16x8.min_u(from, most), WHO_BITS)))
    from = i16x8.sub(from, i16x8.splat(<i16>SIDE_BY_SIDE))
    out += 16
  }
}
