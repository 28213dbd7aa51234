/** Attempts at doors; see `consequence/doors.ts` of the engine. */
import { actCount, actOrdinal, actWhat, actWho } from '../acts'
import { f64At, i16At, i32At, setU32, u32At, u8At } from '../cells'
import { classOf } from '../kinds'
import { doorOffset, tally } from '../measure/count'
import { LOTS, drawLots, lot0, lot1, lotN, lotSubject } from '../draw/draw'
import { addHardship, addStrain, responds } from '../respond/feelings'
import { behaviours } from '../respond/now'
import { followUp, outcomeOfDoor } from './outcome'
import { grade, isScored, subject } from '../place'
import { speakOut } from '../respond/protest'
import { fallsOnAnother, refusal, refusalWithinField } from './standing'
import { askTerms, termFirst } from './terms'

/** [door] chance of refusal without the scheme, and what a refusal adds to strain and hardship. */
export let doorAnyway: usize = 0
export let doorStrain: usize = 0
export let doorHardship: usize = 0
/** Chance of speaking out after a refusal. */
export let doorProtest: f64 = 0
/** Purposes of draws. */
export let purposeDoor: u32 = 0
export let purposeGrant: u32 = 0
/** Whether the first refusal of each resident is counted. */
export let countsPeople: bool = false

/** Metrics of one door, and their numbers. */
export let doorMetrics: i32 = 0
export let doorAttempts: i32 = 0
export let doorRefused: i32 = 0
export let doorByScheme: i32 = 0
export let doorAcross: i32 = 0
export let doorOpened: i32 = 0
export let doorFell: i32 = 0
export let doorOutsiders: i32 = 0
export let doorOutsidersByScheme: i32 = 0

/** Attempts at hand by their place in the list of acts, and what was drawn about them; room for LOTS. */
export let attemptAct: usize = 0
export let attemptRefused: usize = 0
export let attemptSpeaks: usize = 0

/** Counts somebody whom the scheme refused at a door, the first time that it did; see `list/counting.ts`. */
@external('host', 'countPerson')
declare function countPerson(local: i32, door: i32): void

/** Tries the doors that residents of the community went to in this tick. */
export function tryDoors(): void {
  const acts = actCount()
  let from = 0
  while (from < acts) {
    from = takeAttempts(from, acts)
    tryAttempts()
  }
}

let attempts: i32 = 0

/** Puts as many attempts as there is room for into `attemptAct`; from which act to go on afterwards. */
function takeAttempts(from: i32, acts: i32): i32 {
  const list = attemptAct
  const doorsFrom = i32x4.splat(behaviours)
  let count = 0
  let a = from
  // four at a time; what lies behind the last act is room of the list
  for (; a < acts && count <= LOTS - 4; a += 4) {
    let mask = i32x4.bitmask(i32x4.ge_s(v128.load(actWhat + (<usize>a << 2)), doorsFrom))
    if (acts - a < 4) mask &= (1 << (acts - a)) - 1
    for (; mask !== 0; mask &= mask - 1) setU32(list, count++, <u32>(a + ctz(mask)))
  }
  attempts = count
  return a
}

/** Draws what will be decided about them, and decides. */
function tryAttempts(): void {
  const count = attempts
  const list = attemptAct
  for (let i = 0; i < count; i++) {
    const a = i32At(list, i)
    setU32(lotSubject, i, subject + <u32>i32At(actWho, a))
    setU32(lotN, i, <u32>i32At(actOrdinal, a))
  }
  drawLots(purposeDoor, count)
  let refusing = lot0
  let speaking = lot1
  if (outcomeOfDoor !== 0) {
    memory.copy((refusing = attemptRefused), lot0, <usize>count << 2)
    memory.copy((speaking = attemptSpeaks), lot1, <usize>count << 2)
    drawGrants(count)
  }
  let grants = 0
  for (let i = 0; i < count; i++) {
    const a = i32At(list, i)
    const door = i32At(actWhat, a) - behaviours
    const grants0 = grants
    if (outcomeOfDoor !== 0 && i16At(outcomeOfDoor, door) >= 0) grants++
    tryDoor(a, door, u32At(refusing, i), u32At(speaking, i), grants > grants0, u32At(lot0, grants0))
  }
}

/** Draws how sound those are who stand before doors of which something comes, one after the other. */
function drawGrants(count: i32): void {
  let n = 0
  for (let i = 0; i < count; i++) {
    const a = i32At(attemptAct, i)
    if (i16At(outcomeOfDoor, i32At(actWhat, a) - behaviours) < 0) continue
    setU32(lotSubject, n, subject + <u32>i32At(actWho, a))
    setU32(lotN, n, <u32>i32At(actOrdinal, a))
    n++
  }
  drawLots(purposeGrant, n)
}

/**
 * Judges an attempt in both worlds by one draw.
 *
 * @param hasOutcome whether something comes of being let through
 * @param luck word that says whether it will be good, if so
 */
function tryDoor(a: i32, door: i32, word: u32, speaks: u32, hasOutcome: bool, luck: u32): void {
  const local = i32At(actWho, a)
  const sort = classOf(local)
  const letter = u8At(grade, local)
  const metric = doorOffset + door * doorMetrics
  const anyway = <f64>word < f64At(doorAnyway, door)
  const refused = <f64>word < refusal(local, door)
  tally(sort, letter, metric + doorAttempts, 1)
  const outside = !isScored(local)
  if (outside) tally(sort, letter, metric + doorOutsiders, 1)
  if (!refused && anyway) tally(sort, letter, metric + doorOpened, 1)
  if (hasOutcome) followUp(local, door, i32At(actOrdinal, a), luck, refused, refused !== anyway)
  if (!refused) {
    if (termFirst !== 0) askTerms(local, door)
    return
  }
  tally(sort, letter, metric + doorRefused, 1)
  if (!anyway) {
    tally(sort, letter, metric + doorByScheme, 1)
    if (countsPeople) countPerson(local, door)
    if (fallsOnAnother(local, door)) tally(sort, letter, metric + doorFell, 1)
    if (outside) tally(sort, letter, metric + doorOutsidersByScheme, 1)
    if (<f64>word >= refusalWithinField(local, door)) tally(sort, letter, metric + doorAcross, 1)
    speakOut(local, doorProtest, speaks)
  }
  if (responds === 0) return
  addStrain(local, u8At(doorStrain, door))
  addHardship(local, u8At(doorHardship, door))
}
