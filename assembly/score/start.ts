/** The points with which somebody starts; see `score/start.ts` of the engine. */
import { beganOf, factors } from './composite'
import { i16At, setU16, u16At } from '../cells'
import { startBase, startOfCell } from './limits'
import { begin, cell, size } from '../place'

/** Room for the points of a community. */
export let startRoom: usize = 0

/** Points at the start of somebody. */
export function startAt(local: i32): i32 {
  if (factors !== 0) return i16At(beganOf, begin + local)
  return startOfCell === 0 ? startBase : i16At(startOfCell, u16At(cell, local))
}

/** A column of the points of the community; 0 if all start with {@link startBase}. */
export function starts(): usize {
  if (factors !== 0) return beganOf + (<usize>begin << 1)
  if (startOfCell === 0) return 0
  for (let local = 0; local < size; local++) setU16(startRoom, local, i16At(startOfCell, u16At(cell, local)))
  return startRoom
}
