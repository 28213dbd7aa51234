/** Who can be given a letter: see `grade/regrade.ts` and `record/consent.ts` of the engine. */
import { f64At, setU32, setU8, u16At, u32At, u8At } from '../cells'
import { TIMELESS, consentFrom, consents, profileOfCell, purposeConsent } from '../record/consent'
import { drawLotsAt, lot0, lotN, lotSubject } from '../draw/draw'
import { IS_MEMBER, cell, member, size, subject, tick } from '../place'
import { scoredCells } from '../measure/stand'

/** Room for a mask of the community. */
export let eligibleRoom: usize = 0
/** [resident] 255 for those who can be given a letter, 0 for the others; 0 if everybody can. */
export let eligible: usize = 0

/** Finds out who of the community can be given a letter: {@link eligible}. */
export function findEligible(): void {
  const asked = <f64>tick >= consentFrom
  eligible = member !== 0 || scoredCells !== 0 || asked ? eligibleRoom : 0
  if (eligible === 0) return
  if (member === 0) memory.fill(eligible, 255, size)
  else {
    const isMember = i8x16.splat(<i8>IS_MEMBER)
    for (let at: usize = 0; at < <usize>size; at += 16) {
      v128.store(eligible + at, i8x16.eq(v128.load(member + at), isMember))
    }
  }
  if (scoredCells !== 0) {
    for (let local = 0; local < size; local++) {
      if (u8At(scoredCells, u16At(cell, local)) === 0) setU8(eligible, local, 0)
    }
  }
  if (asked) askAll()
}

/** Takes away those who do not agree, as `agrees` says it of one. */
function askAll(): void {
  for (let local = 0; local < size; local++) {
    setU32(lotSubject, local, subject + local)
    setU32(lotN, local, 0)
  }
  drawLotsAt(TIMELESS, purposeConsent, size)
  for (let local = 0; local < size; local++) {
    const chance = f64At(consents, u16At(profileOfCell, u16At(cell, local)))
    if (<f64>u32At(lot0, local) >= chance) setU8(eligible, local, 0)
  }
}
