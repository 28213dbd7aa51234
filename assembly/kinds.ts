/**
 * Kinds of people: cells beside each other whose people do the same things and are measured alike. There are a fifth as many
 * kinds as cells, so that what is asked of somebody's kind lies near where what is asked of their cell would not. The number
 * of a kind is how many have begun up to the cell, which a bit for each cell tells.
 */
import { u16At } from './cells'
import { cell } from './place'

/** [64 cells] a bit for each that begins a kind, and how many kinds have begun before. */
export let kindBegins: usize = 0
export let kindsBefore: usize = 0
/** [kind, from 1 on] records of {@link KIND_BITS}: highest word at which they may act, habit, measured class. */
export let kindTable: usize = 0
/** [kind, from 1 on] measured class once more, for whoever asks for nothing else. */
export let classOfKind: usize = 0

const KIND_BITS: usize = 3
const HABIT: usize = 4
const CLASS: usize = 6

/** Number of the kind of somebody. */
// @ts-ignore: decorators of AssemblyScript
@inline
function numberOf(local: i32): usize {
  const number = u16At(cell, local)
  const block = number >>> 6
  const begun = load<u64>(kindBegins + (<usize>block << 3)) << <u64>(63 - (number & 63))
  return <usize>popcnt<u64>(begun) + <usize>u16At(kindsBefore, block)
}

/** Record of the kind of somebody. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function kindAt(local: i32): usize {
  return kindTable + (numberOf(local) << KIND_BITS)
}

/** The highest word at which somebody of a kind with anything in mind may act: one less than the share of the ceiling. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function highestOf(kind: usize): u32 {
  return load<u32>(kind)
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function habitOf(kind: usize): u32 {
  return <u32>load<u16>(kind, HABIT)
}

/** Measured class of a kind. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function sortOf(kind: usize): i32 {
  return load<u16>(kind, CLASS)
}

/** Measured class of somebody. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function classOf(local: i32): i32 {
  return load<u16>(classOfKind + (numberOf(local) << 1))
}

/** [cell] measured class. */
export let classOfCell: usize = 0

/**
 * The same, found in one look: for whoever asks of everybody one after the other, so that the large table comes near and
 * stays so meanwhile.
 */
// @ts-ignore: decorators of AssemblyScript
@inline
export function classByCell(local: i32): i32 {
  return u16At(classOfCell, u16At(cell, local))
}
