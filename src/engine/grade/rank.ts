/**
 * Grades by rank: everybody who has a score is put in order, and a band holds a share of them. Where the bands begin is
 * read off the national histogram as the tick before left it, so that no community has to know another. Whoever has the
 * same score has the same rank: a band takes in all of those at its end, and may hold more than its share.
 */
import type { Counters } from '../counters.js'
import { Q16, type Tables } from '../tables.js'

/** Percentiles that are kept: how far up somebody stands is told in whole per cent. */
export const PERCENTILES = 99

/**
 * Where the order stands: for file and for truth the lowest score of each band but the worst, then for files the scores
 * above 1, 2, ... 99 per cent of all. Empty while nobody has a score.
 */
export type Standings = number[]

/** Reads the order off the histogram; empty if scores are not put in order, or nobody has one. */
export function standingsOf({ rank }: Tables, { ranks }: Counters): Standings {
  if (!rank) return []
  const onFile = ranks.subarray(0, rank.bins)
  const all = sum(onFile)
  if (all === 0) return []
  const inTruth = ranks.subarray(rank.bins)
  const scoreOf = (bin: number) => rank.from + bin * rank.width
  const bands = (bins: Float64Array) => Array.from(rank.reach, (reach) => scoreOf(lowestIn(bins, (all * reach) / Q16)))
  return [...bands(onFile), ...bands(inTruth), ...percentiles(onFile, all).map(scoreOf)]
}

/** The bin down to which at least so many stand, counted from the top. */
function lowestIn(bins: Float64Array, wanted: number): number {
  let above = 0
  let bin = bins.length
  while (bin > 0 && above < wanted) above += bins[--bin]
  return bin
}

/** [1 .. 99 per cent] the lowest bin below which at least that share stands. */
function percentiles(bins: Float64Array, all: number): number[] {
  const found: number[] = []
  let below = 0
  let bin = 0
  for (let p = 1; p <= PERCENTILES; p++) {
    while (bin < bins.length && below * 100 < all * p) below += bins[bin++]
    found.push(bin)
  }
  return found
}

/** Share of all who have a score, in whole per cent, that stand below a score; null while nobody has been put in order. */
export function percentileOf({ rank }: Tables, standings: Standings, score: number): number | null {
  if (!rank || standings.length === 0) return null
  const scale = standings.slice(rank.reach.length * 2)
  let p = 0
  while (p < scale.length && score >= scale[p]) p++
  return p
}

function sum(bins: Float64Array): number {
  let all = 0
  for (const count of bins) all += count
  return all
}
