/** Rates that know when they rest on too little. */

/** Fewer events than this say nothing about a group in one run; the count is shown instead of a rate. */
export const FEW = 10

/** A rate with the events it rests on. */
export interface Rate {
  /** Things that happened. */
  events: number
  /** Residents, resident-years or attempts they happened among. */
  among: number
  /** `events / among` scaled by the unit, or null if there are fewer than {@link FEW} events. */
  value: number | null
}

/**
 * @param scale 1 for a share, 1000 for "per 1,000"
 */
export function rate(events: number, among: number, scale = 1): Rate {
  const enough = events >= FEW && among > 0
  return { events, among, value: enough ? (events / among) * scale : null }
}

/** A mean whose reliability depends on how many residents it concerns at all. */
export function mean(sum: number, among: number, concerned: number): Rate {
  return { events: concerned, among, value: concerned >= FEW && among > 0 ? sum / among : null }
}

/** `part / whole`, or 0 where there is no whole. */
export function part(of: number, whole: number): number {
  return whole > 0 ? of / whole : 0
}
