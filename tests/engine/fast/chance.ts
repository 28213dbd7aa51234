/** Numbers at random for the tests of the fast kernel, the same whenever they are asked for. */
import { CERTAIN } from '../../../src/engine/tables.js'

export type Random = (below: number) => number

/** Whole numbers below a bound, the same for a seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / CERTAIN) * below)
  }
}

/** Fills numbers at random, each below a bound. */
export function some<Numbers extends { length: number; [at: number]: number }>(
  numbers: Numbers,
  r: Random,
  below: number,
) {
  for (let i = 0; i < numbers.length; i++) numbers[i] = r(below)
  return numbers
}

/** Whether two columns hold the same numbers; `toEqual` takes long for millions. */
export function same(some: Float64Array, others: Float64Array): boolean {
  return some.length === others.length && some.every((number, at) => number === others[at])
}
