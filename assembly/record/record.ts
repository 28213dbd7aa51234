/**
 * Stages `record` and `link`: an observation becomes an entry on its way to a file; see `record/record.ts` and
 * `record/review.ts` of the engine. Listings are sent by the host.
 */
import {
  seenBehaviour,
  seenCount,
  seenDrawOrdinal,
  seenDrawSubject,
  seenFatePurpose,
  seenFilePurpose,
  seenLife,
  seenPoints,
  seenRepairs,
  seenSensor,
  seenWho,
  seenWrong,
} from '../acts'
import { actMetrics } from '../act/act'
import { f64At, i32At, setU32, u16At, u32At, u8At } from '../cells'
import { TIMELESS } from './consent'
import { count } from '../measure/count'
import { LOTS, draw, drawAt, drawLotsTo, lot2, lot3, lotN, lotPurpose, lotSubject, word0, word1 } from '../draw/draw'
import { push } from '../wait/entries'
import { FLAG_ADVERSE, FLAG_APPEALS, FLAG_REPAIRS, FLAG_TOLD } from '../wait/entry'
import { FLAG_UPHELD, FLAG_WRONG, KIND_RECORD } from '../wait/entry'
import { drawIdentifiers, link, linkFields, lookAhead } from '../link/link'
import { keptOut } from '../respond/multiplier'
import { listing } from '../respond/now'
import { region, residents, somebodyElse, subject, tick } from '../place'

/** [sensor] database, and whether its findings are reviewed. */
export let sensorDatabase: usize = 0
export let sensorReviewed: usize = 0
/** [database] chances, delay, whether a registry compares, and address of the ticks from which regions have joined. */
export let databaseLost: usize = 0
export let databaseMisfiled: usize = 0
export let databaseDelay: usize = 0
export let databaseLinks: usize = 0
export let databaseJoins: usize = 0
/** Chances of the safeguards. */
export let toldChance: f64 = 0
export let appealsAllowed: i32 = 0
export let filedIfWrong: f64 = 0
export let filedIfRight: f64 = 0
export let upheldIfWrong: f64 = 0
export let upheldIfRight: f64 = 0
export let reviewedChance: f64 = 0
export let dropsWrong: f64 = 0
export let dropsRight: f64 = 0
/** Bits of lists to whose disadvantage it is to come onto them. */
export let adverseLists: i32 = 0
export let purposeNamesake: i32 = 0
export let purposeReview: i32 = 0
/** Numbers of flow metrics. */
export let actLost: i32 = 0
export let actMisfiled: i32 = 0
export let metricNotKept: i32 = 0
export let metricReviews: i32 = 0
export let metricDroppedWrong: i32 = 0
export let metricDroppedRight: i32 = 0
/** [LOTS] words by which an appeal is upheld, and of the record's own luck. */
export let fateUpheld: usize = 0
export let fateLuck: usize = 0
export let fileLost: usize = 0
export let fileMisfiled: usize = 0
export let fileTold: usize = 0
export let fileAppeals: usize = 0

/** No file was found. */
const NO_FILE: i32 = -1

@external('host', 'sendListings')
declare function sendListings(o: i32, who: i32, listed: i32, flags: i32, due: i32): void
@external('host', 'keepsAtHome')
declare function keepsAtHome(database: i32): void

export function record(): void {
  const seen = seenCount()
  for (let from = 0; from < seen; from += LOTS) {
    const some = min(LOTS, seen - from)
    drawSome(from, some)
    for (let i = 0; i < some; i++) recordOne(from + i, i)
  }
}

/** Draws what becomes of some observations on their way, and what follows once they have arrived. */
function drawSome(from: i32, some: i32): void {
  for (let i = 0; i < some; i++) {
    setU32(lotSubject, i, <u32>f64At(seenDrawSubject, from + i))
    setU32(lotN, i, u32At(seenDrawOrdinal, from + i))
  }
  if (linkFields > 0) {
    lookAhead(from, some)
    drawIdentifiers(from, some)
  }
  purposesOf(from, some, seenFatePurpose)
  drawLotsTo(some, fateUpheld, fateLuck, lot2, lot3)
  purposesOf(from, some, seenFilePurpose)
  drawLotsTo(some, fileLost, fileMisfiled, fileTold, fileAppeals)
}

