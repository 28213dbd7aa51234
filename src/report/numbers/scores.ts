/** How scores are spread, on file and in truth. */
import type { Context } from '../context.js'
import type { Bin } from '../figures/histogram.js'
import { everybody, lastTick, totals } from './totals.js'

/** Number of a bin's end; null where the bin is open. */
function end(text: string): number | null {
  if (text === 'null' || text === 'undefined') return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** Bins of one tick in order of score, with the empty ones between them. */
export function binsAt(context: Context, tick = lastTick(context.input.tables.scores)): Bin[] {
  const rows = totals(context.input.tables.scores, ['bin_from', 'bin_to'], ['residents', 'residents_true'], {
    ...everybody,
    tick,
  })
  const found = rows
    .map((row): Bin => ({
      from: end(row.bin_from),
      to: end(row.bin_to),
      recorded: row.residents,
      truth: row.residents_true,
    }))
    .toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity))
  const filled: Bin[] = []
  for (const bin of found) {
    const before = filled.at(-1)
    if (before && before.to !== null && bin.from !== null) {
      const width = Math.max(
        1,
        (bin.to ?? bin.from) - bin.from + 1,
        (before.to ?? 0) - (before.from ?? before.to ?? 0) + 1,
      )
      // bound: a table with odd bins must not make millions of empty ones
      for (let from: number = before.to + 1; from < bin.from && filled.length < 400; from += width)
        filled.push({ from, to: Math.min(bin.from - 1, from + width - 1), recorded: 0, truth: 0 })
    }
    filled.push(bin)
  }
  return filled
}

/** Neighbouring bins put together until at most `most` are left; the open ends stay by themselves. */
export function merged(bins: readonly Bin[], most: number): Bin[] {
  const each = Math.ceil(bins.length / most)
  if (each <= 1) return [...bins]
  const result: Bin[] = []
  let inside = 0
  for (const bin of bins) {
    const last = result.at(-1)
    if (!last || inside === each || last.from === null || bin.to === null) {
      result.push({ ...bin })
      inside = 1
    } else {
      last.to = bin.to
      last.recorded += bin.recorded
      last.truth += bin.truth
      inside++
    }
  }
  return result
}

/** The score below which a share of residents stand, by straight lines inside bins; null without residents. */
export function quantile(bins: readonly Bin[], share: number, of: 'recorded' | 'truth'): number | null {
  const all = bins.reduce((sum, bin) => sum + bin[of], 0)
  if (all === 0) return null
  let passed = 0
  for (const bin of bins) {
    if (passed + bin[of] >= share * all && bin[of] > 0) {
      const low = bin.from ?? bin.to
      const high = bin.to ?? bin.from
      if (low === null || high === null) return null
      return low + (high - low) * ((share * all - passed) / bin[of])
    }
    passed += bin[of]
  }
  return null
}

export interface Spread {
  tick: number
  date: string
  /** In the order of {@link spreadShares}. */
  recorded: (number | null)[]
  truth: (number | null)[]
}

/** The lowest 1 in 100, the lowest 1 in 20, the middle, the highest 1 in 20. */
export const spreadShares = [0.01, 0.05, 0.5, 0.95] as const

/** Quantiles of every tick. */
export function spreadOverTime(context: Context): Spread[] {
  const { dates } = context
  return dates.map((date, tick) => {
    const bins = binsAt(context, tick)
    return {
      tick,
      date,
      recorded: spreadShares.map((share) => quantile(bins, share, 'recorded')),
      truth: spreadShares.map((share) => quantile(bins, share, 'truth')),
    }
  })
}

/** Points between scores and true scores over all residents at one tick. */
export function distanceAt(context: Context, tick = lastTick(context.input.tables.grades)) {
  const sums = totals(
    context.input.tables.grades,
    [],
    ['scored', 'below_truth', 'above_truth', 'points_below_truth', 'points_above_truth'],
    { ...everybody, tick },
  )
  return sums[0] ?? { scored: 0, below_truth: 0, above_truth: 0, points_below_truth: 0, points_above_truth: 0 }
}
