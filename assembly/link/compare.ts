/** Comparing a record with the files of a community; see `link/compare.ts` of the engine. */
import { setU16, u16At } from '../cells'
import { agreesOf, differsOf, fieldOf, fieldsHeld, ownField } from './link'
import { residents } from '../place'
import { carrier, findCarriers } from './carriers'
import { knowAllMarks, markOf } from './marks'
import { MISSING, ownMarkAt, statedAt } from './stated'

/** Room for those who weigh the same, by number within the community. */
export let linkTied: usize = 0

/** The best weight of those who were compared, and how many have it. */
export let bestWeight: i32 = 0
export let ties: i32 = 0
/** Stands for the best where nobody was compared; no weight is as low. */
export const NONE: i32 = i32.MIN_VALUE

// @ts-ignore: decorators of AssemblyScript
@inline
export function tiedAt(t: i32): i32 {
  return u16At(linkTied, t)
}

/** Weight of the record at hand against one resident. */
export function weightOf(local: i32, held: usize): i32 {
  const fields = fieldsHeld(held)
  let weight = 0
  for (let h = 0; h < fields; h++) {
    const stated = statedAt(h)
    if (stated === MISSING) continue
    weight += markOf(fieldOf(held, h), local) === stated ? agreesOf(held, h) : differsOf(held, h)
  }
  return weight
}

/** Weight of the record at hand against whom it is about. */
export function ownWeight(held: usize): i32 {
  const fields = fieldsHeld(held)
  let weight = 0
  for (let h = 0; h < fields; h++) {
    const stated = statedAt(h)
    if (stated === MISSING) continue
    weight += ownMarkAt(h) === stated ? agreesOf(held, h) : differsOf(held, h)
  }
  return weight
}

/** Highest weight that anybody but the right one can reach. */
export function mostOfOthers(held: usize, ownIsRight: bool): i32 {
  const fields = fieldsHeld(held)
  const own = ownField(held)
  let weight = 0
  for (let h = 0; h < fields; h++) {
    if (statedAt(h) === MISSING) continue
    weight += h === own && ownIsRight ? differsOf(held, h) : max(agreesOf(held, h), differsOf(held, h))
  }
  return weight
}

/** Looks for the best of all others, among those alone who agree in a field without which the bar is out of reach. */
export function bestOther(who: i32, held: usize, bar: f64): void {
  bestWeight = NONE
  ties = 0
  const needed = neededFields(held, bar)
  if (needed > fieldsHeld(held)) {
    knowAllMarks()
    for (let local = 0; local < residents; local++) weigh(local, who, held, bar)
    return
  }
  for (let h = 0; h < needed; h++) if (statedAt(h) >= 0) weighThose(h, who, held, bar)
}

/** Weighs all who agree in a field and in none before it. */
function weighThose(h: i32, who: i32, held: usize, bar: f64): void {
  const stated = statedAt(h)
  // a mark that no column could hold
  if (stated > 65535) return
  const carriers = findCarriers(fieldOf(held, h), stated)
  for (let i = 0; i < carriers; i++) if (!agreesBefore(carrier(i), held, h)) weigh(carrier(i), who, held, bar)
}

/** How many of the fields, from the strongest on, must not all differ; more than there are if even that would do. */
function neededFields(held: usize, bar: f64): i32 {
  const fields = fieldsHeld(held)
  let most = mostOfOthers(held, false)
  let needed = 0
  while (<f64>most >= bar && needed < fields) {
    if (statedAt(needed) !== MISSING) most -= max(0, agreesOf(held, needed) - differsOf(held, needed))
    needed++
  }
  return <f64>most >= bar ? fields + 1 : needed
}

/** Whether a resident agrees in a field before this one, and so has been weighed. */
function agreesBefore(local: i32, held: usize, field: i32): bool {
  for (let h = 0; h < field; h++) {
    const stated = statedAt(h)
    if (stated >= 0 && markOf(fieldOf(held, h), local) === stated) return true
  }
  return false
}

function weigh(local: i32, who: i32, held: usize, bar: f64): void {
  if (local === who) return
  const weight = weightOf(local, held)
  if (<f64>weight < bar || weight < bestWeight) return
  if (weight > bestWeight) ties = 0
  bestWeight = weight
  setU16(linkTied, ties++, local)
}
