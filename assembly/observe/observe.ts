/**
 * Stage `observe`: what the sensors make of the acts; see `observe/observe.ts` of the engine. Draws of all sensors that might
 * see some acts are made together, and then the acts are gone through one after the other. Most of them nobody sees: that is
 * known beforehand, for many draws at a time.
 */
import {
  SCRATCH_ROOM,
  TOO_MANY_OBSERVATIONS,
  actCount,
  actOrdinal,
  actSeverity,
  actWhat,
  actWho,
  overflow,
  seenBehaviour,
  seenCount,
  seenDrawOrdinal,
  seenDrawSubject,
  seenFatePurpose,
  seenFilePurpose,
  seenInvented,
  seenLife,
  seenPoints,
  seenRepairs,
  seenSensor,
  seenWho,
  seenWrong,
  setSeenCount,
} from '../acts'
import { actMetrics } from '../act/act'
import { f64At, i16At, i32At, setF64, setU32, setU8, u16At, u32At, u8At } from '../cells'
import { profileOfCell } from '../record/consent'
import { count, countTwo } from '../measure/count'
import { LOTS, draw, drawLotsEach, lot0, lot1, lot2, lotN, lotPurpose, lotSubject, word0 } from '../draw/draw'
import { keptOut } from '../respond/multiplier'
import { bearer, behaviours, hides, life, listing, points, ruled } from '../respond/now'
import { official } from '../act/petitions'
import { LEVELS, LEVEL_SHIFT, NOBODY, Q16, cell, covered, isScored, owner, residents, risk } from '../place'
import { somebodyElse, subject } from '../place'
import { scoreTruth } from '../score/score'
import { scoredCells } from '../measure/stand'

/** [behaviour + 1] where those sensors begin that look at it. */
export let eyeFirst: usize = 0
/** [eye] sensor, chance that it sees, and the highest word by which it does; purpose of its draw. Whole vectors from any on. */
export let eyeSensor: usize = 0
export let eyeRecall: usize = 0
export let eyeLimit: usize = 0
export let eyePurpose: usize = 0
/** [sensor] highest chance of a mistake; address of the chances by profile; purposes of what follows. */
export let mistakenMost: usize = 0
export let mistakenAt: usize = 0
export let sensorFile: usize = 0
export let sensorFate: usize = 0
/** On whom acts fall, as `bearers`. */
export let fallsOnActor: i32 = 0
export let fallsOnOfficial: i32 = 0
/** Chance that somebody charged earns points back, and the purpose of its draw. */
export let repairs: f64 = 0
export let purposeRepair: i32 = 0
/** Numbers of flow metrics. */
export let actSeen: i32 = 0
export let actMissed: i32 = 0
export let actMistaken: i32 = 0
export let actEvaded: i32 = 0
export let metricDueTaken: i32 = 0
export let metricDueGiven: i32 = 0
/** [LOTS + 1] acts at hand that some rule scores, and the first draw of each. */
export let scoredAct: usize = 0
export let scoredLot: usize = 0
/** [LOTS] highest word of each draw by which the act is seen, and a bit for each draw that is no higher, in bytes. */
export let lotLimit: usize = 0
export let lotHits: usize = 0

const UNSEEN: i32 = -1
const HIDDEN: i32 = -2
/** Draws of a vector. */
const SIDE_BY_SIDE: i32 = 4
/** Draws whose bits lie in one word wherever they begin in its first byte. */
const MOST_BITS: i32 = 25
/** Words of the draw by which the act was seen. */
let wordMistaken: u32 = 0
let wordWhom: u32 = 0

@external('host', 'listTruth')
declare function listTruth(local: i32, behaviour: i32, ordinal: i32, actor: i32): void

/** Turns the acts that some rule scores into observations, and keeps the true score beside them. */
export function observe(): void {
  setSeenCount(0)
  const acts = actCount()
  for (let from = 0; from < acts; ) from = observeSome(from, acts)
}

/** Goes through as many acts as there is room for draws; from which to go on. */
function observeSome(from: i32, acts: i32): i32 {
  const to = min(acts, from + LOTS)
  const scored = listScored(from, to)
  const asked = askEyes(scored)
  const lots = i32At(scoredLot, asked)
  drawLotsEach(lots)
  markHits(lots)
  for (let j = 0; j < asked; j++) {
    const lot = i32At(scoredLot, j)
    const some = i32At(scoredLot, j + 1) - lot
    const bits = load<u32>(lotHits + (<usize>lot >> 3)) >> (lot & 7)
    // more than the bits of a word are looked at one by one
    observeOne(i32At(scoredAct, j), lot, some > MOST_BITS || (bits & ((1 << some) - 1)) !== 0)
  }
  return asked < scored ? i32At(scoredAct, asked) : to
}

