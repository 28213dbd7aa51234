/** Stage `act`, the decision itself: one draw, judged with the scheme's influence and without it. */
import { behaviourMetrics, fileMetric } from '../counters.js'
import { type Place, count } from '../place.js'

const METRICS = behaviourMetrics.length
const DONE = behaviourMetrics.indexOf('done')
const WITHHELD = behaviourMetrics.indexOf('withheld')
const PROVOKED = behaviourMetrics.indexOf('provoked')

/**
 * Whether a resident shows a behaviour; counts what is done, held back, brought about and paid for.
 *
 * @param word the draw that decides
 * @param usual threshold without the scheme's influence
 * @param here threshold as things stand
 */
export function decides(
  place: Place,
  resident: number,
  behaviour: number,
  word: number,
  usual: number,
  here: number,
): boolean {
  const metric = behaviour * METRICS
  if (word >= here) {
    if (word < usual) count(place, resident, metric + WITHHELD)
    return false
  }
  count(place, resident, metric + DONE)
  if (word >= usual) count(place, resident, metric + PROVOKED)
  const price = place.tables.behaviour.price[behaviour]
  if (price > 0) count(place, resident, fileMetric(place.layout, 'spent'), price)
  return true
}

/** Severity of an act: 0 minor, 1 ordinary, 2 serious. */
export function severityOf(place: Place, behaviour: number, word: number): number {
  const { severityCut } = place.tables.behaviour
  if (word < severityCut[behaviour * 2]) return 0
  return word < severityCut[behaviour * 2 + 1] ? 1 : 2
}
