/** Who has agreed to be scored, where a scheme asks for it; see `record/consent.ts` of the engine. */
import { f64At, u16At } from '../cells'
import { drawAt, word0 } from '../draw/draw'
import { cell, subject, tick } from '../place'

/** The tick of draws that belong to no tick. */
export const TIMELESS: u32 = 0xffffffff

export let purposeConsent: i32 = 0
/** First tick in which nobody is graded without having agreed. */
export let consentFrom: f64 = 0
/** [profile] chance of agreeing; [cell] profile. */
export let consents: usize = 0
export let profileOfCell: usize = 0

/** Whether somebody may be graded: nobody has to agree before the scheme asks. */
export function agrees(local: i32): bool {
  if (<f64>tick < consentFrom) return true
  drawAt(subject + <u32>local, TIMELESS, <u32>purposeConsent, 0)
  return <f64>word0 < f64At(consents, u16At(profileOfCell, u16At(cell, local)))
}
