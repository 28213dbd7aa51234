/**
 * Stage `act`: behaviours as independent Poisson processes; see `act/act.ts` and `act/decide.ts` of the engine. All decisions
 * read the state as it stood when the tick began; effects on others follow afterwards.
 */
import { actOrdinal, actSeverity, actWhat, actWho, setActCount } from '../acts'
import { findCandidates } from './candidates'
import { f64At, i32At, setU8, u16At, u32At } from '../cells'
import { count } from '../measure/count'
import { LOTS, drawLots, lot0, lot1, lot2, lotN, lotSubject } from '../draw/draw'
import { headroom, rateMultiplier } from '../respond/multiplier'
import { behaviours } from '../respond/now'
import { Q16, cell, subject } from '../place'

export let purposeAct: i32 = 0
/** Alias tables of all habits, and how a word is parted between column and side. */
export let alias: usize = 0
export let aliasBits: i32 = 0
/** [cell] habit, and [habit] ceiling as a share of that of the stratum, times 2^32. */
export let habitOfCell: usize = 0
export let acceptOf: usize = 0
/** [LOTS] thresholds of the candidates at hand. */
export let accepts: usize = 0
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
    store<u32>(lotSubject + (<usize>i << 2), subject + u32At(actWho, from + i))
    store<u32>(lotN + (<usize>i << 2), u32At(actOrdinal, from + i))
  }
  drawLots(<u32>purposeAct, count_)
  pick(from, to)
  const doings = behaviours
  let kept = before
  for (let c = from; c < to; c++) {
    const accept = f64At(accepts, c - from)
    const word = <f64>u32At(lot0, c - from)
    // no response brings a rate above the ceiling of the habit, and doors are tried at the ceiling itself
    if (word >= accept) continue
    const local = i32At(actWho, c)
    const did = i32At(actWhat, c)
    let degree = 0
    if (did < doings) {
      const most = <f64>u32At(headroom, did)
      const base = floor<f64>((accept * Q16) / most)
      const here = floor<f64>((accept * <f64>rateMultiplier(local, did)) / most)
      if (!decides(local, did, word, base, here)) continue
      degree = severityOf(did, u32At(lot2, c - from))
    }
    const at = <usize>kept << 2
    store<i32>(actWho + at, local)
    store<i32>(actOrdinal + at, i32At(actOrdinal, c))
    store<i32>(actWhat + at, did)
    setU8(actSeverity, kept, degree)
    kept++
  }
  return kept
}

/**
 * What candidates have in mind, by the alias method. Where to look is worked out first, and then a loop without branches does
 * nothing but look, so that many looks into tables are under way at a time.
 */
function pick(from: i32, to: i32): void {
  const bits = aliasBits
  const shift = 32 - bits
  for (let c = from; c < to; c++) {
    const habit = u16At(habitOfCell, u16At(cell, i32At(actWho, c)))
    store<f64>(accepts + (<usize>(c - from) << 3), f64At(acceptOf, habit))
    store<u32>(actWhat + (<usize>c << 2), (<u32>habit << bits) + (u32At(lot1, c - from) >>> shift))
  }
  const others = ((<u32>1) << bits) - 1
  for (let c = from; c < to; c++) {
    const word = u32At(lot1, c - from)
    const entry = u32At(alias, i32At(actWhat, c))
    const other = entry & others
    // all ones where the side is the column's own
    const own = <u32>(<i32>(((word << bits) >>> bits) - (entry >>> bits)) >> 31)
    store<u32>(actWhat + (<usize>c << 2), other ^ (((word >>> shift) ^ other) & own))
  }
}

/** Whether somebody shows a behaviour; counts what is done, held back, brought about and paid for. */
export function decides(local: i32, behaviour: i32, word: f64, usual: f64, here: f64): bool {
  const metric = behaviour * actMetrics
  if (word >= here) {
    if (word < usual) count(local, metric + actWithheld, 1)
    return false
  }
  count(local, metric + actDone, 1)
  if (word >= usual) count(local, metric + actProvoked, 1)
  const paid = f64At(price, behaviour)
  if (paid > 0) count(local, metricSpent, paid)
  return true
}

/** Severity of an act: 0 minor, 1 ordinary, 2 serious. */
export function severityOf(behaviour: i32, word: u32): i32 {
  if (<f64>word < f64At(severityCut, behaviour * 2)) return 0
  return <f64>word < f64At(severityCut, behaviour * 2 + 1) ? 1 : 2
}
