/** Stage `observe`, false alarms: charges for acts that never happened; see `observe/invent.ts` of the engine. */
import { actMetrics } from '../act/act'
import { negativeLog2 } from '../act/candidates'
import { f64At, i16At, u16At, u32At, u8At } from '../cells'
import { count } from '../measure/count'
import { draw, wordAt } from '../draw/draw'
import { bearer, life, points, ruled } from '../respond/now'
import { bearerOfAct, claim, earnsBack, pointsFor } from './observe'
import { NOBODY, community, covered, isScored, residents, size, subject } from '../place'

/** How many kinds of false alarm there are; sensor, behaviour, gaps, and purposes of the draws of each. */
export let alarms: i32 = 0
export let alarmSensor: usize = 0
export let alarmBehaviour: usize = 0
export let alarmMultiplier: usize = 0
export let alarmShift: usize = 0
export let alarmGap: usize = 0
export let alarmFile: usize = 0
export let alarmFate: usize = 0
export let alarmRepair: usize = 0
/** [behaviour] whose it is, as `whose`, and two of these. */
export let behaviourOf: usize = 0
export let ofResidents: i32 = 0
export let ofBusinesses: i32 = 0
export let actInvented: i32 = 0

/** An invented charge is for an act of ordinary severity. */
const ORDINARY: i32 = 1

export function invent(): void {
  for (let alarm = 0; alarm < alarms; alarm++) {
    const behaviour = u16At(alarmBehaviour, alarm)
    if (u8At(covered, u16At(alarmSensor, alarm)) !== 0 && u8At(ruled, behaviour) !== 0) inventSome(alarm, behaviour)
  }
}

function inventSome(alarm: i32, behaviour: i32): void {
  const whose = u8At(behaviourOf, behaviour)
  const begin = whose === ofBusinesses ? residents : 0
  const end = whose === ofResidents ? residents : size
  const multiplier = <u64>u32At(alarmMultiplier, alarm)
  const shift = <u64>u32At(alarmShift, alarm)
  const purpose = u32At(alarmGap, alarm)
  let position: u64 = 0
  for (let n = 0; ; n++) {
    if ((n & 3) === 0) draw(community, purpose, <u32>(n >> 2))
    // the draws of a charge leave other words behind
    const word = wordAt(n & 3)
    position += (<u64>negativeLog2(word) * multiplier) >> shift
    if (<u64>begin + (position >> 16) >= <u64>end) return
    charge(alarm, behaviour, begin + <i32>(position >> 16), n)
    if ((n & 3) !== 3) draw(community, purpose, <u32>(n >> 2))
  }
}

function charge(alarm: i32, behaviour: i32, local: i32, n: i32): void {
  const charged = bearerOfAct(local, u8At(bearer, behaviour))
  if (charged === NOBODY || !isScored(charged)) return
  count(charged, behaviour * actMetrics + actInvented, 1)
  const rule = behaviour * 3 + ORDINARY
  claim(
    charged,
    behaviour,
    pointsFor(charged, i16At(points, rule)),
    u16At(life, rule),
    u16At(alarmSensor, alarm),
    1,
    earnsBack(local, u32At(alarmRepair, alarm), n) ? 1 : 0,
    1,
    subject + <u32>local,
    n,
    f64At(alarmFile, alarm),
    f64At(alarmFate, alarm),
  )
}
