/** Who lives with whom in the community at hand; see `homes.ts` of the engine. */
import { household, size } from '../place'

/** Behind the last of a household. */
export const NONE_THERE: i32 = -1

/** The first subject of a household from a number on. */
export function memberFrom(wanted: i32, from: i32): i32 {
  const home = i16x8.splat(<i16>wanted)
  for (let local = from; local < size; local += 8) {
    const mask = i16x8.bitmask(i16x8.eq(v128.load(household + (<usize>local << 1)), home))
    if (mask === 0) continue
    // behind the last subject lies the next community
    const found = local + ctz(mask)
    return found < size ? found : NONE_THERE
  }
  return NONE_THERE
}
