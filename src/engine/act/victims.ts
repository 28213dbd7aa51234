/** Stage `act`, last step: who suffers from what was done, and what it leaves behind in them. */
import { behaviourMetrics } from '../counters.js'
import { actWord, oneOf, purpose } from '../draw/purposes.js'
import { type Place, count, somebodyElse } from '../place.js'
import { addHardship, addStrain } from '../respond/feelings.js'
import { victims } from '../tables.js'

const METRICS = behaviourMetrics.length
const VICTIMS = behaviourMetrics.indexOf('victims')

/** Harms the victims of the acts in `scratch.acts`, after all of them were decided on. */
export function harmVictims(place: Place): void {
  const { tables, world, scratch, now } = place
  const { acts, words } = scratch
  const { behaviour, doing } = tables
  for (let a = 0; a < acts.count; a++) {
    const what = acts.what[a]
    if (what >= doing.behaviours || behaviour.victim[what] === victims.none) continue
    place.watch?.turn?.('harm', a)
    const local = acts.who[a]
    place.draw(place.subject + local, now.tick, purpose.act, acts.ordinal[a], words)
    const victim =
      behaviour.victim[what] === victims.household
        ? housemate(place, local, words[actWord.victim])
        : somebodyElse(place, local, words[actWord.victim])
    if (victim === local) continue
    const resident = place.first + victim
    count(place, resident, what * METRICS + VICTIMS)
    if (!tables.response.on) continue
    addStrain(world, resident, behaviour.harmStrain[what])
    addHardship(world, resident, behaviour.harmHardship[what])
  }
}

/** Another member of the household, with equal chances; the same resident if they live alone. */
export function housemate(place: Place, local: number, word: number): number {
  const { household } = place.world
  const home = household[place.first + local]
  let members = 0
  for (let i = 0; i < place.size; i++) if (household[place.first + i] === home && i !== local) members++
  if (members === 0) return local
  let chosen = oneOf(word, members)
  for (let i = 0; i < place.size; i++)
    if (household[place.first + i] === home && i !== local && chosen-- === 0) return i
  return local
}