function purposesOf(from: i32, some: i32, purposes: usize): void {
  for (let i = 0; i < some; i++) setU32(lotPurpose, i, <u32>f64At(purposes, from + i))
}

function recordOne(o: i32, i: i32): void {
  const sensor = i32At(seenSensor, o)
  const database = u8At(sensorDatabase, sensor)
  const behaviour = i32At(seenBehaviour, o)
  const metric = behaviour * actMetrics
  let who = i32At(seenWho, o)
  if (<f64>u32At(fileLost, i) < f64At(databaseLost, database)) {
    count(who, metric + actLost, 1)
    return
  }
  let wrong = u8At(seenWrong, o) !== 0
  let file = who
  // a business is known by its own code, which no other has
  if (u8At(databaseLinks, database) !== 0) file = who >= residents ? who : link(o, i, who, database)
  else if (<f64>u32At(fileMisfiled, i) < f64At(databaseMisfiled, database)) file = namesakeOf(who)
  if (file === NO_FILE) {
    count(who, metric + actLost, 1)
    return
  }
  // who has no file cannot be taken for anybody: nothing is misfiled, and nothing kept
  if (keptOut(file)) {
    count(file, metricNotKept, 1)
    return
  }
  if (file !== who) {
    who = file
    wrong = true
    count(who, metric + actMisfiled, 1)
  }
  const moves = i32At(seenPoints, o)
  const listed = listing === 0 ? 0 : u16At(listing, behaviour)
  const adverse = moves < 0 || (listed & adverseLists) !== 0
  if (adverse && droppedByReview(o, sensor, who, wrong)) return
  let flags = (wrong ? FLAG_WRONG : 0) | (u8At(seenRepairs, o) !== 0 ? FLAG_REPAIRS : 0)
  if (adverse && moves >= 0) flags |= FLAG_ADVERSE
  if (<f64>u32At(fileTold, i) < toldChance) {
    flags |= FLAG_TOLD
    const filed = wrong ? filedIfWrong : filedIfRight
    if (appealsAllowed !== 0 && adverse && <f64>u32At(fileAppeals, i) < filed) flags |= FLAG_APPEALS
  }
  if (<f64>u32At(fateUpheld, i) < (wrong ? upheldIfWrong : upheldIfRight)) flags |= FLAG_UPHELD
  const due = arrival(database)
  push(due, KIND_RECORD, who, behaviour, moves, flags, u32At(fateLuck, i), i32At(seenLife, o))
  if (listed !== 0) sendListings(o, who, listed, flags, due)
}

/** The lasting namesake of somebody; the same if there is nobody else. */
function namesakeOf(local: i32): i32 {
  drawAt(subject + <u32>local, TIMELESS, <u32>purposeNamesake, 0)
  return somebodyElse(local, word0)
}

/** Whether a human ends the finding here. */
function droppedByReview(o: i32, sensor: i32, who: i32, wrong: bool): bool {
  if (reviewedChance === 0 || u8At(sensorReviewed, sensor) === 0) return false
  const named = (<u32>f64At(seenFilePurpose, o) & 0xffffff00) | <u32>purposeReview
  draw(<u32>f64At(seenDrawSubject, o), named, u32At(seenDrawOrdinal, o))
  const dropped = word1
  if (<f64>word0 >= reviewedChance) return false
  count(who, metricReviews, 1)
  if (<f64>dropped >= (wrong ? dropsWrong : dropsRight)) return false
  count(who, wrong ? metricDroppedWrong : metricDroppedRight, 1)
  return true
}

/** Tick in which a record of now reaches the registry: after the delay, which begins when the region has joined. */
function arrival(database: i32): i32 {
  const delay = i32At(databaseDelay, database)
  const joins = <usize>u32At(databaseJoins, database)
  if (joins === 0) return tick + delay
  const from = i32At(joins, region)
  if (from <= tick) return tick + delay
  keepsAtHome(database)
  return from + delay
}
