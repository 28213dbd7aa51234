/** Speaking out, or keeping silent; see `respond/protest.ts` of the engine. */
import { u32At, u8At } from '../cells'
import { count } from '../measure/count'
import { responds } from './feelings'
import { outspoken } from './now'
import { LEVEL_SHIFT, Q16, residents, risk } from '../place'

/** Numbers of flow metrics. */
export let metricProtests: i32 = 0
export let metricSilenced: i32 = 0

/**
 * Somebody whom the scheme has hit says so in public, or does not.
 *
 * @param threshold chance of speaking out without fear and without an outcry, times 2^32
 * @param word the draw that decides
 */
export function speakOut(local: i32, threshold: f64, word: u32): void {
  if (responds === 0 || threshold === 0 || local >= residents) return
  const multiplier = <f64>u32At(outspoken, u8At(risk, local) >> LEVEL_SHIFT)
  if (<f64>word < floor<f64>((threshold * multiplier) / Q16)) count(local, metricProtests, 1)
  else if (<f64>word < threshold) count(local, metricSilenced, 1)
}
