/**
 * Coming onto a list and off it again. A resident has as many listings on a list as there are cases, and is on it while
 * there is one. The true list, beside it, is what the same rules give with perfect sensors and databases: every act
 * counts at once, for the one who did it.
 */
import { ENTRY, type EntryList, entryField } from '../entry.js'
import { type Place, isBusiness } from '../place.js'
import { NOBODY, entryKind, flag } from '../world.js'
import { countList, type ListMetric } from './counting.js'
import { type Stay, ending, stayOn } from './stay.js'
import { changes } from '../measure/before.js'

/** A listing that is about to be made. */
export interface Listing {
  /** The one listed, within the community. */
  who: number
  list: number
  /** Behaviour that it is for. */
  behaviour: number
  /** What is known of the case: bits of `flag`, and from the 16th bit on the ticks until an appeal is decided. */
  flags: number
  /** Words that decide how long it lasts. */
  performs: number
  extended: number
}

const NONE = 0
/** Listings of one resident on one list are counted in a byte. */
const MOST = 255

const stay: Stay = { ticks: 0, how: 0 }
const lefts: ListMetric[] = ['left_performed', 'left_term', 'left_appeal', 'left_taken']

/** Whether a list has come to an end in the region of the place. */
function hasEnded(place: Place, list: number): boolean {
  return ((place.now.listsEnded![place.region] >> list) & 1) === 1
}

/** Whether a safeguard in force keeps residents like this one off the list. */
function isSpared(place: Place, profile: number, list: number): boolean {
  const { tick } = place.now
  return place.tables.lists!.spares.some(
    (each) => each.list === list && tick >= each.fromTick && tick < each.untilTick && each.spared[profile] === 1,
  )
}

/** Puts a resident on a list, and sets down when that ends. */
export function enlist(place: Place, { who, list, behaviour, flags, performs, extended }: Listing): void {
  const { tables, world } = place
  const lists = tables.lists!
  if (hasEnded(place, list)) return
  const resident = place.first + who
  const profile = tables.doing.profileOfCell[world.cell[resident]]
  if (isSpared(place, profile, list)) {
    countList(place, resident, list, 'spared')
    return
  }
  let { ticks, how } = stayOn(lists, list, profile, performs, extended, stay)
  if (flags & flag.appeals && flags & flag.upheld) {
    const decided = flags >>> 16 || tables.safeguard.decidedAfterTicks
    if (ticks < 0 || decided < ticks) [ticks, how] = [decided, ending.appeal]
  }
  putOn(place, who, list, behaviour, flags, ticks, how)
  const owner = ownerToo(place, who, list)
  if (owner !== NOBODY && putOn(place, owner, list, behaviour, flags, ticks, how))
    countList(place, place.first + owner, list, 'entered_for_business')
}

/** Makes a listing that ends after so many ticks, if it ends; false if there is no room for one more. */
function putOn(
  place: Place,
  who: number,
  list: number,
  behaviour: number,
  flags: number,
  ticks: number,
  how: number,
): boolean {
  const { tables, world, now } = place
  const resident = place.first + who
  const at = resident * tables.lists!.count + list
  if (world.listed[at] === MOST) return false
  changes(world, resident)
  world.listed[at]++
  countList(place, resident, list, 'entered')
  if (flags & flag.wrong) countList(place, resident, list, 'entered_wrongly')
  if ((world.everListed[resident] & (1 << list)) === 0) {
    world.everListed[resident] |= 1 << list
    countList(place, resident, list, 'entered_first')
  }
  if (ticks > 0)
    place.inFlight.push(now.tick + ticks, entryKind.leaves, who, behaviour, list, flags & 0xffff, NONE, how)
  return true
}

