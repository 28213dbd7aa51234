/**
 * Putting the subjects of a community in order, digit by digit: there are millions of communities, and each is short and made
 * of whole numbers, for which this takes a fraction of the time of a sort that compares. Stable, so that equals keep the order
 * of their numbers.
 */
const DIGIT = 256

const counts = new Uint32Array(4 * DIGIT)
let spare = new Uint16Array(1024)
let order = new Uint16Array(1024)

function makeRoom(length: number): void {
  if (spare.length >= length) return
  spare = new Uint16Array(length)
  order = new Uint16Array(length)
}

/** Where those with each digit begin, from how many there are of each. */
function begin(digit: number): void {
  let before = 0
  for (let d = digit * DIGIT; d < (digit + 1) * DIGIT; d++) {
    const here = counts[d]
    counts[d] = before
    before += here
  }
}

/** Sorts cells, the lowest first. */
export function sortCells(cells: Uint16Array): void {
  const { length } = cells
  makeRoom(length)
  counts.fill(0)
  for (let i = 0; i < length; i++) {
    counts[cells[i] & 255]++
    counts[DIGIT + (cells[i] >>> 8)]++
  }
  begin(0)
  begin(1)
  for (let i = 0; i < length; i++) spare[counts[cells[i] & 255]++] = cells[i]
  for (let i = 0; i < length; i++) cells[counts[DIGIT + (spare[i] >>> 8)]++] = spare[i]
}

/**
 * Numbers 0 .. count-1 in the order of their words, the lowest word first, ties by number. Overwritten by the next call.
 *
 * @param words of 32 bits
 */
export function orderBy(words: Uint32Array, count: number): Uint16Array {
  makeRoom(count)
  counts.fill(0)
  for (let i = 0; i < count; i++) {
    const word = words[i]
    counts[word & 255]++
    counts[DIGIT + ((word >>> 8) & 255)]++
    counts[2 * DIGIT + ((word >>> 16) & 255)]++
    counts[3 * DIGIT + (word >>> 24)]++
  }
  for (let digit = 0; digit < 4; digit++) begin(digit)
  for (let i = 0; i < count; i++) spare[counts[words[i] & 255]++] = i
  for (let i = 0; i < count; i++) order[counts[DIGIT + ((words[spare[i]] >>> 8) & 255)]++] = spare[i]
  for (let i = 0; i < count; i++) spare[counts[2 * DIGIT + ((words[order[i]] >>> 16) & 255)]++] = order[i]
  for (let i = 0; i < count; i++) order[counts[3 * DIGIT + (words[spare[i]] >>> 24)]++] = spare[i]
  return order.subarray(0, count)
}