/** Lists the acts that some rule scores; how many there are. */
function listScored(from: i32, to: i32): i32 {
  const last = behaviours - 1
  const what = actWhat
  const here = ruled
  const list = scoredAct
  let scored = 0
  for (let a = from; a < to; a++) {
    setU32(list, scored, a)
    const did = i32At(what, a)
    scored += i32(did <= last) & i32(u8At(here, min(did, last)) !== 0)
  }
  return scored
}

/**
 * Puts down the draws of all sensors that might see acts of the list, four at a time, also of those that do not work in the
 * community, since asking for each would take longer; of how many acts there was room for them.
 */
function askEyes(scored: i32): i32 {
  const list = scoredAct
  const lotOf = scoredLot
  const first = eyeFirst
  const limits = lotLimit
  const subjects = lotSubject
  const purposes = lotPurpose
  const numbers = lotN
  const begin = subject
  let lots = 0
  let j = 0
  for (; j < scored; j++) {
    setU32(lotOf, j, lots)
    const a = i32At(list, j)
    const behaviour = i32At(actWhat, a)
    const from = u16At(first, behaviour)
    const to = u16At(first, behaviour + 1)
    if (lots + to - from > LOTS - SIDE_BY_SIDE) break
    const who = i32x4.splat(begin + u32At(actWho, a))
    const n = i32x4.splat(i32At(actOrdinal, a))
    let lot = <usize>lots << 2
    const end = <usize>to << 2
    for (let eye = <usize>from << 2; eye < end; eye += SIDE_BY_SIDE * 4, lot += SIDE_BY_SIDE * 4) {
      v128.store(subjects + lot, who)
      v128.store(purposes + lot, v128.load(eyePurpose + eye))
      v128.store(numbers + lot, n)
      v128.store(limits + lot, v128.load(eyeLimit + eye))
    }
    lots += to - from
  }
  setU32(lotOf, j, lots)
  return j
}

/** Marks the draws whose words are no higher than what the sensor sees by. */
function markHits(lots: i32): void {
  const limits = lotLimit
  const words = lot0
  const hits = lotHits
  const end = <usize>lots << 2
  for (let at: usize = 0; at < end; at += 32) {
    const low = i32x4.bitmask(i32x4.le_u(v128.load(words + at), v128.load(limits + at)))
    const high = i32x4.bitmask(i32x4.le_u(v128.load(words + at, 16), v128.load(limits + at, 16)))
    store<u8>(hits + (at >> 5), low | (high << 4))
  }
}

function observeOne(a: i32, lot: i32, isSeen: bool): void {
  const local = i32At(actWho, a)
  const behaviour = i32At(actWhat, a)
  const falls = u8At(bearer, behaviour)
  const bears = bearerOfAct(local, falls)
  if (bears === NOBODY || keptOut(bears)) return
  const rule = behaviour * 3 + u8At(actSeverity, a)
  const given = i16At(points, rule)
  const back = u16At(life, rule)
  const moves = pointsFor(bears, given)
  const ordinal = i32At(actOrdinal, a)
  const earns = moves < 0 && earnsBack(local, purposeRepair, ordinal)
  scoreTruth(bears, behaviour, moves, back, earns)
  if (listing !== 0) listTruth(bears, behaviour, ordinal, local)
  const due = moves < 0 ? metricDueTaken : metricDueGiven
  const metric = behaviour * actMetrics
  const sensor = isSeen ? firstToSee(local, behaviour, lot) : UNSEEN
  if (sensor < 0) {
    countDue(bears, due, moves, local, metric + actMissed)
    if (sensor === HIDDEN) count(local, metric + actEvaded, 1)
    return
  }
  let charged = bears
  if (isMistaken(local, sensor)) {
    charged = bearerOfAct(somebodyElse(local, wordWhom), falls)
    if (charged === NOBODY) charged = bears
  }
  // a finding about somebody who has no file leads nowhere
  if (!isScored(charged)) {
    countDue(bears, due, moves, local, metric + actMissed)
    return
  }
  const isRight = charged === bears
  if (isRight) countDue(bears, due, moves, local, metric + actSeen)
  else countDue(bears, due, moves, charged, metric + actMistaken)
  claim(
    charged,
    behaviour,
    isRight ? moves : pointsFor(charged, given),
    back,
    sensor,
    isRight ? 0 : 1,
    earns ? 1 : 0,
    0,
    subject + <u32>local,
    ordinal,
    f64At(sensorFile, sensor),
    f64At(sensorFate, sensor),
  )
}

