/** Stage `score`: what is due is booked, decided and given back; see `score/due.ts` and `score/score.ts` of the engine. */
import { appeals, decidedAfterTicks, drawCourse, files, finds, late, noCourse, purposeAccess } from './access'
import { count } from '../measure/count'
import { draw, word3 } from '../draw/draw'
import { push } from '../wait/entries'
import { entryShown, retain } from '../wait/retain'
import {
  BEHAVIOUR,
  ENTRY_BYTES,
  FLAGS,
  FLAG_ADVERSE,
  FLAG_APPEALS,
  FLAG_LATE,
  FLAG_REPAIRS,
  FLAG_TOLD,
  FLAG_UPHELD,
  FLAG_WRONG,
  KIND,
  KIND_ACCESS,
  KIND_APPEAL,
  KIND_DELISTING,
  KIND_EXPIRY,
  KIND_LISTING,
  KIND_NOTHING,
  KIND_RECORD,
  KIND_REPAIR,
  KIND_TRULY_LEAVES,
  LIFE,
  LUCK,
  POINTS,
  WHO,
} from '../wait/entry'
import { hear, publish } from './hear'
import { withinLimits } from './limits'
import { subject, subscore, tick } from '../place'
import { bringBackLater, moveScore, moveTruth } from './score'

/** Due entries of the community, and those whose turn comes after all records; room for so many in each list. */
export let dueEntries: usize = 0
export let dueLater: usize = 0
export let dueRoom: i32 = 0
let dueCount: i32 = 0
let laterCount: i32 = 0

/** Numbers of flow metrics. */
export let metricRecords: i32 = 0
export let metricCharges: i32 = 0
export let metricTakenRight: i32 = 0
export let metricTakenWrong: i32 = 0
export let metricGivenRight: i32 = 0
export let metricGivenWrong: i32 = 0
export let metricCapped: i32 = 0
export let metricAppeals: i32 = 0
export let metricAppealsWrong: i32 = 0
export let metricAppealsLate: i32 = 0
export let metricUpheldWrong: i32 = 0
export let metricUpheldRight: i32 = 0
export let metricRestored: i32 = 0
export let metricRepaired: i32 = 0
export let metricExpired: i32 = 0
export let metricFound: i32 = 0
export let metricFoundWrong: i32 = 0

const NEVER: i32 = 0
/** [kind] 1 if what is due moves points on file. */
const MOVES_POINTS: i32 = (1 << KIND_RECORD) | (1 << KIND_APPEAL) | (1 << KIND_EXPIRY) | (1 << KIND_REPAIR)
/** A charge that costs no points is felt like one that does. */
const TAKES: i32 = -1
/** Upper bits of the flags of a listing: ticks until an appeal is decided, up to these. */
const DECIDED_SHIFT: i32 = 16
const LATEST: i32 = 32767

/** Makes room for twice as many due entries, and names it. */
@external('host', 'moreDue')
declare function moreDue(): void

/** Does what one of so many due entries, by its number, is for: something with lists. */
@external('host', 'settleListing')
declare function settleListing(entry: i32, entries: i32): void

/** Books, decides and gives back all that is due in the community. */
export function scoreDue(): void {
  dueCount = 0
  laterCount = 0
  retain(tick, take)
  const all = dueCount + laterCount
  while (all > dueRoom) moreDue()
  const to = dueEntries + <usize>(dueCount * ENTRY_BYTES)
  const bytes = <usize>(laterCount * ENTRY_BYTES)
  const from = dueLater
  // few, which a call would take longer for
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, v128.load(from + at))
  dueCount = all
  if (subscore !== 0) bringFields(dueEntries, all)
  for (let i = 0; i < all; i++) settle(dueEntries + <usize>(i * ENTRY_BYTES))
}

/** Brings the points of the fields of life near that will be moved: one look after the other, none of which waits for another. */
function bringFields(entries: usize, count: i32): void {
  const fields = subscore
  let sum = 0
  for (let i = 0; i < count; i++) {
    const entry = entries + <usize>(i * ENTRY_BYTES)
    const moves = (MOVES_POINTS >> load<i32>(entry, KIND * 4)) & 1
    sum += load<u8>(fields + (<usize>(load<i32>(entry, WHO * 4) & -moves) << 3))
  }
  seen = sum
}

/** So that what is looked at is not taken for useless. */
let seen: i32 = 0

/** New records come first, since true scores too count the acts of a tick before what expires in it. */
function take(): bool {
  if (max(dueCount, laterCount) === dueRoom) moreDue()
  const kind = load<i32>(entryShown, KIND * 4)
  const arrives = kind === KIND_RECORD || kind === KIND_LISTING || kind === KIND_DELISTING
  const to = arrives ? dueEntries + <usize>(dueCount++ * ENTRY_BYTES) : dueLater + <usize>(laterCount++ * ENTRY_BYTES)
  v128.store(to, v128.load(entryShown))
  v128.store(to, v128.load(entryShown, 16), 16)
  return false
}

// @ts-ignore: decorators of AssemblyScript
@inline
function fieldOf(entry: usize, field: i32): i32 {
  return load<i32>(entry + (<usize>field << 2))
}

/** Does what one due entry is for; what follows from it later is put on the way. */
function settle(entry: usize): void {
  const kind = fieldOf(entry, KIND)
  if (kind === KIND_RECORD) book(entry)
  else if (kind === KIND_EXPIRY || kind === KIND_REPAIR) giveBack(entry)
  else if (kind === KIND_APPEAL) decideAppeal(entry)
  else if (kind === KIND_ACCESS) findInFile(entry)
  else if (kind === KIND_NOTHING) return
  else if (kind >= KIND_LISTING && kind <= KIND_TRULY_LEAVES)
    settleListing(<i32>((entry - dueEntries) / ENTRY_BYTES), dueCount)
  else {
    const points = fieldOf(entry, POINTS)
    moveTruth(fieldOf(entry, WHO), fieldOf(entry, BEHAVIOUR), -points, fieldOf(entry, LUCK) - points)
  }
}

