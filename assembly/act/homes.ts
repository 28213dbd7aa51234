/** Who lives with whom in the community at hand; see `homes.ts` of the engine. */
import { household, size } from '../place'

/** Behind the last of a household. */
export const NONE_THERE: i32 = -1

/** Subjects that are looked at together. */
const SOME: i32 = 32

/** The first subject of a household from a number on. */
export function memberFrom(wanted: i32, from: i32): i32 {
  const home = i16x8.splat(<i16>wanted)
  const end = size
  let at = household + (<usize>from << 1)
  for (let local = from; local < end; local += SOME) {
    const a = i8x16.narrow_i16x8_s(i16x8.eq(v128.load(at), home), i16x8.eq(v128.load(at, 16), home))
    const b = i8x16.narrow_i16x8_s(i16x8.eq(v128.load(at, 32), home), i16x8.eq(v128.load(at, 48), home))
    at += <usize>SOME << 1
    if (!v128.any_true(v128.or(a, b))) continue
    // behind the last subject lies the next community
    const found = local + ctz(i8x16.bitmask(a) | (i8x16.bitmask(b) << 16))
    return found < end ? found : NONE_THERE
  }
  return NONE_THERE
}