/** Counts what an act is due to bring, and what has become of it, which is mostly of the same subject. */
// @ts-ignore: decorators of AssemblyScript
@inline
function countDue(bears: i32, due: i32, moves: i32, who: i32, metric: i32): void {
  if (bears === who) return countTwo(bears, due, <f64>abs(moves), metric, 1)
  count(bears, due, <f64>abs(moves))
  count(who, metric, 1)
}

/** First sensor that sees the act, its words at hand; {@link HIDDEN} where one would have, had nobody hidden the act. */
function firstToSee(local: i32, behaviour: i32, firstLot: i32): i32 {
  const left = hides === 0 ? Q16 : <f64>u32At(hides, behaviour * LEVELS + (u8At(risk, local) >> LEVEL_SHIFT))
  let unseen = UNSEEN
  let lot = firstLot
  const end = u16At(eyeFirst, behaviour + 1)
  for (let e: i32 = u16At(eyeFirst, behaviour); e < end; e++) {
    const sensor = u16At(eyeSensor, e)
    const word = <f64>u32At(lot0, lot)
    const recall = f64At(eyeRecall, e)
    if (word < recall && u8At(covered, sensor) !== 0) {
      if (left === Q16 || word < floor<f64>((recall * left) / Q16)) {
        wordMistaken = u32At(lot1, lot)
        wordWhom = u32At(lot2, lot)
        return sensor
      }
      unseen = HIDDEN
    }
    lot++
  }
  return unseen
}

/** Whether a sensor takes somebody else for the one who acted. */
function isMistaken(local: i32, sensor: i32): bool {
  const word = <f64>wordMistaken
  if (word >= f64At(mistakenMost, sensor)) return false
  return word < f64At(<usize>u32At(mistakenAt, sensor), u16At(profileOfCell, u16At(cell, local)))
}

/** The subject in whose file an act lands; {@link NOBODY} if there is no such subject. */
export function bearerOfAct(local: i32, falls: i32): i32 {
  if (falls === fallsOnActor) return local
  if (falls === fallsOnOfficial) return official()
  // an act that a business did not do has no owner to fall on
  return local >= residents ? u16At(owner, local) : NOBODY
}

/** Points of a rule for a subject: none for whom the score does not cover. */
export function pointsFor(local: i32, moves: i32): i32 {
  return scoredCells === 0 || u8At(scoredCells, u16At(cell, local)) !== 0 ? moves : 0
}

/** Whether somebody charged will earn points back; drawn at the address of the act. */
export function earnsBack(local: i32, purpose: u32, ordinal: u32): bool {
  if (repairs === 0) return false
  draw(subject + <u32>local, purpose, ordinal)
  return <f64>word0 < repairs
}

/** Adds an observation to the list. */
export function claim(
  who: i32,
  behaviour: i32,
  moves: i32,
  back: i32,
  sensor: i32,
  wrong: i32,
  earns: i32,
  invented: i32,
  drawSubject: u32,
  ordinal: i32,
  filePurpose: f64,
  fatePurpose: f64,
): void {
  const o = seenCount()
  if (o === SCRATCH_ROOM) overflow(TOO_MANY_OBSERVATIONS)
  const at = <usize>o << 2
  store<i32>(seenWho + at, who)
  store<i32>(seenBehaviour + at, behaviour)
  store<i32>(seenPoints + at, moves)
  store<i32>(seenLife + at, back)
  store<i32>(seenSensor + at, sensor)
  setU8(seenWrong, o, wrong)
  setU8(seenRepairs, o, earns)
  setU8(seenInvented, o, invented)
  setF64(seenDrawSubject, o, <f64>drawSubject)
  store<i32>(seenDrawOrdinal + at, ordinal)
  setF64(seenFilePurpose, o, filePurpose)
  setF64(seenFatePurpose, o, fatePurpose)
  setSeenCount(o + 1)
}
