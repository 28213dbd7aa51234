/**
 * Who lives in a community, drawn from their numbers; see `population/community.ts` and `population/households.ts` of the laboratory,
 * which are the reference. Tables are those of its plan.
 */
import { setU16, setU32, setU8, u16At, u32At, u8At } from '../cells'
import { drawMarks, lot0, lot1, lotSubject } from '../draw/draw'
import { orderByWords, sortCells } from './order'

const TIMELESS: u32 = 0xffffffff

/** Cells of the subjects of the community, residents first, and the household of each resident. */
export let peopleCells: usize = 0
export let peopleHouseholds: usize = 0
/** [cell] which pool of members somebody belongs to: two for each size of household, adults and minors. */
export let poolOfCell: usize = 0
/** [size] how many members a household has, sizes ascending; how many sizes there are; whether the last means "or more". */
export let householdSizes: usize = 0
export let householdSizeCount: i32 = 0
export let largestIsOpen: bool = false
export let purposeHousehold: u32 = 0

/** The first words of the draws of `count` subjects one after the other, in {@link lot0}. */
function drawRow(first: u32, count: i32, purpose: u32): void {
  for (let i = 0; i < count; i++) setU32(lotSubject, i, first + <u32>i)
  drawMarks(TIMELESS, purpose, count, lot0, lot1)
}

/**
 * Draws cells for `count` subjects from the number `first` of the society on, the lowest first, and writes them from place `from` on.
 *
 * @param table [2^bits] columns of a table of aliases: threshold, and above it the item below that and the other
 */
export function drawCells(first: u32, count: i32, purpose: u32, table: usize, bits: i32, from: i32): void {
  drawRow(first, count, purpose)
  const cells = peopleCells + (<usize>from << 1)
  const shift = <u32>(32 - bits)
  const below = 0xffffffff >>> <u32>bits
  for (let i = 0; i < count; i++) {
    const word = u32At(lot0, i)
    const column = load<u64>(table + (<usize>(word >> shift) << 3))
    setU16(cells, i, <i32>((word & below) < <u32>column ? (column >> 32) & 0xffff : column >> 48))
  }
  sortCells(cells, count)
}

/** [resident] pool; residents in the order drawn, and the same pool after pool. */
const pools: usize = memory.data(1024, 16)
const inOrder: usize = memory.data(2048, 16)
const members: usize = memory.data(2048, 16)
/** [pool] where its members begin, then where they end. */
const poolEnds: usize = memory.data(2048, 16)
/** [household] members seated so far, of the size at hand. */
const seated: usize = memory.data(2048, 16)

/** Forms the households of the community, the first of whose `count` residents has the number `first` in the society. */
export function drawHouseholds(first: u32, count: i32): void {
  drawRow(first, count, purposeHousehold)
  orderByWords(lot0, count, inOrder)
  const poolCount = 2 * householdSizeCount
  memory.fill(poolEnds, 0, <usize>poolCount << 2)
  for (let i = 0; i < count; i++) {
    const pool = u8At(poolOfCell, u16At(peopleCells, i))
    setU8(pools, i, pool)
    setU32(poolEnds, pool, u32At(poolEnds, pool) + 1)
  }
  let before: u32 = 0
  for (let pool = 0; pool < poolCount; pool++) {
    const here = u32At(poolEnds, pool)
    setU32(poolEnds, pool, before)
    before += here
  }
  for (let at = 0; at < count; at++) {
    const i = u16At(inOrder, at)
    const pool = u8At(pools, i)
    const place = u32At(poolEnds, pool)
    setU32(poolEnds, pool, place + 1)
    setU16(members, <i32>place, i)
  }
  let formed = 0
  for (let s = 0, begin = 0; s < householdSizeCount; s++) {
    const middle = <i32>u32At(poolEnds, 2 * s)
    const end = <i32>u32At(poolEnds, 2 * s + 1)
    const isOpen = largestIsOpen && s === householdSizeCount - 1
    if (end > begin) formed += deal(formed, begin, middle, end, u8At(householdSizes, s), isOpen)
    begin = end
  }
}

/**
 * Deals members into households of a size, numbered from `formed` on: an adult to each, then the minors in turn, then the adults that
 * are left; how many households.
 *
 * @param begin adults are the members from here to `middle`, minors those from there to `end`
 */
function deal(formed: i32, begin: i32, middle: i32, end: i32, size: i32, isOpen: bool): i32 {
  const people = end - begin
  const households = isOpen ? max(1, people / size) : (people + size - 1) / size
  const last = people - (households - 1) * size
  const heads = min(households, middle - begin)
  for (let h = 0; h < heads; h++) setU16(peopleHouseholds, u16At(members, begin + h), formed + h)
  for (let h = 0; h < households; h++) setU16(seated, h, h < heads ? 1 : 0)
  const turn = seatInTurn(0, middle, end, formed, households, size, last)
  seatInTurn(turn, begin + heads, middle, formed, households, size, last)
  return households
}

/** Seats members `from` to `end`, one household after the other from `h` on where there is room; whose turn it is then. */
function seatInTurn(h: i32, from: i32, end: i32, formed: i32, households: i32, size: i32, last: i32): i32 {
  const lastOne = households - 1
  let turn = h
  for (let at = from; at < end; at++) {
    while (u16At(seated, turn) >= (turn === lastOne ? last : size)) turn = turn === lastOne ? 0 : turn + 1
    setU16(seated, turn, u16At(seated, turn) + 1)
    setU16(peopleHouseholds, u16At(members, at), formed + turn)
    turn = turn === lastOne ? 0 : turn + 1
  }
  return turn
}
