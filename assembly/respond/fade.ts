/** Strain, hardship and perceived risk fade; see `respond/feelings.ts` of the engine. */
import { setU8, u8At } from '../cells'
import { classOf } from '../kinds'
import { grade, hardship, risk, size, strain } from '../place'
import { FEELINGS_AT, stockRow } from '../measure/rows'
import { fourOf } from '../measure/stand'
import { makeRoomFor } from '../measure/stocks'

/** What is left of each after a fading, times 256. */
export let strainKept: i32 = 0
export let hardshipKept: i32 = 0
export let riskKept: i32 = 0

const VECTOR: i32 = 16
/** What strain, hardship and risk of sixteen subjects fade by. */
const faded: usize = memory.data(3 * VECTOR, 16)

/**
 * Lets feelings fade, sixteen subjects at a time; most feel nothing.
 *
 * @param inSums whether the community is in the sums of what stands, which are told of it
 */
export function fade(inSums: i32): void {
  // nobody feels more than 255
  if (inSums) makeRoomFor((size >> 8) + 1)
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
      v128.store(faded, i8x16.sub(s, sNow))
      v128.store(faded, i8x16.sub(h, hNow), 16)
      v128.store(faded, i8x16.sub(r, rNow), 32)
      for (let mask = ~i8x16.bitmask(i8x16.eq(any, zero)) & 0xffff; mask !== 0; mask &= mask - 1) {
        const lane = ctz(mask)
        const by = faded + <usize>lane
        tell(local + lane, load<u8>(by), load<u8>(by, 16), load<u8>(by, 32))
      }
    }
    v128.store(strain + at, sNow)
    v128.store(hardship + at, hNow)
    v128.store(risk + at, rNow)
  }
  for (let local = whole; local < size; local++) {
    const s = u8At(strain, local)
    const h = u8At(hardship, local)
    const r = u8At(risk, local)
    const sNow = (s * strainKept) >> 8
    const hNow = (h * hardshipKept) >> 8
    const rNow = (r * riskKept) >> 8
    if (inSums && (s | h | r) !== 0) tell(local, s - sNow, h - hNow, r - rNow)
    setU8(strain, local, sNow)
    setU8(hardship, local, hNow)
    setU8(risk, local, rNow)
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

/** Tells the sums what the feelings of somebody fade by; see `countFading` of `measure/stocks.ts`. */
// @ts-ignore: decorators of AssemblyScript
@inline
function tell(local: i32, s: i32, h: i32, r: i32): void {
  const at = stockRow(classOf(local), u8At(grade, local)) + FEELINGS_AT
  v128.store(at, i32x4.sub(v128.load(at), fourOf(s | (h << 8) | (r << 16))))
}
