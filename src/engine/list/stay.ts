/**
 * How long a stay on a list lasts. Until what is owed has been done is an exponential waiting time, at the rate of those
 * like the one listed; the term, which may be lengthened, ends the stay if that comes first. Both are drawn when the
 * stay begins, at the address of the act behind it, so that record and truth share the luck.
 */
import { LN2 } from '../draw/detmath.js'
import { negativeLog2 } from '../draw/gaps.js'
import type { ListTables } from './tables.js'

/** How a stay can end. */
export const ending = { performed: 0, term: 1, appeal: 2, taken: 3 } as const

/** 2^26, the unit of `negativeLog2`. */
const FRACTION = 67108864
const FOREVER = -1

export interface Stay {
  /** Ticks until it ends, at least 1; -1 if it never does. */
  ticks: number
  /** See {@link ending}. */
  how: number
}

/**
 * Length and ending of a stay.
 *
 * @param performs word that decides when what is owed is done
 * @param extended word that decides whether the term is lengthened
 * @param stay filled in and given back, so that nothing is allocated
 */
export function stayOn(
  lists: ListTables,
  list: number,
  profile: number,
  performs: number,
  extended: number,
  stay: Stay,
): Stay {
  const mean = lists.performsAfter[list * (lists.performsAfter.length / lists.count) + profile]
  stay.ticks = FOREVER
  stay.how = ending.performed
  if (mean > 0) stay.ticks = waiting(performs, mean) + lists.removedAfter[list]
  const term = lists.term[list]
  if (term > 0) {
    const ticks = term + (extended < lists.extended[list] ? lists.extension[list] : 0)
    if (stay.ticks === FOREVER || ticks < stay.ticks) {
      stay.ticks = ticks
      stay.how = ending.term
    }
  }
  if (stay.ticks === 0) stay.ticks = 1
  return stay
}

/** An exponential waiting time, to the nearest tick. */
function waiting(word: number, mean: number): number {
  return Math.floor(((negativeLog2(word) * LN2) / FRACTION) * mean + 0.5)
}
