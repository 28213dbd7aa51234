/**
 * Stage `act`: behaviours as independent Poisson processes; see `act/act.ts` and `act/decide.ts` of the engine. All decisions
 * read the state as it stood when the tick began; effects on others follow afterwards.
 */
import { actOrdinal, actSeverity, actWhat, actWho, setActCount } from '../acts'
import { findCandidates } from './candidates'
import { f64At, i32At, setU32, setU8, u16At, u32At, u8At } from '../cells'
import { tally } from '../measure/count'
import { LOTS, drawLots, lot0, lot1, lot2, lotN, lotSubject } from '../draw/draw'
import { habitOf, highestOf, kindAt, sortOf } from '../kinds'
import { headroom, rateByFeelings, rateMultiplier, ratesByFeelings } from '../respond/multiplier'
import { behaviours } from '../respond/now'
import { grade, subject } from '../place'

export let purposeAct: i32 = 0
/** Alias tables of all habits, how a word is parted between column and side, and their entries without 16 bits of the side. */
export let alias: usize = 0
export let aliasBits: i32 = 0
export let aliasHalves: usize = 0
/** [LOTS] kinds of the candidates at hand. */
export let candidateKinds: usize = 0
/** [behaviour x 2] thresholds of severity, and [behaviour] what an act costs. */
export let severityCut: usize = 0
export let price: usize = 0
/** Numbers of flow metrics of a behaviour, how many there are, and that of money spent. */
export let actMetrics: i32 = 0
export let actDone: i32 = 0
export let actWithheld: i32 = 0
export let actProvoked: i32 = 0
export let metricSpent: i32 = 0

/** Decides which candidates act, and leaves the acts and attempts of the community in the list. */
export function act(): void {
  const candidates = findCandidates()
  let kept = 0
  for (let from = 0; from < candidates; from += LOTS)
    kept = decideSome(from, min(candidates, from + LOTS), kept)
  setActCount(kept)
}

/** Decides on some of the candidates, and moves those who act to the front, which never overtakes the candidates. */
function decideSome(from: i32, to: i32, before: i32): i32 {
  const count_ = to - from
  for (let i = 0; i < count_; i++) {
    setU32(lotSubject, i, subject + u32At(actWho, from + i))
    setU32(lotN, i, u32At(actOrdinal, from + i))
  }
  drawLots(<u32>purposeAct, count_)
  pick(from, to)
  const doings = behaviours
  const kinds = candidateKinds
  const decisive = lot0
  const feelings = ratesByFeelings()
  let kept = before
  for (let c = from; c < to; c++) {
    const kind = <usize>u32At(kinds, c - from)
    const highest = highestOf(kind)
    const word = u32At(decisive, c - from)
    // no response brings a rate above the ceiling of the habit, and doors are tried at the ceiling itself
    if (word > highest) continue
    const local = i32At(actWho, c)
    const did = i32At(actWhat, c)
    let degree = 0
    if (did < doings) {
      // whether the word lies below a threshold, which is a share of the ceiling, in whole numbers
      const here = (<u64>word + 1) * <u64>u32At(headroom, did)
      const ceiling = <u64>highest + 1
      const multiplier = feelings ? rateByFeelings(local, did) : rateMultiplier(local, did)
      if (!decides(local, sortOf(kind), did, here <= ceiling << 16, here <= ceiling * <u64>multiplier)) continue
      degree = severityOf(did, u32At(lot2, c - from))
    }
    setU32(actWho, kept, local)
    setU32(actOrdinal, kept, u32At(actOrdinal, c))
    setU32(actWhat, kept, did)
    setU8(actSeverity, kept, degree)
    kept++
  }
  return kept
}

/**
 * What candidates have in mind, by the alias method. Where to look is worked out first, and then a loop without branches does
 * nothing but look, so that many looks into tables are under way at a time. Half of each entry tells nearly always.
 */
function pick(from: i32, to: i32): void {
  const bits = aliasBits
  const shift = 32 - bits
  const which = lot1
  const kinds = candidateKinds
  for (let c = from; c < to; c++) {
    const kind = kindAt(i32At(actWho, c))
    setU32(kinds, c - from, <u32>kind)
    setU32(actWhat, c, (habitOf(kind) << bits) + (u32At(which, c - from) >>> shift))
  }
  const others = ((<u32>1) << bits) - 1
  const halves = aliasHalves
  const whats = actWhat
  for (let c = from; c < to; c++) {
    const word = u32At(which, c - from)
    const at = i32At(whats, c)
    const half = <u32>u16At(halves, at)
    const side = (word << bits) >>> bits
    // below 0 where the side is the column's own
    let own = <i32>((side >>> 16) - (half >>> bits))
    if (own === 0) own = <i32>(side - (u32At(alias, at) >>> bits))
    const other = half & others
    setU32(whats, c, other ^ (((word >>> shift) ^ other) & <u32>(own >> 31)))
  }
}

/** Whether somebody shows a behaviour; counts what is done, held back, brought about and paid for. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function decides(local: i32, sort: i32, behaviour: i32, usual: bool, here: bool): bool {
  if (!here && !usual) return false
  const letter = u8At(grade, local)
  const metric = behaviour * actMetrics
  if (!here) {
    tally(sort, letter, metric + actWithheld, 1)
    return false
  }
  tally(sort, letter, metric + actDone, 1)
  if (!usual) tally(sort, letter, metric + actProvoked, 1)
  const paid = f64At(price, behaviour)
  if (paid > 0) tally(sort, letter, metricSpent, paid)
  return true
}

/** Severity of an act: 0 minor, 1 ordinary, 2 serious. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function severityOf(behaviour: i32, word: u32): i32 {
  const beyond = <i32>(<f64>word >= f64At(severityCut, behaviour * 2))
  return beyond + (beyond & <i32>(<f64>word >= f64At(severityCut, behaviour * 2 + 1)))
}
