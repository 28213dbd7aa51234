/**
 * The rights of somebody with a charge on file, beyond being told: to find it in one's own file, and to appeal before a
 * deadline. Waiting times are exponential, so that nobody need be visited who does nothing: what will happen is drawn when
 * the record arrives, from the record's own luck, and put on its way.
 */
import { gapQ16 } from '../draw/gaps.js'
import { accessWord, purpose } from '../draw/purposes.js'
import type { Place } from '../place.js'
import { flag } from '../world.js'

/** The largest word: what is drawn there does not happen, as with every chance short of certainty. */
const LAST = 0xffffffff

/** What the one charged will do about a charge. */
export interface Course {
  /** Ticks until an untold charge is found in the file, at least 1; 0 if it was told, or is never found in this run. */
  finds: number
  appeals: boolean
  /** Whether an appeal would come too late. */
  late: boolean
  /** Ticks from being told to filing. */
  files: number
}

/**
 * What follows from a charge that has just reached a file.
 *
 * @param who within the community
 * @param flags of the record
 * @param life ticks after which its points come back, 0 for never; nobody appeals for what has come back already
 * @param luck the record's own
 */
export function courseOf(place: Place, who: number, flags: number, life: number, luck: number): Course {
  const { tables, now, scratch } = place
  const { safeguard } = tables
  const { more } = scratch
  const told = (flags & flag.told) !== 0
  const course = { finds: 0, appeals: (flags & flag.appeals) !== 0, late: false, files: 0 }
  if (!safeguard.access && !safeguard.filing) return course
  place.draw(place.subject + who, now.tick, purpose.access, luck, more)
  if (!told) {
    course.finds = findsAfter(place, who, more[accessWord.wait])
    if (course.finds === 0) return course
    const filed = flags & flag.wrong ? safeguard.filedIfWrong : safeguard.filedIfRight
    course.appeals = safeguard.appeal && more[accessWord.appeals] < filed
  }
  if (!course.appeals || !safeguard.filing) return inTime(place, course, life)
  const wait = gapQ16(more[accessWord.filing], safeguard.filing) / 65536
  course.files = Math.floor(wait + 0.5)
  course.late = wait > safeguard.filedWithin
  if (course.late) course.appeals = false
  return inTime(place, course, life)
}

/** Ticks until the resident next looks into their own file; 0 if not in this run. */
function findsAfter({ tables, world, first, now }: Place, who: number, word: number): number {
  const waits = tables.safeguard.access?.waits[tables.doing.profileOfCell[world.cell[first + who]]]
  if (!waits || word === LAST) return 0
  const after = 1 + Math.floor(gapQ16(~word >>> 0, waits) / 65536)
  return now.tick + after < tables.ticks ? after : 0
}

/** Nobody appeals for points that will have come back before a decision. */
function inTime({ tables }: Place, course: Course, life: number): Course {
  const decided = course.finds + course.files + tables.safeguard.decidedAfterTicks
  if ((course.finds > 0 || course.files > 0) && life !== 0 && decided >= life) course.appeals = false
  return course
}
