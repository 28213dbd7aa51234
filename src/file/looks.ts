/**
 * The draws behind what happened. A draw is a function of its address, so it can be asked again without touching the
 * luck of the run: the same words come out that decided.
 */
import { type Draw4, doorWord, drawer, observeWord, purpose, TIMELESS } from '../engine/draw/purposes.js'
import { hiding } from '../engine/observe/evade.js'
import { refusal } from '../engine/consequence/standing.js'
import type { Place } from '../engine/place.js'
import { CERTAIN, Q16 } from '../engine/tables.js'
import type { Look, Throw } from './events.js'
import type { Names } from './names.js'

const words = new Uint32Array(4)

const chance = (threshold: number) => Math.min(1, threshold / CERTAIN)
const drew = (word: number) => words[word] / CERTAIN

/** The draws of a run. */
export function drawsOf({ tables }: Place): Draw4 {
  return drawer(tables.seedLow, tables.seedHigh)
}

/** Who looked at an act and with what luck, and whether the one who saw it took somebody else for the one who did it. */
export function looksAt(
  place: Place,
  names: Names,
  act: { local: number; ordinal: number; behaviour: number },
): { looks: Look[]; absent: string[]; mistaken: Throw | null } {
  const { tables, world, now } = place
  const draw = drawsOf(place)
  const looks: Look[] = []
  const absent: string[] = []
  let mistaken: Throw | null = null
  const left = hiding(place, place.first + act.local, act.behaviour)
  for (const [s, sensor] of tables.sensors.entries()) {
    const recall = sensor.recall[act.behaviour]
    if (recall === 0) continue
    if (!world.covered[place.k * tables.sensors.length + s]) {
      absent.push(names.sensor(s))
      continue
    }
    if (mistaken) continue
    draw(place.subject + act.local, now.tick, sensor.observePurpose, act.ordinal, words)
    const saw = words[observeWord.seen] < (left === Q16 ? recall : Math.floor((recall * left) / Q16))
    const evaded = !saw && words[observeWord.seen] < recall
    const look = { sensor: names.sensor(s), chance: chance((recall * left) / Q16), drew: drew(observeWord.seen) }
    looks.push({ ...look, saw, evaded })
    const profile = tables.doing.profileOfCell[world.cell[place.first + act.local]]
    if (saw) mistaken = { chance: chance(sensor.mistaken[profile]), drew: drew(observeWord.mistaken) }
  }
  return { looks, absent, mistaken }
}

/** Whether a sensor works in a community. */
export function coverage(place: Place, s: number): Throw {
  const { tables, world, k } = place
  drawsOf(place)(world.firstCommunity + k, TIMELESS, tables.sensors[s].coveragePurpose, 0, words)
  const at = tables.placeOfCell[world.cell[place.first]]
  return { chance: chance(tables.sensors[s].coverage[at]), drew: drew(0) }
}

/** What a door drew, and against which chances. */
export function doorThrow(
  place: Place,
  attempt: { local: number; ordinal: number; door: number; resident: number },
): { chance: number; chanceAnyway: number; drew: number } {
  const { tables, now } = place
  const { door } = tables
  drawsOf(place)(place.subject + attempt.local, now.tick, purpose.door, attempt.ordinal, words)
  const anyway = door.refusedAnyway[attempt.door]
  const here = refusal(place, attempt.resident, attempt.door)
  return { chance: chance(here), chanceAnyway: chance(anyway), drew: drew(doorWord.refused) }
}
