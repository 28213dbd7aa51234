/** Stage `score`: somebody hears of a charge against them. */
import { fileMetric } from '../counters.js'
import { type Place, count } from '../place.js'
import { addRisk, addStrain } from '../respond/feelings.js'
import { speakOut } from '../respond/protest.js'

/** The one charged is told, and is not the same afterwards. */
export function hear(place: Place, resident: number, points: number, wrong: boolean, luck: number): void {
  const { layout, world, tables } = place
  const { opinion, response } = tables
  count(place, resident, fileMetric(layout, 'told'))
  if (points >= 0) return
  if (wrong) count(place, resident, fileMetric(layout, 'told_wrong'))
  if (!response.on) return
  speakOut(place, resident, wrong ? opinion.speaksOut.afterWrongCharge : opinion.speaksOut.afterCharge, luck)
  addStrain(world, resident, wrong ? response.strainOfWrongCharge : response.strainOfCharge)
  addRisk(world, resident, response.afterOwnCharge)
}
