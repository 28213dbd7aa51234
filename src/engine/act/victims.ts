/** Stage `act`, last step: who suffers from what was done, and what it leaves behind in them. */
import { behaviourMetrics } from '../counters.js'
import { actWord, oneOf, purpose } from '../draw/purposes.js'
import { firstOf, nextOf } from '../homes.js'
import { type Place, count, isBusiness, somebodyElse } from '../place.js'
import { addHardship, addStrain } from '../respond/feelings.js'
import { victims } from './tables.js'
import { NOBODY } from '../world.js'

const METRICS = behaviourMetrics.length
const VICTIMS = behaviourMetrics.indexOf('victims')

/** Harms the victims of the acts in `scratch.acts`, after all of them were decided on. */
export function harmVictims(place: Place): void {
  const { tables, scratch, now } = place
  const { acts, words } = scratch
  const { behaviour, doing } = tables
  for (let a = 0; a < acts.count; a++) {
    const what = acts.what[a]
    if (what >= doing.behaviours || behaviour.victim[what] === victims.none) continue
    place.watch?.turn?.('harm', a)
    const local = acts.who[a]
    const kind = behaviour.victim[what]
    if (kind > victims.household || behaviour.victimCount[what] !== 1 || isBusiness(place, local)) {
      harmSeveral(place, local, what, acts.ordinal[a])
      continue
    }
    place.draw(place.subject + local, now.tick, purpose.act, acts.ordinal[a], words)
    const victim =
      kind === victims.household
        ? housemate(place, local, words[actWord.victim])
        : somebodyElse(place, local, words[actWord.victim])
    if (victim !== local) harm(place, victim, what)
  }
}

function harm(place: Place, victim: number, what: number): void {
  const { tables, world } = place
  const { behaviour } = tables
  const resident = place.first + victim
  count(place, resident, what * METRICS + VICTIMS)
  if (!tables.response.on) return
  addStrain(world, resident, behaviour.harmStrain[what])
  addHardship(world, resident, behaviour.harmHardship[what])
}

/** Victims of one act among those who can suffer from it: all different, each as likely as any other. */
function harmSeveral(place: Place, local: number, what: number, ordinal: number): void {
  const { tables, scratch, now } = place
  const { pool, words } = scratch
  const candidates = gather(place, local, tables.behaviour.victim[what])
  const wanted = Math.min(tables.behaviour.victimCount[what], candidates)
  for (let v = 0; v < wanted; v++) {
    // four victims share a draw; which four it is stands above the purpose
    if ((v & 3) === 0) place.draw(place.subject + local, now.tick, purpose.victims + (v >> 2) * 256, ordinal, words)
    // the first places of the list are taken one after the other by whoever is drawn from the rest
    const at = v + oneOf(words[v & 3], candidates - v)
    const victim = pool[at]
    pool[at] = pool[v]
    harm(place, victim, what)
  }
}

/** Writes the residents who can suffer from an act into `scratch.pool`. */
function gather(place: Place, local: number, kind: number): number {
  const { world, scratch, first, residents } = place
  const { pool } = scratch
  const { household, owner, employer } = world
  const business = isBusiness(place, local)
  if (kind === victims.owner) {
    const works = business ? local : employer.length > 0 ? employer[first + local] : NOBODY
    pool[0] = works === NOBODY ? NOBODY : owner[first + works]
    return pool[0] === NOBODY || pool[0] === local ? 0 : 1
  }
  let n = 0
  for (let i = 0; i < residents; i++) {
    if (i === local) continue
    if (kind === victims.household && household[first + i] !== household[first + local]) continue
    if (kind === victims.staff && !(business && employer[first + i] === local)) continue
    if (kind === victims.customer && business && (employer[first + i] === local || owner[first + local] === i)) continue
    pool[n++] = i
  }
  return n
}

/** Another member of the household, with equal chances; the same resident if they live alone. */
export function housemate(place: Place, local: number, word: number): number {
  const { pool } = place.scratch
  let members = 0
  const home = place.world.household[place.first + local]
  for (let i = firstOf(place, home); i !== NOBODY; i = nextOf(place, i)) if (i !== local) pool[members++] = i
  return members === 0 ? local : pool[oneOf(word, members)]
}
