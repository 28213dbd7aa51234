/** How strongly traits go together: tables of pairs, Cramér's V, and how often two selections meet. */
import { selected, type Shape } from './fit.js'
import type { Selection } from './spec.js'

/** [category of a][category of b] sums of the table over all other traits. */
export function pairTable(shape: Shape, table: Float64Array, a: number, b: number): Float64Array[] {
  const pairs = Array.from({ length: shape.sizes[a] }, () => new Float64Array(shape.sizes[b]))
  for (let entry = 0; entry < table.length; entry++) {
    const first = Math.floor(entry / shape.strides[a]) % shape.sizes[a]
    const second = Math.floor(entry / shape.strides[b]) % shape.sizes[b]
    pairs[first][second] += table[entry]
  }
  return pairs
}

/** Cramér, "Mathematical Methods of Statistics" (1946): sqrt of chi-squared per observation and degree of freedom. */
export function cramersV(shares: Float64Array[]): number {
  const rows = shares.map(sumOf)
  const columns = Array.from(shares[0], (_, c) => shares.reduce((sum, row) => sum + row[c], 0))
  let phi = 0
  for (const [r, row] of shares.entries()) {
    for (const [c, share] of row.entries()) {
      const unrelated = rows[r] * columns[c]
      if (unrelated > 0) phi += ((share - unrelated) * (share - unrelated)) / unrelated
    }
  }
  const freedom = Math.min(rows.length, columns.length) - 1
  return freedom > 0 ? Math.sqrt(phi / freedom) : 0
}

/** Largest difference between two tables of pairs, entry by entry. */
export function largestDifference(a: Float64Array[], b: Float64Array[]): number {
  let largest = 0
  for (const [r, row] of a.entries()) {
    for (const [c, share] of row.entries()) largest = Math.max(largest, Math.abs(share - b[r][c]))
  }
  return largest
}

/** How often two selections meet, divided by how often they would if unrelated; null if one of them is empty. */
export function liftOf(shape: Shape, table: Float64Array, first: Selection, second: Selection): number | null {
  let total = 0
  let one = 0
  let other = 0
  let both = 0
  for (let entry = 0; entry < table.length; entry++) {
    const amount = table[entry]
    if (amount === 0) continue
    const inFirst = selected(shape, entry, first)
    const inSecond = selected(shape, entry, second)
    total += amount
    if (inFirst) one += amount
    if (inSecond) other += amount
    if (inFirst && inSecond) both += amount
  }
  return one > 0 && other > 0 ? (both * total) / (one * other) : null
}

/** Sum from first to last. */
export function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
