/** Acts that follow acts of others; see `act/chain.ts` of the engine. */
import { decides, severityOf } from './act'
import { SCRATCH_ROOM, TOO_MANY_ACTS, actCount, actOrdinal, actSeverity, actWhat, actWho } from '../acts'
import { overflow, setActCount } from '../acts'
import { f64At, i32At, setU32, setU8, u16At, u32At, u8At } from '../cells'
import { profileOfCell } from '../record/consent'
import { LOTS, drawLotsEach, lot0, lot1, lot2, lotN, lotPurpose, lotSubject } from '../draw/draw'
import { kindAt, sortOf } from '../kinds'
import { rateMultiplier } from '../respond/multiplier'
import { official } from './petitions'
import { NOBODY, Q16, cell, somebodyElse, subject } from '../place'
import { housemate } from './victims'

/** Kinds of acts that follow others. */
export let chains: i32 = 0
/** [doing] 1 if it sets anything off. */
export let setsOff: usize = 0
/** [chain] behaviour that sets it off, the one that follows, who may answer, and purpose of its draws. */
export let chainFirst: usize = 0
export let chainThen: usize = 0
export let chainBy: usize = 0
export let chainPurpose: usize = 0
/** [chain x profile] chance. */
export let chainChance: usize = 0
export let chainProfiles: i32 = 0
/** [chain] chance that nobody's exceeds, whatever the scheme does to it. */
export let chainMost: usize = 0
/** [LOTS] acts at hand that may be followed, and by which chain. */
export let askedAct: usize = 0
export let askedChain: usize = 0
/** Numbers of those who may answer, as in `act/tables.ts`. */
export let answersHousehold: i32 = 0
export let answersNeighbour: i32 = 0
/** Ordinals of acts that follow: the first of each chain, counted from 1, and how many there are for each resident. */
const PER_CHAIN: i32 = 0x2000000
const PER_RESIDENT: i32 = 0x4000

/** Adds the acts that follow those in the list, after them. */
export function followActs(): void {
  const begun = actCount()
  const off = setsOff
  let asked = 0
  for (let a = 0; a < begun; a++) {
    const what = i32At(actWhat, a)
    if (u8At(off, what) === 0) continue
    for (let c = 0; c < chains; c++) {
      if (i32At(chainFirst, c) !== what) continue
      setU32(askedAct, asked, a)
      setU32(askedChain, asked, c)
      setU32(lotSubject, asked, subject + u32At(actWho, a))
      setU32(lotN, asked, u32At(actOrdinal, a))
      setU32(lotPurpose, asked, u32At(chainPurpose, c))
      if (++asked < LOTS) continue
      followSome(asked)
      asked = 0
    }
  }
  followSome(asked)
}

function followSome(asked: i32): void {
  drawLotsEach(asked)
  for (let i = 0; i < asked; i++) {
    const c = i32At(askedChain, i)
    const word = <f64>u32At(lot0, i)
    // nobody would do it in either world, whoever it is
    if (word >= f64At(chainMost, c)) continue
    follow(i32At(askedAct, i), c, word, u32At(lot1, i), u32At(lot2, i))
  }
}

function follow(a: i32, c: i32, word: f64, whose: u32, severity: u32): void {
  const first = i32At(actWho, a)
  const behaviour = i32At(chainThen, c)
  const who = answerer(i32At(chainBy, c), first, whose)
  if (who === first || who === NOBODY) return
  const usual = f64At(chainChance, c * chainProfiles + u16At(profileOfCell, u16At(cell, who)))
  if (usual === 0) return
  const here = floor<f64>((usual * <f64>rateMultiplier(who, behaviour)) / Q16)
  if (!decides(who, sortOf(kindAt(who)), behaviour, word < usual, word < here)) return
  const at = actCount()
  if (at === SCRATCH_ROOM) overflow(TOO_MANY_ACTS)
  setU32(actWho, at, who)
  setU32(actOrdinal, at, (c + 1) * PER_CHAIN + first * PER_RESIDENT + (i32At(actOrdinal, a) & (PER_RESIDENT - 1)))
  setU32(actWhat, at, behaviour)
  setU8(actSeverity, at, severityOf(behaviour, severity))
  setActCount(at + 1)
}

/** Who might answer; the one who acted, or {@link NOBODY}, if there is nobody. */
function answerer(by: i32, first: i32, word: u32): i32 {
  if (by === answersHousehold) return housemate(first, word)
  return by === answersNeighbour ? somebodyElse(first, word) : official()
}
