/**
 * Whom somebody meets. Everybody else of the community has equal chances, unless people look for their own grade: then
 * up to four others are looked at, and the first who holds the same grade is met; if none does, the first of all.
 */
import { actWord, encounterWord, purpose } from '../draw/purposes.js'
import { type Place, somebodyElse } from '../place.js'
import { victims } from '../act/tables.js'

/**
 * The one met, within the community; the same resident if there is nobody else. Leaves the draw of the meeting in
 * `scratch.words`.
 *
 * @param a place of the act in `scratch.acts`
 */
export function whomMet(place: Place, a: number): number {
  const { tables, world, now, scratch } = place
  const { words, more, acts } = scratch
  const local = acts.who[a]
  const subject = place.subject + local
  place.draw(subject, now.tick, purpose.encounter, acts.ordinal[a], words)
  if (tables.behaviour.victim[acts.what[a]] === victims.neighbour) {
    // whoever suffers from an act is the one who met it
    place.draw(subject, now.tick, purpose.act, acts.ordinal[a], more)
    return somebodyElse(place, local, more[actWord.victim])
  }
  const anybody = somebodyElse(place, local, words[encounterWord.whom])
  if (words[encounterWord.looks] >= tables.rating!.looks) return anybody
  const own = world.grade[place.first + local]
  if (world.grade[place.first + anybody] === own) return anybody
  place.draw(subject, now.tick, purpose.company, acts.ordinal[a], more)
  for (let i = 0; i < more.length; i++) {
    const other = somebodyElse(place, local, more[i])
    if (world.grade[place.first + other] === own) return other
  }
  return anybody
}
