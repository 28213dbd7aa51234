/**
 * Whom people meet, for many acts at a time. Everybody else of the community has equal chances, unless people look for their
 * own grade: then up to four others are looked at, and the first who holds the same grade is met; if none does, the first of
 * all. Grades stand still while people rate each other, so that no meeting waits for what came of the one before.
 */
import { drawLots } from '../draw/drawLots.js'
import { LOTS } from '../draw/lots.js'
import { actWord, encounterWord, purpose } from '../draw/purposes.js'
import { type Place, somebodyElse } from '../place.js'
import { victims } from '../act/tables.js'

/** Meetings of up to {@link LOTS} acts, in the order of the acts. */
export interface Meetings {
  count: number
  /** Place of the act in `scratch.acts`. */
  act: Int32Array
  /** The one met, within the community; whoever acted if there is nobody else. */
  met: Int32Array
  /** Words of the draw of the meeting. */
  mood: Uint32Array
  seen: Uint32Array
  /** Those among the meetings that take another draw. */
  again: Int32Array
}

/** Room for the meetings of one call. */
export function roomForMeetings(): Meetings {
  return {
    count: 0,
    act: new Int32Array(LOTS),
    met: new Int32Array(LOTS),
    mood: new Uint32Array(LOTS),
    seen: new Uint32Array(LOTS),
    again: new Int32Array(LOTS),
  }
}

/** Draws whom the acts in `scratch.meetings` meet. */
export function meet(place: Place): void {
  const { meetings, acts, lots } = place.scratch
  const { count, act, met } = meetings
  for (let m = 0; m < count; m++) address(place, m, m)
  drawLots(place.draw, lots, place.now.tick, purpose.encounter, count)
  const whom = lots.words[encounterWord.whom]
  meetings.mood.set(lots.words[encounterWord.mood])
  meetings.seen.set(lots.words[encounterWord.seen])
  const suffering = place.tables.behaviour.victim
  for (let m = 0; m < count; m++)
    if (suffering[acts.what[act[m]]] !== victims.neighbour) met[m] = somebodyElse(place, acts.who[act[m]], whom[m])
  lookForOwnGrade(place)
  meetSufferers(place)
}

/** Looks at up to four others where that is wanted and the first is of another grade. */
function lookForOwnGrade(place: Place): void {
  const { tables, world, scratch, now, first } = place
  const { meetings, acts, lots } = scratch
  const { count, act, met, again } = meetings
  const { looks } = tables.rating!
  const looking = lots.words[encounterWord.looks]
  const suffering = tables.behaviour.victim
  let asked = 0
  for (let m = 0; m < count; m++) {
    if (looking[m] >= looks || suffering[acts.what[act[m]]] === victims.neighbour) continue
    if (world.grade[first + met[m]] !== world.grade[first + acts.who[act[m]]]) again[asked++] = m
  }
  for (let i = 0; i < asked; i++) address(place, i, again[i])
  drawLots(place.draw, lots, now.tick, purpose.company, asked)
  for (let i = 0; i < asked; i++) {
    const local = acts.who[act[again[i]]]
    const own = world.grade[first + local]
    for (const word of lots.words) {
      const other = somebodyElse(place, local, word[i])
      if (world.grade[first + other] !== own) continue
      met[again[i]] = other
      break
    }
  }
}

/** Whoever suffers from an act is the one who met it. */
function meetSufferers(place: Place): void {
  const { tables, scratch, now } = place
  const { meetings, acts, lots } = scratch
  const { count, act, met, again } = meetings
  const suffering = tables.behaviour.victim
  let asked = 0
  for (let m = 0; m < count; m++) if (suffering[acts.what[act[m]]] === victims.neighbour) again[asked++] = m
  for (let i = 0; i < asked; i++) address(place, i, again[i])
  drawLots(place.draw, lots, now.tick, purpose.act, asked)
  const whom = lots.words[actWord.victim]
  for (let i = 0; i < asked; i++) met[again[i]] = somebodyElse(place, acts.who[act[again[i]]], whom[i])
}

/** The draws of a meeting stand at the address of its act. */
function address({ scratch, subject }: Place, lot: number, m: number): void {
  const { meetings, acts, lots } = scratch
  const a = meetings.act[m]
  lots.subject[lot] = subject + acts.who[a]
  lots.n[lot] = acts.ordinal[a]
}
