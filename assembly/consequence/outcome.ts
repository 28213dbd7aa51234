/** What comes of being let through; see `consequence/outcome.ts` of the engine. */
import { f64At, i16At, u16At, u8At } from '../cells'
import { classOf } from '../kinds'
import { tally } from '../measure/count'
import { push } from '../wait/entries'
import { responds } from '../respond/feelings'
import { LEVELS, LEVEL_SHIFT, Q12, cell, grade, hardship, strain, tick } from '../place'
import { letters } from './standing'

/** [door] number of what comes of it, or -1; 0 where nothing comes of any. */
export let outcomeOfDoor: usize = 0
/** Columns of `OutcomeTable`. */
export let outcomeAfter: usize = 0
export let outcomeBreaks: usize = 0
export let outcomeFactor: usize = 0
export let outcomeStrain: usize = 0
export let outcomeHardship: usize = 0
/** Profiles of `outcomeFactor`, and [cell] which one it is. */
export let outcomeProfiles: i32 = 0
export let outcomeProfile: usize = 0
/** Kind of the entry of a loan. */
export let kindLoan: i32 = 0

/** Where metrics of outcomes begin, how many one has, and their numbers. */
export let outcomeOffset: i32 = 0
export let outcomeMetrics: i32 = 0
export let outcomeGranted: i32 = 0
export let outcomeGrantedSound: i32 = 0
export let outcomeRefusedSound: i32 = 0
export let outcomeRefusedSoundByScheme: i32 = 0

/** Chance of breaking one's word, times 2^32, for somebody with that letter when let through, before strain and hardship. */
export function usualChance(o: i32, local: i32, letter: i32): f64 {
  const profile = u16At(outcomeProfile, u16At(cell, local))
  return f64At(outcomeBreaks, o * (letters + 1) + letter) * f64At(outcomeFactor, o * outcomeProfiles + profile)
}

/** How strain and hardship, as they stand, multiply that chance. */
export function pressure(o: i32, local: i32): f64 {
  if (responds === 0) return 1
  const byStrain = <f64>u16At(outcomeStrain, o * LEVELS + (u8At(strain, local) >> LEVEL_SHIFT))
  const byHardship = <f64>u16At(outcomeHardship, o * LEVELS + (u8At(hardship, local) >> LEVEL_SHIFT))
  return (byStrain * byHardship) / (Q12 * Q12)
}

/**
 * Follows an attempt at a door of which something comes.
 *
 * @param luck word of the draw of the grant
 * @param byScheme whether the door would have done the other thing without the scheme
 */
export function followUp(local: i32, door: i32, ordinal: i32, luck: u32, refused: bool, byScheme: bool): void {
  const o = i16At(outcomeOfDoor, door)
  const metric = outcomeOffset + o * outcomeMetrics
  const letter = u8At(grade, local)
  const sort = classOf(local)
  const isSound = <f64>luck >= usualChance(o, local, letter) * pressure(o, local)
  if (refused) {
    if (isSound) tally(sort, letter, metric + outcomeRefusedSound, 1)
    if (isSound && byScheme) tally(sort, letter, metric + outcomeRefusedSoundByScheme, 1)
    return
  }
  tally(sort, letter, metric + outcomeGranted, 1)
  if (isSound) tally(sort, letter, metric + outcomeGrantedSound, 1)
  push(tick + u16At(outcomeAfter, o), kindLoan, local, o, letter, 0, <i32>luck, ordinal)
}
