/**
 * Stage `score`, the calendar of entries: records that reach a file, appeals that are decided, and points whose time is
 * over. Entries not yet due stay in flight, in the order in which they were made.
 */
import type { Place } from '../place.js'
import { ENTRY, entryField, entryKind } from '../world.js'
import { book, decideAppeal, giveBack, giveBackTruth } from './score.js'

export function scoreDue(place: Place): void {
  const { world, now, scratch } = place
  const inFlight = world.inFlight[place.k]
  const { due } = scratch
  let kept = 0
  due.length = 0
  for (let e = 0; e < inFlight.length; e += ENTRY) {
    if (inFlight[e + entryField.due] <= now.tick) for (let i = 0; i < ENTRY; i++) due.push(inFlight[e + i])
    else for (let i = 0; i < ENTRY; i++) inFlight[kept++] = inFlight[e + i]
  }
  inFlight.length = kept
  // New records first: true scores too count the acts of a tick before what expires in it, and clamping feels the order.
  for (let e = 0; e < due.length; e += ENTRY) if (due[e + entryField.kind] === entryKind.record) book(place, due, e)
  for (let e = 0; e < due.length; e += ENTRY) {
    const kind = due[e + entryField.kind]
    if (kind === entryKind.appeal) decideAppeal(place, due, e)
    else if (kind === entryKind.expiry || kind === entryKind.repair) giveBack(place, due, e)
    else if (kind !== entryKind.record) giveBackTruth(place, due, e)
  }
}
