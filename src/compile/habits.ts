/**
 * Profiles that do the same things at the same rates share a habit: they may still differ in how sensors take them, but the
 * tables of what they do are one. Those tables are the largest that a tick reads, and the fewer there are, the more of them
 * a processor has at hand.
 */

/** Gives each row of rates the number of the first one that is the same to the bit, counted without gaps. */
export class Habits {
  readonly #width: number
  readonly #rows: Float64Array
  readonly #bits: Uint32Array
  /** Hash of a row -> habits that have it. */
  readonly #byHash = new Map<number, number[]>()
  #count = 0

  /** @param most rows that there can be */
  constructor(width: number, most: number) {
    this.#width = width
    // the place after the last habit is for the row that is looked for
    this.#rows = new Float64Array((most + 1) * width)
    this.#bits = new Uint32Array(this.#rows.buffer)
  }

  /** Habits so far; a row that is new gets this number. */
  get count(): number {
    return this.#count
  }

  /** The habit of a row. */
  of(row: Float64Array): number {
    this.#rows.set(row, this.#count * this.#width)
    const hash = this.#hash(this.#count)
    const alike = this.#byHash.get(hash)
    const known = alike?.find((habit) => this.#same(habit, this.#count))
    if (known !== undefined) return known
    if (alike) alike.push(this.#count)
    else this.#byHash.set(hash, [this.#count])
    return this.#count++
  }

  #hash(habit: number): number {
    let hash = 0x811c9dc5
    const end = (habit + 1) * this.#width * 2
    for (let i = habit * this.#width * 2; i < end; i++) hash = Math.imul(hash ^ this.#bits[i], 0x01000193)
    return hash
  }

  #same(one: number, other: number): boolean {
    for (let i = 0; i < this.#width; i++)
      if (this.#rows[one * this.#width + i] !== this.#rows[other * this.#width + i]) return false
    return true
  }
}
