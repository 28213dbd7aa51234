/** Sums of counters, and how far they are from what the model says. */
import {
  type BehaviourMetric,
  type Counters,
  type DoorMetric,
  type FileMetric,
  behaviourMetric,
  doorMetric,
  fileMetric,
  regionFlow,
  stockMetrics,
} from '../../src/engine/counters.js'

function overRegions(counters: Counters, metric: number): number {
  let sum = 0
  for (let region = 0; region < counters.layout.regions; region++) sum += regionFlow(counters, region, metric)
  return sum
}

/** Acts of everybody. */
export function acts(counters: Counters, behaviour: number, metric: BehaviourMetric): number {
  return overRegions(counters, behaviourMetric(behaviour, metric))
}

export function attempts(counters: Counters, door: number, metric: DoorMetric): number {
  return overRegions(counters, doorMetric(counters.layout, door, metric))
}

export function files(counters: Counters, metric: FileMetric): number {
  return overRegions(counters, fileMetric(counters.layout, metric))
}

/** A stock of one region and group, summed over grades. */
export function stock(counters: Counters, metric: (typeof stockMetrics)[number], group = 0, region = 0): number {
  const { states, groups } = counters.layout
  let sum = 0
  for (let state = 0; state < states; state++)
    sum +=
      counters.stock[((region * groups + group) * states + state) * stockMetrics.length + stockMetrics.indexOf(metric)]
  return sum
}

/** Distance from the expected value in standard deviations. */
export function zOf(value: number, expected: number, variance: number): number {
  return (value - expected) / Math.sqrt(variance)
}

/** Distance of a number of successes from what a chance says, in standard deviations. */
export function zOfShare(successes: number, trials: number, chance: number): number {
  return zOf(successes, trials * chance, trials * chance * (1 - chance))
}

/** Distance of two Poisson counts that ought to have the same mean. */
export function zOfPair(a: number, b: number): number {
  return zOf(a, b, a + b)
}
