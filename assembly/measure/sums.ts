/**
 * Changes of sums in the region at hand, by measured class, which both sides make and the host takes away; see
 * `measure/changes.ts` and `measure/gradings.ts` of the engine.
 */
import { addF64, setU8, u16At, u8At } from '../cells'
import { classByCell } from '../kinds'
import { grade, size } from '../place'
import { letters } from '../consequence/standing'

/** Measured classes. */
export let classes: i32 = 0
/** [letter][class][stock metric] of those numbers that few schemes have, and which rows are not all 0. */
export let changedSums: usize = 0
export let changedRows: usize = 0
export let changedRowsWhich: usize = 0
export let changedRowsAt: usize = 0
/** [from x states + to][class] */
export let moves: usize = 0
export let movesMarked: usize = 0
export let movesTouched: usize = 0
export let movesAt: usize = 0
/** [letter x bins + bin][class] */
export let spells: usize = 0
export let spellsMarked: usize = 0
export let spellsTouched: usize = 0
export let spellsAt: usize = 0

/**
 * Bytes of a row, and where in it each stock metric lies: hardship after strain, truth after score, too high after too low, the
 * fields of life one after the other, `BELOW` before `ABOVE`.
 */
export let ROW_BYTES: usize = 0
export let AT_RESIDENTS: usize = 0
export let AT_TOO_LOW: usize = 0
export let AT_SCORE: usize = 0
export let AT_ABOVE_POINTS: usize = 0
export let AT_ABOVE: usize = 0
export let AT_CONTEXT: usize = 0
export let AT_STRAIN: usize = 0
export let AT_RISK: usize = 0
export let AT_SCORED: usize = 0
export let AT_FRIENDS_DOWN: usize = 0
export let AT_FRIENDS_UP: usize = 0

// @ts-ignore: decorators of AssemblyScript
@inline
function touch(marked: usize, touched: usize, countAt: usize, at: i32): void {
  if (u8At(marked, at) !== 0) return
  setU8(marked, at, 1)
  const count = load<i32>(countAt)
  store<i32>(touched + (<usize>count << 2), at)
  store<i32>(countAt, count + 1)
}

/** Address of what has changed of a class and a letter, metric by metric; whoever asks changes it. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function changedRow(sort: i32, letter: i32): usize {
  const at = letter * classes + sort
  touch(changedRows, changedRowsWhich, changedRowsAt, at)
  return changedSums + <usize>at * ROW_BYTES
}

/** Counts moves from letter to letter; `way` is from x states + to. */
export function countMoves(sort: i32, way: i32, amount: f64): void {
  const at = way * classes + sort
  touch(movesMarked, movesTouched, movesAt, at)
  addF64(moves, at, amount)
}

/** Counts everybody of the community who has a letter as somebody who keeps it. */
export function countStanding(): void {
  const none = letters
  const each = (none + 2) * classes
  for (let local = 0; local < size; local++) {
    const letter = u8At(grade, local)
    if (letter === none) continue
    const at = letter * each + classByCell(local)
    touch(movesMarked, movesTouched, movesAt, at)
    addF64(moves, at, 1)
  }
}

/** Counts a spell that has ended; `length` is letter x bins + bin. */
export function countSpell(sort: i32, length: i32): void {
  const at = length * classes + sort
  touch(spellsMarked, spellsTouched, spellsAt, at)
  addF64(spells, at, 1)
}
