/**
 * Comparing a record with the files of a community: the sum of the weights of its fields, by Fellegi and Sunter, "A
 * theory for record linkage" (Journal of the American Statistical Association 64, 1969). A field that agrees adds
 * log2(m / u), one that differs adds log2((1 - m) / (1 - u)), and one that is missing adds nothing; m and u are the
 * chances of agreement for records of one person and of two.
 */
import type { Place } from '../place.js'
import { type DatabaseLink, MISSING } from './tables.js'

/** Weight of the record in `scratch.linking.stated` against one resident of the community. */
export function weightOf(place: Place, local: number, held: DatabaseLink): number {
  const { marks } = place.world.identity!
  const { stated } = place.scratch.linking
  let weight = 0
  for (let h = 0; h < held.fields.length; h++) {
    if (stated[h] === MISSING) continue
    weight += marks[held.fields[h]][place.first + local] === stated[h] ? held.agrees[h] : held.differs[h]
  }
  return weight
}

/** Highest weight that anybody but the right one can reach. */
export function mostOfOthers(place: Place, held: DatabaseLink, ownIsRight: boolean): number {
  const { stated } = place.scratch.linking
  let weight = 0
  for (let h = 0; h < held.fields.length; h++) {
    if (stated[h] === MISSING) continue
    weight += h === held.own && ownIsRight ? held.differs[h] : Math.max(held.agrees[h], held.differs[h])
  }
  return weight
}

/**
 * The best of all others, into `scratch.linking`: their weight as `best`, and who they are as `tied`. Nobody below `bar`
 * is of interest, so only those are weighed who agree in one of the fields without which the bar is out of reach.
 */
export function bestOther(place: Place, who: number, held: DatabaseLink, bar: number): void {
  const { linking } = place.scratch
  linking.best = -Infinity
  linking.ties = 0
  const needed = neededFields(place, held, bar)
  if (needed > held.fields.length) {
    for (let local = 0; local < place.residents; local++) weigh(place, local, who, held, bar)
    return
  }
  const { marks } = place.world.identity!
  const { first, residents } = place
  for (let h = 0; h < needed; h++) {
    const asked = linking.stated[h]
    if (asked < 0) continue
    const column = marks[held.fields[h]]
    for (let local = 0; local < residents; local++)
      if (column[first + local] === asked && !agreesBefore(place, local, held, h)) weigh(place, local, who, held, bar)
  }
}

/** How many of the fields, from the strongest on, must not all differ if the bar is to be reached; more than there are if even that would do. */
function neededFields(place: Place, held: DatabaseLink, bar: number): number {
  const { stated } = place.scratch.linking
  let most = mostOfOthers(place, held, false)
  let needed = 0
  while (most >= bar && needed < held.fields.length) {
    if (stated[needed] !== MISSING) most -= Math.max(0, held.agrees[needed] - held.differs[needed])
    needed++
  }
  return most >= bar ? held.fields.length + 1 : needed
}

/** Whether a resident agrees in a field before this one, and so has been weighed. */
function agreesBefore(place: Place, local: number, held: DatabaseLink, field: number): boolean {
  const { marks } = place.world.identity!
  const { stated } = place.scratch.linking
  for (let h = 0; h < field; h++) if (marks[held.fields[h]][place.first + local] === stated[h]) return true
  return false
}

function weigh(place: Place, local: number, who: number, held: DatabaseLink, bar: number): void {
  if (local === who) return
  const { linking } = place.scratch
  const weight = weightOf(place, local, held)
  if (weight < bar || weight < linking.best) return
  if (weight > linking.best) linking.ties = 0
  linking.best = weight
  linking.tied[linking.ties++] = local
}
