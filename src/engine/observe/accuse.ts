/**
 * Stage `observe`, malice: charges that somebody invents against a neighbour. The one accused is the one whom the act is
 * against, its victim, or whoever answers for the victim by the rule; nothing comes of it where the sensor does not work, while no
 * rule is on what they are said to have done, or where the one charged has no file.
 */
import { behaviourMetrics } from '../counters.js'
import { actWord, purpose, samePurposeName } from '../draw/purposes.js'
import { type Place, count, somebodyElse } from '../place.js'
import { earnsBack } from '../score/repair.js'
import { NOBODY } from '../world.js'
import { isScored } from '../respond/membership.js'
import { bearerOf, pointsFor } from './bearer.js'
import { claim } from './observe.js'

const METRICS = behaviourMetrics.length
const ACCUSED = behaviourMetrics.indexOf('accused')
/** An invented charge is for an act of ordinary severity. */
const ORDINARY = 1

/** Adds the charges that are believed to the observations. */
export function accuse(place: Place): void {
  const { accusations } = place.tables
  if (accusations.length === 0) return
  const { acts } = place.scratch
  for (let a = 0; a < acts.count; a++)
    for (let i = 0; i < accusations.length; i++) if (accusations[i].behaviour === acts.what[a]) bring(place, a, i)
}

function bring(place: Place, a: number, i: number): void {
  const { tables, world, now, scratch } = place
  const { acts, words } = scratch
  const { of, sensor, believed, purpose: own, filePurpose, fatePurpose } = tables.accusations[i]
  const ruled = place.region * tables.doing.behaviours + of
  if (!now.ruled[ruled] || !world.covered[place.k * tables.sensors.length + sensor]) return
  place.watch?.turn?.('accuse', a)
  const local = acts.who[a]
  const ordinal = acts.ordinal[a]
  const subject = place.subject + local
  place.draw(subject, now.tick, purpose.act, ordinal, words)
  const who = somebodyElse(place, local, words[actWord.victim])
  if (who === local) return
  place.draw(subject, now.tick, own, ordinal, words)
  if (words[0] >= believed) return
  const charged = bearerOf(place, who, now.bearer[ruled])
  if (charged === NOBODY || !isScored(world, place.first + charged)) return
  count(place, place.first + charged, of * METRICS + ACCUSED)
  const rule = ruled * 3 + ORDINARY
  claim(place, {
    who: charged,
    behaviour: of,
    points: pointsFor(place, charged, now.points[rule]),
    life: now.life[rule],
    sensor,
    wrong: 1,
    repairs: now.points[rule] < 0 && earnsBack(place, local, samePurposeName(filePurpose, purpose.repair), ordinal),
    subject,
    ordinal,
    filePurpose,
    fatePurpose,
  })
}