/** A record reaches the file that it was attached to. */
function book(entry: usize): void {
  const local = fieldOf(entry, WHO)
  const behaviour = fieldOf(entry, BEHAVIOUR)
  const full = fieldOf(entry, POINTS)
  const flags = fieldOf(entry, FLAGS)
  const wrong = (flags & FLAG_WRONG) !== 0
  const points = withinLimits(local, behaviour, full)
  if (points !== full) count(local, metricCapped, <f64>abs(full - points))
  const swallowed = moveScore(local, behaviour, points, points)
  count(local, metricRecords, 1)
  const adverse = full < 0 || (flags & FLAG_ADVERSE) !== 0
  if (adverse) count(local, metricCharges, 1)
  const moved = full < 0 ? (wrong ? metricTakenWrong : metricTakenRight) : wrong ? metricGivenWrong : metricGivenRight
  count(local, moved, <f64>abs(points))

  const life = fieldOf(entry, LIFE)
  const luck = <u32>fieldOf(entry, LUCK)
  if (adverse) drawCourse(local, flags, life, luck)
  else noCourse()
  if (finds > 0) {
    const known = (flags & ~FLAG_APPEALS) | (appeals ? FLAG_APPEALS : 0) | (late ? FLAG_LATE : 0)
    push(tick + finds, KIND_ACCESS, local, behaviour, points, known, swallowed, files)
  } else if (appeals) appealLater(local, behaviour, points, flags, swallowed, files)
  // points that an appeal will bring back cannot come back a second time
  if (!appeals || (flags & FLAG_UPHELD) === 0)
    bringBackLater(local, behaviour, points, swallowed, life, (flags & FLAG_REPAIRS) !== 0)
  if ((flags & FLAG_TOLD) !== 0) hear(local, adverse ? min(full, TAKES) : full, wrong, luck)
  contestListings(entry, appeals, finds + files)
  if (adverse) publish(local, wrong, luck)
  if (late && finds === 0) count(local, metricAppealsLate, 1)
}

/**
 * Sets down, with the listings that come with a record, whether and after how many ticks an appeal against it will be
 * decided; see `list/listings.ts`.
 */
function contestListings(record: usize, appeals: bool, filed: i32): void {
  const end = dueEntries + <usize>(dueCount * ENTRY_BYTES)
  for (let entry = record + ENTRY_BYTES; entry < end; entry += ENTRY_BYTES) {
    const kind = fieldOf(entry, KIND)
    if (kind !== KIND_LISTING && kind !== KIND_DELISTING) return
    let flags = fieldOf(entry, FLAGS) & ~FLAG_APPEALS
    if (appeals) flags |= FLAG_APPEALS | (min(filed + decidedAfterTicks, LATEST) << DECIDED_SHIFT)
    store<i32>(entry + FLAGS * 4, flags)
  }
}

/** Puts an appeal on its way, which is filed after some ticks; see `score/appeal.ts`. */
function appealLater(local: i32, behaviour: i32, points: i32, flags: i32, swallowed: i32, files: i32): void {
  push(tick + files + decidedAfterTicks, KIND_APPEAL, local, behaviour, points, flags, swallowed, NEVER)
}

/** Somebody who was not told of a charge finds it in their own file, and is then as one who was told. */
function findInFile(entry: usize): void {
  const local = fieldOf(entry, WHO)
  const behaviour = fieldOf(entry, BEHAVIOUR)
  const flags = fieldOf(entry, FLAGS)
  const wrong = (flags & FLAG_WRONG) !== 0
  count(local, metricFound, 1)
  if (wrong) count(local, metricFoundWrong, 1)
  if ((flags & FLAG_LATE) !== 0) count(local, metricAppealsLate, 1)
  if ((flags & FLAG_APPEALS) !== 0)
    appealLater(local, behaviour, fieldOf(entry, POINTS), flags, fieldOf(entry, LUCK), fieldOf(entry, LIFE))
  draw(subject + <u32>local, purposeAccess, <u32>behaviour)
  hear(local, TAKES, wrong, word3)
}

/** An appeal is decided: if upheld, the points come back. */
function decideAppeal(entry: usize): void {
  const local = fieldOf(entry, WHO)
  const points = fieldOf(entry, POINTS)
  const felt = points - fieldOf(entry, LUCK)
  const flags = fieldOf(entry, FLAGS)
  const wrong = (flags & FLAG_WRONG) !== 0
  count(local, metricAppeals, 1)
  if (wrong) count(local, metricAppealsWrong, 1)
  if ((flags & FLAG_UPHELD) === 0) return
  count(local, wrong ? metricUpheldWrong : metricUpheldRight, 1)
  count(local, metricRestored, <f64>abs(felt))
  moveScore(local, fieldOf(entry, BEHAVIOUR), -points, -felt)
}

/** Points come back, or are lost, on file: by repair, or because the rule's time is over. */
function giveBack(entry: usize): void {
  const local = fieldOf(entry, WHO)
  const points = fieldOf(entry, POINTS)
  const felt = points - fieldOf(entry, LUCK)
  const metric = fieldOf(entry, KIND) === KIND_REPAIR ? metricRepaired : metricExpired
  if (points < 0) count(local, metric, <f64>-felt)
  moveScore(local, fieldOf(entry, BEHAVIOUR), -points, -felt)
}
