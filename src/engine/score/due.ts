/**
 * Stage `score`, the calendar of entries: records that reach a file, appeals that are decided, and points whose time is
 * over. Entries not yet due stay in flight, in the order in which they were made.
 */
import { leave } from '../list/enlist.js'
import { settleListing } from '../list/listings.js'
import type { Place } from '../place.js'
import { ENTRY, entryField } from '../entries.js'
import { entryKind } from '../world.js'
import { findInFile } from './appeal.js'
import { book, decideAppeal, giveBack, giveBackTruth } from './score.js'

/** Books, decides and gives back all that is due in the community. */
export function scoreDue(place: Place): void {
  const due = takeDue(place)
  for (let e = 0; e < due.length; e += ENTRY) {
    place.watch?.turn?.('score', e)
    settle(place, due, e)
  }
}

/**
 * Takes what is due off the way, in the order in which it is settled: new records first, since true scores too count
 * the acts of a tick before what expires in it, and clamping feels the order.
 *
 * @returns the list of `scratch`, {@link ENTRY} numbers each
 */
export function takeDue(place: Place): number[] {
  const { now, scratch } = place
  const { dueFirst: due, dueLater } = scratch
  scratch.due = due
  due.length = 0
  dueLater.length = 0
  place.inFlight.retain((entry) => {
    const list = arrives(entry[entryField.kind]) ? due : dueLater
    for (let i = 0; i < ENTRY; i++) list.push(entry[i])
    return false
  }, now.tick)
  for (let i = 0; i < dueLater.length; i++) due.push(dueLater[i])
  return due
}

/** Whether an entry is a record that arrives, or what comes with it. */
function arrives(kind: number): boolean {
  return kind === entryKind.record || kind === entryKind.listing || kind === entryKind.delisting
}

/** Does what one due entry is for; what follows from it later is put on the way. */
export function settle(place: Place, due: number[], e: number): void {
  const kind = due[e + entryField.kind]
  if (kind === entryKind.record) book(place, due, e)
  else if (kind === entryKind.appeal) decideAppeal(place, due, e)
  else if (kind === entryKind.access) findInFile(place, due, e)
  else if (kind === entryKind.listing || kind === entryKind.delisting) settleListing(place, due, e)
  else if (kind === entryKind.leaves || kind === entryKind.trulyLeaves) leave(place, due, e)
  else if (kind === entryKind.nothing) return
  else if (kind === entryKind.expiry || kind === entryKind.repair) giveBack(place, due, e)
  else giveBackTruth(place, due, e)
}
