/**
 * Where packed communities lie: records one after the other on pages. A tick reads all of them in their order and writes all of
 * them again, a little longer or shorter; a page that has been read is written on next, so that nothing is in memory twice
 * but a page or two, whatever records come to.
 */

/** Words of a page: a megabyte. */
const PAGE = 524_288

export const PAGE_BYTES = PAGE * Uint16Array.BYTES_PER_ELEMENT

export class Pages {
  /** [page] null once it has been read and is to be written on. */
  #pages: (Uint16Array | null)[] = []
  readonly #free: Uint16Array[] = []
  /** [record] page, first word, and words. */
  readonly #page: Int32Array
  readonly #at: Int32Array
  readonly #long: Int32Array
  /** What is being written: its first page, the next record, and the next word on the last page. */
  #next = 0
  #used: number
  readonly #size: number
  #written: Uint16Array[] = []
  #reading = 0

  /**
   * @param records how many there will be
   * @param page words of a page
   */
  constructor(records: number, page = PAGE) {
    this.#size = page
    this.#used = page
    this.#page = new Int32Array(records)
    this.#at = new Int32Array(records)
    this.#long = new Int32Array(records)
  }

  /** Bytes that they take. */
  get bytes(): number {
    let words = 0
    for (const pages of [this.#pages, this.#written, this.#free]) for (const page of pages) words += page?.length ?? 0
    return words * Uint16Array.BYTES_PER_ELEMENT + 3 * this.#page.byteLength
  }

  /** Bytes of the records alone. */
  get recordBytes(): number {
    return this.#long.reduce((sum, words) => sum + words * Uint16Array.BYTES_PER_ELEMENT, 0)
  }

  /** The page that a record lies on, and where it begins. */
  find(record: number): [page: Uint16Array, at: number] {
    return [this.#pages[this.#page[record]]!, this.#at[record]]
  }

  /** The words of a record; they are overwritten by the next tick. */
  read(record: number): Uint16Array {
    const [page, at] = this.find(record)
    return page.subarray(at, at + this.#long[record])
  }

  /**
   * Writes the next record in place of the one that was; what was written with it comes to be read after {@link turn}.
   *
   * @param words of which the first `length` count
   */
  write(words: Uint16Array, length: number): void {
    const record = this.#next++
    // pages before the one that this record was read from are done with
    const read = this.#pages.length > 0 ? this.#page[record] : 0
    for (; this.#reading < read; this.#reading++) this.#letGo(this.#reading)
    if (this.#used + length > (this.#written.at(-1)?.length ?? 0)) {
      this.#written.push(this.#newPage(length))
      this.#used = 0
    }
    this.#written.at(-1)!.set(words.length === length ? words : words.subarray(0, length), this.#used)
    this.#page[record] = this.#written.length - 1
    this.#at[record] = this.#used
    this.#long[record] = length
    this.#used += length
  }

  /** All records are written: they are what will be read from now on. */
  turn(): void {
    if (this.#next !== this.#page.length) throw new Error(`${this.#next} of ${this.#page.length} records were written.`)
    for (; this.#reading < this.#pages.length; this.#reading++) this.#letGo(this.#reading)
    this.#pages = this.#written
    this.#written = []
    this.#next = 0
    this.#reading = 0
    this.#used = this.#size
    // a few are kept for what grows; more were needed by what has shrunk
    this.#free.length = Math.min(this.#free.length, 2)
  }

  #letGo(page: number): void {
    const words = this.#pages[page]!
    this.#pages[page] = null
    // what was too long for a page had one of its own
    if (words.length === this.#size) this.#free.push(words)
  }

  #newPage(length: number): Uint16Array {
    if (length > this.#size) return new Uint16Array(length)
    return this.#free.pop() ?? new Uint16Array(this.#size)
  }
}
