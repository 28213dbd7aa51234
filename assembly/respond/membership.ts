/** Joining and leaving by choice; see `respond/membership.ts` of the engine. */
import { pool } from '../acts'
import { changes, changesFields } from '../measure/changed'
import { f64At, i16At, setU16, setU32, setU8, u16At, u32At, u8At } from '../cells'
import { beganOf, factors, poolsOf, truePoolsOf } from '../score/composite'
import { count } from '../measure/count'
import { drawLots, drawLotsAt, lot0, lot1, lot2, lot3, lotN, lotSubject } from '../draw/draw'
import { LAST_TICK } from '../wait/entries'
import { entryShown, retain } from '../wait/retain'
import { WHO } from '../wait/entry'
import { startBase } from '../score/limits'
import { membersOf } from './now'
import {
  CONTEXTS,
  IS_MEMBER,
  Q16,
  cell,
  begin,
  given,
  limited,
  member,
  region,
  ruleGiven,
  score,
  size,
  subject,
  subscore,
  taken,
  trueGiven,
  trueRuleGiven,
  trueTaken,
  truth,
} from '../place'

/** Columns of `MembershipTable`: [cell] chances of joining of one's own accord and by the pull of others, and of leaving. */
export let joinsOf: usize = 0
export let pulledOf: usize = 0
export let leavesChance: f64 = 0
/** What stands in the column of members for those who have left. */
export let HAS_LEFT: i32 = 2
export let purposeJoin: u32 = 0
/** Numbers of flow metrics. */
export let metricJoined: i32 = 0
export let metricJoinedByPull: i32 = 0
export let metricLeft: i32 = 0

/** [cell x factors] points of factors to start with, and [factor] how far they may lie from that. */
export let factorStarts: usize = 0
export let factorSpread: usize = 0
export let purposeStart: u32 = 0

/** Draws that belong to no tick. */
const TIMELESS: u32 = 0xffffffff

/** Lets residents join and leave; 1 if somebody has left. */
export function join(): i32 {
  const asked = askMembers()
  drawLots(purposeJoin, asked)
  const share = <f64>u32At(membersOf, region)
  let left = 0
  for (let i = 0; i < asked; i++) {
    const local = u16At(pool, i)
    if (u8At(member, local) === IS_MEMBER) {
      if (<f64>u32At(lot2, i) >= leavesChance) continue
      changes(local)
      setU8(member, local, HAS_LEFT)
      left = 1
      count(local, metricLeft, 1)
    } else {
      const sort = u16At(cell, local)
      const accord = <f64>u32At(lot0, i) < f64At(joinsOf, sort)
      if (!accord && <f64>u32At(lot1, i) >= floor<f64>((f64At(pulledOf, sort) * share) / Q16)) continue
      changes(local)
      setU8(member, local, IS_MEMBER)
      count(local, metricJoined, 1)
      if (!accord) count(local, metricJoinedByPull, 1)
    }
  }
  return left
}

/** Writes those who may join or leave into the pool, and the addresses of their draws. */
function askMembers(): i32 {
  let asked = 0
  for (let local = 0; local < size; local++) {
    const sort = u16At(cell, local)
    if (u8At(member, local) === IS_MEMBER ? leavesChance === 0 : f64At(joinsOf, sort) === 0 && f64At(pulledOf, sort) === 0)
      continue
    setU16(pool, asked, local)
    setU32(lotSubject, asked, subject + <u32>local)
    setU32(lotN, asked, 0)
    asked++
  }
  return asked
}

/** Nothing is kept of those who have left, but for what lists hold on them. */
export function forget(): void {
  let gone = 0
  for (let local = 0; local < size; local++) {
    if (u8At(member, local) !== HAS_LEFT) continue
    setU16(pool, gone++, local)
    forgetOne(local)
  }
  startAnew(gone)
  retain(LAST_TICK, keepsShown)
}

/** What is on its way to somebody who has left is gone with the file. */
function keepsShown(): bool {
  return u8At(member, load<i32>(entryShown, WHO * 4)) !== HAS_LEFT
}

/** Fills the pools of those in the list of residents as they are before anything has happened. */
function startAnew(gone: i32): void {
  for (let block = 0; block < factors; block += 4) {
    for (let i = 0; i < gone; i++) {
      setU32(lotSubject, i, subject + <u32>u16At(pool, i))
      setU32(lotN, i, <u32>(block >> 2))
    }
    drawLotsAt(TIMELESS, purposeStart, gone)
    for (let i = 0; i < gone; i++) {
      const local = u16At(pool, i)
      startFactor(local, block, u32At(lot0, i))
      if (block + 1 < factors) startFactor(local, block + 1, u32At(lot1, i))
      if (block + 2 < factors) startFactor(local, block + 2, u32At(lot2, i))
      if (block + 3 < factors) startFactor(local, block + 3, u32At(lot3, i))
    }
  }
}

function forgetOne(local: i32): void {
  const base = factors === 0 ? startBase : i16At(beganOf, begin + local)
  const parts: u64 = subscore === 0 ? 0 : load<u64>(subscore + (<usize>local << 3))
  if (i16At(score, local) !== base || i16At(truth, local) !== base || parts !== 0) {
    changes(local)
    setU16(score, local, base)
    setU16(truth, local, base)
    if (subscore !== 0) {
      changesFields(local)
      store<u64>(subscore + (<usize>(local * CONTEXTS) << 1), 0)
    }
  }
  if (taken !== 0) {
    setU16(taken, local, 0)
    setU16(given, local, 0)
    setU16(trueTaken, local, 0)
    setU16(trueGiven, local, 0)
  }
  if (limited === 0) return
  memory.fill(ruleGiven + (<usize>(local * limited) << 1), 0, <usize>limited << 1)
  memory.fill(trueRuleGiven + (<usize>(local * limited) << 1), 0, <usize>limited << 1)
}

/** Fills one pool of somebody as it is before anything has happened; see `score/pools.ts`. */
function startFactor(local: i32, f: i32, word: u32): void {
  const spread = u16At(factorSpread, f)
  const aside = spread > 0 ? <i32>((<u64>word * <u64>(2 * spread + 1)) >> 32) - spread : 0
  const usual = i16At(factorStarts, <i32>u16At(cell, local) * factors + f)
  const points = min(32767, max(-32768, usual + aside))
  const at = (begin + local) * factors + f
  setU16(poolsOf, at, points)
  setU16(truePoolsOf, at, points)
}
