/**
 * Alias tables in whole numbers (Walker 1977, Vose 1991). A table has a power of two of columns, so one 32-bit
 * random word gives the column (its upper bits) and the side of the column (its lower bits), and every item is
 * drawn with a chance of exactly weight / 2^32.
 */

export const WHOLE = 4294967296

export interface AliasTable {
  /** The table has 2^bits columns, bits between 1 and 16; 0 if nothing can be drawn from it. */
  bits: number
  /** [column] lower bits below this give `own`, others `other`. */
  threshold: Uint32Array
  own: Uint16Array
  other: Uint16Array
}

/**
 * Whole weights in proportion to shares, summing to exactly 2^32: rounded down, and what is left goes to the largest
 * remainders, earlier items first. Shares of 0 get weight 0.
 *
 * @throws RangeError if no share is positive
 */
export function wholeWeights(shares: ArrayLike<number>): Float64Array {
  return apportion(shares, WHOLE)
}

/** Splits a whole total in proportion to shares by largest remainder, earlier items first among equals. */
export function apportion(shares: ArrayLike<number>, total: number): Float64Array {
  let sum = 0
  for (let i = 0; i < shares.length; i++) sum += shares[i]
  if (!(sum > 0)) throw new RangeError('cannot split a total by shares that sum to nothing')
  const parts = new Float64Array(shares.length)
  const rest = new Float64Array(shares.length)
  let left = total
  for (let i = 0; i < shares.length; i++) {
    const exact = (shares[i] / sum) * total
    parts[i] = Math.floor(exact)
    rest[i] = exact - parts[i]
    left -= parts[i]
  }
  // plain loops over typed arrays: a scheme has thousands of such splits, and they are most of its start
  let count = 0
  const places = new Uint32Array(shares.length)
  for (let i = 0; i < shares.length; i++) if (shares[i] > 0) places[count++] = i
  if (left > 0 && left < count) {
    // one more for the largest remainders; the last of them is found by sorting numbers, which is fast
    const sorted = new Float64Array(count)
    for (let at = 0; at < count; at++) sorted[at] = rest[places[at]]
    sorted.sort()
    const last = sorted[count - left]
    for (let at = 0; at < count; at++) {
      if (rest[places[at]] <= last) continue
      parts[places[at]]++
      left--
    }
    for (let at = 0; at < count && left > 0; at++) {
      if (rest[places[at]] !== last) continue
      parts[places[at]]++
      left--
    }
    return parts
  }
  const order = Array.from(places.subarray(0, count))
  order.sort((a, b) => rest[b] - rest[a] || a - b)
  // rounding of the shares themselves can leave a few more, or a few less, than there are remainders
  for (let i = 0; left > 0; i = (i + 1) % order.length, left--) parts[order[i]]++
  for (let i = order.length - 1; left < 0; i = (i + order.length - 1) % order.length) {
    if (parts[order[i]] > 0) {
      parts[order[i]]--
      left++
    }
  }
  return parts
}

/**
 * @param items numbers to be drawn, each below 65,536
 * @param weights whole weights in the same order, summing to 2^32
 * @throws RangeError if there are more than 65,536 items or the weights do not sum to 2^32
 */
export function aliasTable(items: ArrayLike<number>, weights: ArrayLike<number>): AliasTable {
  if (items.length > 65536) throw new RangeError(`an alias table holds at most 65,536 items, not ${items.length}`)
  let bits = 1
  while (1 << bits < items.length) bits++
  const columns = 1 << bits
  const capacity = WHOLE / columns
  const left = new Float64Array(columns)
  let sum = 0
  for (let i = 0; i < items.length; i++) {
    left[i] = weights[i]
    sum += weights[i]
  }
  if (sum !== WHOLE) throw new RangeError(`weights must sum to 2^32, not ${sum}`)
  const table: AliasTable = {
    bits,
    threshold: new Uint32Array(columns),
    own: new Uint16Array(columns),
    other: new Uint16Array(columns),
  }
  // two stacks, each with room for all columns
  const small = new Uint32Array(columns)
  const large = new Uint32Array(columns)
  let smalls = 0
  let larges = 0
  for (let i = columns - 1; i >= 0; i--) {
    if (left[i] < capacity) small[smalls++] = i
    else large[larges++] = i
  }
  // each step fills one column from a small item and tops it up from a large one; whole numbers, so nothing is lost
  while (smalls > 0) {
    const i = small[--smalls]
    const j = large[larges - 1]
    table.threshold[i] = left[i]
    table.own[i] = items[i] ?? 0
    table.other[i] = items[j]
    left[j] -= capacity - left[i]
    if (left[j] < capacity) {
      larges--
      small[smalls++] = j
    }
  }
  for (const j of large.subarray(0, larges)) {
    table.threshold[j] = capacity
    table.own[j] = items[j]
    table.other[j] = items[j]
  }
  return table
}

/** A table from which nothing can be drawn, for places that a region does not have. */
export function emptyAlias(): AliasTable {
  return { bits: 0, threshold: new Uint32Array(0), own: new Uint16Array(0), other: new Uint16Array(0) }
}

/** The item that a 32-bit random word stands for. */
export function pick(table: AliasTable, word: number): number {
  const column = word >>> (32 - table.bits)
  const rest = (word << table.bits) >>> table.bits
  return rest < table.threshold[column] ? table.own[column] : table.other[column]
}
