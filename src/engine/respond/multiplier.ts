/** How responses change the rate of a behaviour for one resident: a product of table look-ups, in Q16. */
import type { Place } from '../place.js'
import { keptOut } from '../record/consent.js'
import { LEVELS, Q12, Q16 } from '../tables.js'
import { justShort } from './gaming.js'

/** Levels are sixteenths of the scale of 0 .. 255. */
const SHIFT = 4

/**
 * Deterrence, conformity or chill by perceived risk, times strain, times hardship, times the contagion of public
 * voice, times gaming. Who has not agreed to be scored, where that keeps them out, has nothing at stake. Bounded by the behaviour's headroom: the ceiling of candidate acts leaves room for no more.
 */
export function rateMultiplier(place: Place, resident: number, behaviour: number): number {
  const { world, now, tables } = place
  if (!tables.response.on) return Q16
  const at = behaviour * LEVELS
  const here = place.region * tables.doing.behaviours + behaviour
  let byRisk = now.byRisk[here * LEVELS + (world.risk[resident] >> SHIFT)]
  if (now.atNoStake !== null && keptOut(place, resident)) byRisk = now.atNoStake[here]
  else if (now.games !== null && now.games[here] && justShort(place, resident))
    byRisk = Math.floor((byRisk * tables.response.gaming!.factor) / Q16)
  const byStrain = tables.behaviour.strainFactor[at + (world.strain[resident] >> SHIFT)]
  const byHardship = tables.behaviour.hardshipFactor[at + (world.hardship[resident] >> SHIFT)]
  const product = Math.floor((byRisk * byStrain * byHardship) / (Q12 * Q12))
  return Math.min(product, tables.doing.headroom[behaviour])
}
