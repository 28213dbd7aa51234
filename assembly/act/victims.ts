/** Stage `act`, last step: who suffers from what was done; see `act/victims.ts` of the engine. */
import { actCount, actOrdinal, actWhat, actWho, pool } from '../acts'
import { actMetrics } from './act'
import { i32At, setU16, u16At, u32At, u8At } from '../cells'
import { count } from '../measure/count'
import { LOTS, draw, drawLots, lot3, lotN, lotSubject, wordAt } from '../draw/draw'
import { addHardship, addStrain, responds } from '../respond/feelings'
import { memberFrom } from './homes'
import { behaviours } from '../respond/now'
import { NOBODY, employer, household, oneOf, owner, residents, somebodyElse, subject } from '../place'

export let purposeOfAct: i32 = 0
export let purposeVictims: i32 = 0
/** [behaviour] who suffers, by the kinds below, how many, and what it leaves in each. */
export let victimOf: usize = 0
export let victimCount: usize = 0
export let harmStrain: usize = 0
export let harmHardship: usize = 0
export let actVictims: i32 = 0
/** Kinds of victims, as in `act/tables.ts`. */
export let victimNone: i32 = 0
export let victimHousehold: i32 = 0
export let victimCustomer: i32 = 0
export let victimStaff: i32 = 0
export let victimOwner: i32 = 0
/** [LOTS] acts whose one victim is drawn together with those of others. */
export let oneVictim: usize = 0

/** Harms the victims of the acts in the list. What befalls one does not depend on whose turn came before. */
export function harmVictims(): void {
  const acts = actCount()
  const doings = behaviours
  let waiting = 0
  for (let a = 0; a < acts; a++) {
    const what = i32At(actWhat, a)
    if (what >= doings) continue
    const kind = u8At(victimOf, what)
    if (kind === victimNone) continue
    if (kind > victimHousehold || u16At(victimCount, what) !== 1 || i32At(actWho, a) >= residents) {
      harmSeveral(i32At(actWho, a), what, kind, u32At(actOrdinal, a))
      continue
    }
    store<i32>(oneVictim + (<usize>waiting << 2), a)
    waiting++
    if (waiting < LOTS) continue
    harmOnes(waiting)
    waiting = 0
  }
  harmOnes(waiting)
}

/** The one victim of each of some acts: a neighbour or a housemate. */
function harmOnes(acts: i32): void {
  for (let i = 0; i < acts; i++) {
    const a = i32At(oneVictim, i)
    store<u32>(lotSubject + (<usize>i << 2), subject + u32At(actWho, a))
    store<u32>(lotN + (<usize>i << 2), u32At(actOrdinal, a))
  }
  drawLots(<u32>purposeOfAct, acts)
  for (let i = 0; i < acts; i++) {
    const a = i32At(oneVictim, i)
    const local = i32At(actWho, a)
    const what = i32At(actWhat, a)
    const word = u32At(lot3, i)
    const victim = u8At(victimOf, what) === victimHousehold ? housemate(local, word) : somebodyElse(local, word)
    if (victim !== local) harm(victim, what)
  }
}

function harm(victim: i32, what: i32): void {
  count(victim, what * actMetrics + actVictims, 1)
  if (responds === 0) return
  addStrain(victim, u8At(harmStrain, what))
  addHardship(victim, u8At(harmHardship, what))
}

/** Victims of one act among those who can suffer from it: all different, each as likely as any other. */
function harmSeveral(local: i32, what: i32, kind: i32, ordinal: u32): void {
  const candidates = gather(local, kind)
  const wanted = min(u16At(victimCount, what), candidates)
  for (let v = 0; v < wanted; v++) {
    // four victims share a draw; which four it is stands above the purpose
    if ((v & 3) === 0) draw(subject + <u32>local, <u32>purposeVictims + <u32>(v >> 2) * 256, ordinal)
    const at = v + oneOf(wordAt(v & 3), candidates - v)
    const victim = u16At(pool, at)
    setU16(pool, at, u16At(pool, v))
    harm(victim, what)
  }
}

/** Writes those who can suffer from an act into the pool. */
function gather(local: i32, kind: i32): i32 {
  const business = local >= residents
  if (kind === victimOwner) {
    const works = business ? local : employer !== 0 ? u16At(employer, local) : NOBODY
    const who = works === NOBODY ? NOBODY : u16At(owner, works)
    setU16(pool, 0, who)
    return who === NOBODY || who === local ? 0 : 1
  }
  let n = 0
  for (let i = 0; i < residents; i++) {
    if (i === local) continue
    if (kind === victimHousehold && u16At(household, i) !== u16At(household, local)) continue
    if (kind === victimStaff && !(business && u16At(employer, i) === local)) continue
    if (kind === victimCustomer && business && (u16At(employer, i) === local || u16At(owner, local) === i)) continue
    setU16(pool, n++, i)
  }
  return n
}

/** Another member of the household, with equal chances; the same if they live alone. */
export function housemate(local: i32, word: u32): i32 {
  const home = u16At(household, local)
  let members = 0
  for (let i = memberFrom(home, 0); i >= 0; i = memberFrom(home, i + 1)) if (i !== local) setU16(pool, members++, i)
  return members === 0 ? local : u16At(pool, oneOf(word, members))
}
