/** Acts that come due: what comes of being let through shows; see `consequence/outcome.ts` of the engine. */
import { actMetrics, actDone, actProvoked, severityOf } from './act'
import { SCRATCH_ROOM, TOO_MANY_ACTS, actCount, actOrdinal, actSeverity, actWhat, actWho } from '../acts'
import { overflow, setActCount } from '../acts'
import { i16At, i32At, setU32, setU8, u16At, u32At, u8At } from '../cells'
import { count } from '../measure/count'
import { LOTS, drawLots, lot2, lotN, lotSubject } from '../draw/draw'
import { entryShown, retain } from '../wait/retain'
import { BEHAVIOUR, KIND, KIND_LOAN, LIFE, LUCK, POINTS, WHO } from '../wait/entry'
import { points, ruled } from '../respond/now'
import { outcomeMetrics, outcomeOffset, pressure, usualChance } from '../consequence/outcome'
import { subject, tick } from '../place'

export let purposeOutcome: u32 = 0
/** [outcome] door, and the behaviours that it is. */
export let outcomeDoor: usize = 0
export let outcomeKeeps: usize = 0
export let outcomeBreaksBy: usize = 0
/** [LOTS] luck of those that come due. */
export let loanLuck: usize = 0
/** Numbers of metrics of outcomes. */
export let outcomeKept: i32 = 0
export let outcomeBroken: i32 = 0
export let outcomeGained: i32 = 0
export let outcomeLost: i32 = 0
/** Ordinals of acts that come due, as in `outcome.ts` of the engine. */
const FIRST_ORDINAL: i32 = 0x20000000
const PER_DOOR: i32 = 0x10000

/** Acts from this one on are not decided yet: which outcome it is and with what letter stands where act and severity will. */
let undecided: i32 = 0

/** Adds to the acts of the tick what comes due in it. */
export function comeDue(): void {
  undecided = actCount()
  retain(tick, staysOut)
  showSome()
}

function staysOut(): bool {
  if (i32At(entryShown, KIND) !== KIND_LOAN) return true
  const a = actCount()
  if (a === SCRATCH_ROOM) overflow(TOO_MANY_ACTS)
  const o = i32At(entryShown, BEHAVIOUR)
  setU32(actWho, a, i32At(entryShown, WHO))
  setU32(actOrdinal, a, FIRST_ORDINAL + u16At(outcomeDoor, o) * PER_DOOR + i32At(entryShown, LIFE))
  setU32(actWhat, a, o)
  setU8(actSeverity, a, i32At(entryShown, POINTS))
  setU32(loanLuck, a - undecided, u32At(entryShown, LUCK))
  setActCount(a + 1)
  if (a + 1 - undecided < LOTS) return false
  showSome()
  return false
}

/** Decides about the acts that are not decided yet. */
function showSome(): void {
  const from = undecided
  const some = actCount() - from
  undecided = from + some
  for (let i = 0; i < some; i++) {
    setU32(lotSubject, i, subject + u32At(actWho, from + i))
    setU32(lotN, i, u32At(actOrdinal, from + i))
  }
  drawLots(purposeOutcome, some)
  for (let i = 0; i < some; i++) show(from + i, <f64>u32At(loanLuck, i), u32At(lot2, i))
}

/** Decides which of the two behaviours it is, and counts it. */
function show(a: i32, luck: f64, severity: u32): void {
  const o = i32At(actWhat, a)
  const local = i32At(actWho, a)
  const usual = usualChance(o, local, u8At(actSeverity, a))
  const broken = luck < usual * pressure(o, local)
  const what = u16At(broken ? outcomeBreaksBy : outcomeKeeps, o)
  const degree = severityOf(what, severity)
  setU32(actWhat, a, what)
  setU8(actSeverity, a, degree)
  count(local, what * actMetrics + actDone, 1)
  if (broken !== luck < usual) count(local, what * actMetrics + actProvoked, 1)
  const metric = outcomeOffset + o * outcomeMetrics
  count(local, metric + (broken ? outcomeBroken : outcomeKept), 1)
  if (u8At(ruled, what) === 0) return
  const moved = i16At(points, what * 3 + degree)
  if (moved !== 0) count(local, metric + (moved > 0 ? outcomeGained : outcomeLost), <f64>abs<i32>(moved))
}
