/** How what a society takes grows with its ticks, from the few that were tried. */
import type { Tables } from '../engine/tables.js'

/** Of how fast what waits was growing, this part is left once the first of it comes back: columns have ever more that is unusual. */
const LATE_GROWTH = 1 / 8

/**
 * Bytes at the end of the run. What waits for its time (records, points that expire) goes on growing as it did in the later half of what was
 * tried, until as much comes back as is added.
 *
 * @param bytes after each tick that was tried
 * @param longest ticks after which the last of it comes back; see {@link longestLife}
 */
export function atTheEnd(bytes: readonly number[], ticks: number, longest: number): number {
  const tried = bytes.length
  const last = tried - 1
  // the middle of what ticks added, since a change of policy may add much at once
  const later = bytes.slice(last >> 1)
  const added = later.slice(1).map((each, i) => each - later[i])
  const growth = Math.max(0, added.toSorted((a, b) => a - b)[added.length >> 1] ?? 0)
  const full = Math.max(tried, Math.min(ticks, longest))
  return bytes[last] + growth * (full - tried) + growth * LATE_GROWTH * (Math.max(ticks, full) - full)
}

/** Most ticks for which points stay away; Infinity where none come back, so that nothing says when growing ends. */
export function longestLife({ phases }: Pick<Tables, 'phases'>): number {
  let longest = 0
  for (const { life, rated } of phases)
    for (const each of [life, rated?.lasts ?? []]) for (const ticks of each) longest = Math.max(longest, ticks)
  return longest || Infinity
}