/** The owner whom a listed business takes along, while the list does that and no safeguard spares them. */
function ownerToo(place: Place, who: number, list: number): number {
  const { tables, world, now } = place
  const { ownerFrom, ownerUntil } = tables.lists!
  if (!isBusiness(place, who) || now.tick < ownerFrom[list] || now.tick >= ownerUntil[list]) return NOBODY
  const owner = world.owner[place.first + who]
  if (owner === NOBODY) return NOBODY
  return isSpared(place, tables.doing.profileOfCell[world.cell[place.first + owner]], list) ? NOBODY : owner
}

/** Puts the one who did an act on the true list. */
export function enlistTruly(place: Place, { who, list, behaviour, performs, extended }: Listing): void {
  const { tables, world, now } = place
  const lists = tables.lists!
  const resident = place.first + who
  const profile = tables.doing.profileOfCell[world.cell[resident]]
  if (hasEnded(place, list) || isSpared(place, profile, list)) return
  const { ticks, how } = stayOn(lists, list, profile, performs, extended, stay)
  for (const whom of [who, ownerToo(place, who, list)]) {
    const at = (place.first + whom) * lists.count + list
    if (whom === NOBODY || world.trulyListed[at] === MOST) continue
    changes(world, place.first + whom)
    world.trulyListed[at]++
    if (ticks > 0) place.inFlight.push(now.tick + ticks, entryKind.trulyLeaves, whom, behaviour, list, 0, NONE, how)
  }
}

/** A listing ends: by its own time, because what was owed is done, or by an appeal. */
export function leave(place: Place, due: EntryList, e: number): void {
  const list = due[e + entryField.points]
  const resident = place.first + due[e + entryField.who]
  const at = resident * place.tables.lists!.count + list
  changes(place.world, resident)
  if (due[e + entryField.kind] === entryKind.trulyLeaves) {
    if (place.world.trulyListed[at] > 0) place.world.trulyListed[at]--
  } else if (place.world.listed[at] > 0) {
    place.world.listed[at]--
    countList(place, resident, list, lefts[due[e + entryField.life]])
  }
}

/** A rule takes a resident off a list, whatever the number of cases. */
export function delist(place: Place, who: number, list: number): void {
  const resident = place.first + who
  const at = resident * place.tables.lists!.count + list
  const { listed } = place.world
  if (listed[at] === 0) return
  countList(place, resident, list, 'left_taken', listed[at])
  changes(place.world, resident)
  listed[at] = 0
  forget(place, entryKind.leaves, who, list)
}

/** The same for the true list. */
export function delistTruly(place: Place, who: number, list: number): void {
  const at = (place.first + who) * place.tables.lists!.count + list
  if (place.world.trulyListed[at] === 0) return
  changes(place.world, place.first + who)
  place.world.trulyListed[at] = 0
  forget(place, entryKind.trulyLeaves, who, list)
}

/** Listings that were to end have ended: their entries come to nothing, on the way and among those due. */
function forget(place: Place, kind: number, who: number, list: number): void {
  const isMeant = (numbers: ArrayLike<number>, e: number) =>
    numbers[e + entryField.kind] === kind &&
    numbers[e + entryField.who] === who &&
    numbers[e + entryField.points] === list
  place.inFlight.retain((entry) => !isMeant(entry, 0))
  const { due } = place.scratch
  for (let e = 0; e < due.length; e += ENTRY) if (isMeant(due, e)) due[e + entryField.kind] = entryKind.nothing
}

/** Empties the lists that have come to an end in this region. What is still on its way finds them empty. */
export function emptyEndedLists(place: Place): void {
  const { world, now, tables } = place
  const ended = now.listsEnded![place.region]
  if (ended === 0) return
  const { count } = tables.lists!
  for (let i = place.first; i < place.first + place.size; i++) {
    for (let list = 0; list < count; list++) {
      if (((ended >> list) & 1) === 0) continue
      const at = i * count + list
      if (world.listed[at] > 0) countList(place, i, list, 'left_taken', world.listed[at])
      changes(world, i)
      world.listed[at] = 0
      world.trulyListed[at] = 0
    }
  }
}
