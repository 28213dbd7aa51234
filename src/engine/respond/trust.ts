/**
 * Trust in institutions, by region and field of life. It is an outcome: what people suffer lowers it, seeing that
 * somebody is held to account raises it, and nothing in the model depends on it.
 */
import { behaviourMetric, type Counters, groupFlow, regionFlow } from '../counters.js'
import { CONTEXTS, type Tables } from '../tables.js'
import { kinds } from '../act/tables.js'
import { towards } from './step.js'

/**
 * Moves the trust of a region, in millionths by field of life, on by one tick. Victims are residents; those seen and charged may be businesses as well.
 *
 *     target = start - per_victim x victims + per_charge x acts seen, per 1,000 residents and month, between 0 and 1
 */
export function moveTrust(tables: Tables, reading: number[] | undefined, counters: Counters, r: number): void {
  const { trust, monthsPerTick } = tables.opinion
  if (!trust || !reading) return
  const { behaviour, doing, group } = tables
  const victims = new Float64Array(CONTEXTS)
  const seen = new Float64Array(CONTEXTS)
  for (let b = 0; b < doing.behaviours; b++) {
    if (behaviour.kind[b] !== kinds.misconduct) continue
    const context = behaviour.context[b]
    victims[context] += regionFlow(counters, r, behaviourMetric(b, 'victims'))
    seen[context] += regionFlow(counters, r, behaviourMetric(b, 'seen'))
    if (group.businesses > 0) seen[context] += groupFlow(counters, r, group.businesses, behaviourMetric(b, 'seen'))
  }
  const scale = 1000 / (Math.max(1, tables.regions[r].residents) * monthsPerTick)
  for (let c = 0; c < CONTEXTS; c++) {
    if (!trust.kept[c]) continue
    const target = trust.start[c] - victims[c] * scale * trust.perVictim[c] + seen[c] * scale * trust.perCharge[c]
    const bounded = Math.floor(Math.min(1e6, Math.max(0, target)))
    reading[c] += towards(bounded - reading[c], trust.step[c])
  }
}
