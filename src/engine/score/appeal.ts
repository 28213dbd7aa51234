/** Stage `score`: what the one charged does about it, at once or on finding it in their own file. */
import { fileMetric } from '../counters.js'
import { accessWord, purpose } from '../draw/purposes.js'
import { entryField } from '../entries.js'
import { type Place, count } from '../place.js'
import { entryKind, flag } from '../world.js'
import { hear } from './hear.js'

/** A finding in a file is always of a charge. */
const TAKES = -1

/**
 * Puts an appeal on its way.
 *
 * @param swallowed the part of the points that the bounds of the score did not let through
 * @param files ticks until it is filed
 */
export function appealLater(
  place: Place,
  who: number,
  behaviour: number,
  points: number,
  flags: number,
  swallowed: number,
  files: number,
): void {
  const { now, tables } = place
  const decided = now.tick + files + tables.safeguard.decidedAfterTicks
  place.inFlight.push(decided, entryKind.appeal, who, behaviour, points, flags, swallowed, 0)
}

/** Somebody who was not told of a charge finds it in their own file, and is then as one who was told. */
export function findInFile(place: Place, due: number[], e: number): void {
  const { layout, now, scratch } = place
  const who = due[e + entryField.who]
  const behaviour = due[e + entryField.behaviour]
  const flags = due[e + entryField.flags]
  const resident = place.first + who
  const wrong = (flags & flag.wrong) !== 0
  count(place, resident, fileMetric(layout, 'found_in_file'))
  if (wrong) count(place, resident, fileMetric(layout, 'found_wrong'))
  if (flags & flag.late) count(place, resident, fileMetric(layout, 'appeals_late'))
  if (flags & flag.appeals) {
    const [points, swallowed] = [due[e + entryField.points], due[e + entryField.luck]]
    appealLater(place, who, behaviour, points, flags, swallowed, due[e + entryField.life])
  }
  place.draw(place.subject + who, now.tick, purpose.access, behaviour, scratch.more)
  hear(place, resident, TAKES, wrong, scratch.more[accessWord.speaksOut])
}
