/** Stage `observe`, false alarms: charges for acts that never happened, spread evenly over those whose behaviour it would be. */
import { behaviourMetrics } from '../counters.js'
import { gapQ16 } from '../draw/gaps.js'
import { purpose, samePurposeName } from '../draw/purposes.js'
import { type Place, count } from '../place.js'
import { isScored } from '../respond/membership.js'
import { earnsBack } from '../score/repair.js'
import { whose } from '../act/tables.js'
import { NOBODY } from '../world.js'
import { bearerOf, pointsFor } from './bearer.js'
import { claim } from './observe.js'

const METRICS = behaviourMetrics.length
const INVENTED = behaviourMetrics.indexOf('invented')
/** An invented charge is for an act of ordinary severity. */
const ORDINARY = 1

export function invent(place: Place): void {
  const { tables, world, now, scratch } = place
  const { behaviours } = tables.doing
  const community = world.firstCommunity + place.k
  for (let s = 0; s < tables.sensors.length; s++) {
    if (!world.covered[place.k * tables.sensors.length + s]) continue
    for (const alarm of tables.sensors[s].invents) {
      if (!now.ruled[place.region * behaviours + alarm.behaviour]) continue
      const rule = (place.region * behaviours + alarm.behaviour) * 3 + ORDINARY
      const kind = tables.behaviour.subject[alarm.behaviour]
      const from = kind === whose.businesses ? place.residents : 0
      const to = kind === whose.residents ? place.residents : place.size
      let position = 0
      for (let k = 0; ; k++) {
        if ((k & 3) === 0) place.draw(community, now.tick, alarm.gapPurpose, k >> 2, scratch.words)
        position += gapQ16(scratch.words[k & 3], alarm.skip)
        const local = from + Math.floor(position / 65536)
        if (local >= to) break
        const charged = bearerOf(place, local, now.bearer[place.region * behaviours + alarm.behaviour])
        if (charged === NOBODY || !isScored(world, place.first + charged)) continue
        count(place, place.first + charged, alarm.behaviour * METRICS + INVENTED)
        claim(place, {
          who: charged,
          behaviour: alarm.behaviour,
          points: pointsFor(place, charged, now.points[rule]),
          life: now.life[rule],
          sensor: s,
          wrong: 1,
          invented: true,
          repairs: earnsBack(place, local, samePurposeName(alarm.filePurpose, purpose.repair), k),
          subject: place.subject + local,
          ordinal: k,
          filePurpose: alarm.filePurpose,
          fatePurpose: alarm.fatePurpose,
        })
      }
    }
  }
}
