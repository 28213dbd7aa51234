/**
 * From acts and records to lists: what the rule on an act does with lists is put on its way beside the record, and done
 * when the record reaches the file.
 */
import { samePurposeName, purpose, stayWord } from '../draw/purposes.js'
import { ENTRY, type EntryList, entryField, entryKind, flag } from '../entry.js'
import type { Place } from '../place.js'
import type { Course } from '../record/access.js'
import { delist, delistTruly, enlist, enlistTruly } from './enlist.js'
import { puttingOn, takingOff } from './tables.js'

/** What the rule in force on a behaviour does with lists, as bits; 0 for nothing. */
export function listingOf(place: Place, behaviour: number): number {
  const { listing } = place.now
  return listing ? listing[place.region * place.tables.doing.behaviours + behaviour] : 0
}

/** Whether that is to the disadvantage of the one charged. */
export function isAdverse(place: Place, listing: number): boolean {
  return listing !== 0 && (listing & place.tables.lists!.adverse) !== 0
}

/**
 * Does with the true lists what the rule on an act says. Leaves its draws in `scratch.more`.
 *
 * @param who on whom the act falls, within the community
 * @param actor whoever did it, from whose address luck is drawn
 */
export function listTruth(place: Place, who: number, behaviour: number, ordinal: number, actor = who): void {
  const listing = listingOf(place, behaviour)
  if (listing === 0) return
  const { tables, now, scratch } = place
  const { count, stayPurpose } = tables.lists!
  for (let list = 0; list < count; list++) {
    if (listing & takingOff(list)) delistTruly(place, who, list)
    if (!(listing & puttingOn(list))) continue
    place.draw(place.subject + actor, now.tick, stayPurpose[list], ordinal, scratch.more)
    const [performs, extended] = [scratch.more[stayWord.performs], scratch.more[stayWord.extended]]
    enlistTruly(place, { who, list, behaviour, flags: 0, performs, extended })
  }
}

/**
 * Puts on its way what a record will do with lists.
 *
 * @param o observation that the record is of
 * @param who the one whose file it goes to, within the community
 */
export function sendListings(place: Place, o: number, who: number, listing: number, flags: number, due: number): void {
  const { tables, now, scratch } = place
  const { observations, more } = scratch
  const { count, stayPurpose } = tables.lists!
  const behaviour = observations.behaviour[o]
  const { inFlight } = place
  for (let list = 0; list < count; list++) {
    if (listing & takingOff(list)) inFlight.push(due, entryKind.delisting, who, behaviour, list, flags, 0, 0)
    if (!(listing & puttingOn(list))) continue
    const named = observations.invented[o]
      ? samePurposeName(observations.filePurpose[o], purpose.inventedStay)
      : stayPurpose[list]
    place.draw(observations.drawSubject[o], now.tick, named, observations.drawOrdinal[o], more)
    const words = [more[stayWord.performs], more[stayWord.extended]]
    inFlight.push(due, entryKind.listing, who, behaviour, list, flags, words[0], words[1])
  }
}

/**
 * Sets down, with the listings that come with a record, whether and after how many ticks an appeal against it will be
 * decided; they follow it among the entries due.
 *
 * @param e first number of the record
 */
export function contestListings(place: Place, due: number[], e: number, course: Course): void {
  for (let l = e + ENTRY; l < due.length && isListing(due[l + entryField.kind]); l += ENTRY) {
    const flags = due[l + entryField.flags] & ~flag.appeals
    const decided = course.finds + course.files + place.tables.safeguard.decidedAfterTicks
    due[l + entryField.flags] = course.appeals ? flags | flag.appeals | (Math.min(decided, LATEST) << 16) : flags
  }
}

const LATEST = 32767
const isListing = (kind: number) => kind === entryKind.listing || kind === entryKind.delisting

/** A record has reached the file: what it does with lists is done. */
export function settleListing(place: Place, due: EntryList, e: number): void {
  const who = due[e + entryField.who]
  const list = due[e + entryField.points]
  if (due[e + entryField.kind] === entryKind.delisting) return delist(place, who, list)
  enlist(place, {
    who,
    list,
    behaviour: due[e + entryField.behaviour],
    flags: due[e + entryField.flags],
    performs: due[e + entryField.luck] >>> 0,
    extended: due[e + entryField.life] >>> 0,
  })
}
