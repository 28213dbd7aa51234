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
  const parts = new Float64Array(shares.length)
  apportionInto(parts, shares, total)
  return parts
}

// A scheme has thousands of such splits and tables, and they are most of its start: so they are plain loops over arrays
// that are made once and only ever grow.
let rest = new Float64Array(64)
let sorted = new Float64Array(64)
let places = new Uint32Array(64)

/** The same, written into the first of `parts`, of which there are as many as shares or more. */
export function apportionInto(parts: Float64Array, shares: ArrayLike<number>, total: number): void {
  const n = shares.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += shares[i]
  if (!(sum > 0)) throw new RangeError('cannot split a total by shares that sum to nothing')
  if (rest.length < n) {
    rest = new Float64Array(2 * n)
    sorted = new Float64Array(2 * n)
    places = new Uint32Array(2 * n)
  }
  let left = total
  let count = 0
  for (let i = 0; i < n; i++) {
    const exact = (shares[i] / sum) * total
    const part = Math.floor(exact)
    parts[i] = part
    rest[i] = exact - part
    left -= part
    if (shares[i] > 0) places[count++] = i
  }
  if (left > 0 && left < count) {
    // one more for the largest remainders; the last of them is found by sorting numbers, which is fast
    const last = nthLargest(count, left)
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
    return
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
}

/** Of the remainders of the first `count` places the one that `nth - 1` are before, the largest first. */
function nthLargest(count: number, nth: number): number {
  for (let at = 0; at < count; at++) sorted[at] = rest[places[at]]
  // Hoare's selection ("Algorithm 65: Find", 1961): only the side on which the wanted place lies is sorted further
  const wanted = count - nth
  let from = 0
  let to = count - 1
  while (from < to) {
    const pivot = sorted[(from + to) >> 1]
    let low = from
    let high = to
    while (low <= high) {
      while (sorted[low] < pivot) low++
      while (sorted[high] > pivot) high--
      if (low > high) break
      const each = sorted[low]
      sorted[low++] = sorted[high]
      sorted[high--] = each
    }
    if (wanted <= high) to = high
    else if (wanted >= low) from = low
    else break
  }
  return sorted[wanted]
}

/** Columns of a table of so many items, as a power of two. */
export function aliasBits(items: number): number {
  let bits = 1
  while (1 << bits < items) bits++
  return bits
}

/**
 * @param items numbers to be drawn, each below 65,536
 * @param weights whole weights in the same order, summing to 2^32
 * @throws RangeError if there are more than 65,536 items or the weights do not sum to 2^32
 */
export function aliasTable(items: ArrayLike<number>, weights: ArrayLike<number>): AliasTable {
  if (items.length > 65536) throw new RangeError(`an alias table holds at most 65,536 items, not ${items.length}`)
  const bits = aliasBits(items.length)
  const columns = 1 << bits
  const table: AliasTable = {
    bits,
    threshold: new Uint32Array(columns),
    own: new Uint16Array(columns),
    other: new Uint16Array(columns),
  }
  fillAlias(table, 0, items, weights)
  return table
}

// two stacks, each with room for all columns, and what is left of each weight
let small = new Uint32Array(64)
let large = new Uint32Array(64)
let remains = new Float64Array(64)

/**
 * Writes a table into larger ones.
 *
 * @param into its `bits` say how many columns the table has
 * @param first column of the larger tables at which it begins
 * @throws RangeError if the weights do not sum to 2^32
 */
export function fillAlias(
  { bits, threshold, own, other }: AliasTable,
  first: number,
  items: ArrayLike<number>,
  weights: ArrayLike<number>,
): void {
  const columns = 1 << bits
  const capacity = WHOLE / columns
  if (remains.length < columns) {
    small = new Uint32Array(columns)
    large = new Uint32Array(columns)
    remains = new Float64Array(columns)
  }
  let sum = 0
  for (let i = 0; i < items.length; i++) sum += remains[i] = weights[i]
  if (sum !== WHOLE) throw new RangeError(`weights must sum to 2^32, not ${sum}`)
  for (let i = items.length; i < columns; i++) remains[i] = 0
  let smalls = 0
  let larges = 0
  for (let i = columns - 1; i >= 0; i--) {
    if (remains[i] < capacity) small[smalls++] = i
    else large[larges++] = i
  }
  // each step fills one column from a small item and tops it up from a large one; whole numbers, so nothing is lost
  while (smalls > 0) {
    const i = small[--smalls]
    const j = large[larges - 1]
    threshold[first + i] = remains[i]
    own[first + i] = i < items.length ? items[i] : 0
    other[first + i] = items[j]
    remains[j] -= capacity - remains[i]
    if (remains[j] < capacity) {
      larges--
      small[smalls++] = j
    }
  }
  for (let at = 0; at < larges; at++) {
    const j = large[at]
    threshold[first + j] = capacity
    own[first + j] = items[j]
    other[first + j] = items[j]
  }
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
