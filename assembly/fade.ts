/** Strain, hardship and perceived risk fade; see `respond/feelings.ts` of the engine. */
import { setU8, u16At, u8At } from './cells'
import { classOfCell } from './count'
import { cell, grade, hardship, risk, size, strain } from './place'
import { countFading } from './sums'

/** What is left of each after a fading, times 256. */
export let strainKept: i32 = 0
export let hardshipKept: i32 = 0
export let riskKept: i32 = 0

const VECTOR: i32 = 16

/**
 * Lets feelings fade, sixteen subjects at a time; most feel nothing.
 *
 * @param inSums whether the community is in the sums of what stands, which are told of it
 */
export function fade(inSums: i32): void {
  const whole = size & ~(VECTOR - 1)
  const zero = i8x16.splat(0)
  for (let local = 0; local < whole; local += VECTOR) {
    const at = <usize>local
    const s = v128.load(strain + at)
    const h = v128.load(hardship + at)
    const r = v128.load(risk + at)
    const any = v128.or(v128.or(s, h), r)
    if (!v128.any_true(any)) continue
    const sNow = kept(s, strainKept)
    const hNow = kept(h, hardshipKept)
    const rNow = kept(r, riskKept)
    if (inSums) {
      for (let mask = ~i8x16.bitmask(i8x16.eq(any, zero)) & 0xffff; mask !== 0; mask &= mask - 1) {
        tell(local + ctz(mask))
      }
    }
    v128.store(strain + at, sNow)
    v128.store(hardship + at, hNow)
    v128.store(risk + at, rNow)
  }
  for (let local = whole; local < size; local++) {
    if (inSums && (u8At(strain, local) | u8At(hardship, local) | u8At(risk, local)) !== 0) tell(local)
    setU8(strain, local, (u8At(strain, local) * strainKept) >> 8)
    setU8(hardship, local, (u8At(hardship, local) * hardshipKept) >> 8)
    setU8(risk, local, (u8At(risk, local) * riskKept) >> 8)
  }
}

/** What is left of sixteen. */
// @ts-ignore: decorators of AssemblyScript
@inline
function kept(feelings: v128, share: i32): v128 {
  const by = i16x8.splat(<i16>share)
  // at most 255 x 256, which fits into 16 bits
  const low = i16x8.shr_u(i16x8.mul(i16x8.extend_low_i8x16_u(feelings), by), 8)
  const high = i16x8.shr_u(i16x8.mul(i16x8.extend_high_i8x16_u(feelings), by), 8)
  return i8x16.narrow_i16x8_u(low, high)
}

/** Tells the sums what the feelings of somebody are about to fade by. */
function tell(local: i32): void {
  const s = u8At(strain, local)
  const h = u8At(hardship, local)
  const r = u8At(risk, local)
  const sort = u16At(classOfCell, u16At(cell, local))
  countFading(
    sort,
    u8At(grade, local),
    s - ((s * strainKept) >> 8),
    h - ((h * hardshipKept) >> 8),
    r - ((r * riskKept) >> 8),
  )
}
