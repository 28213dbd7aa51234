/**
 * The memory that the fast kernel and its host share. Arrays are cut off it one after the other and never given back; pages
 * that nothing was written to take no room.
 */
import type { Arrays } from '../arrays.js'

const PAGE = 65_536
/** Most pages that WebAssembly can address. */
const MOST_PAGES = 65_536
/** The module's own numbers lie below. */
const BASE = 2 * PAGE
/** Most that can be asked for. */
export const MOST_BYTES = MOST_PAGES * PAGE - BASE
/** Arrays begin at whole vectors. */
const ALIGNED = 16
/** Columns are often as long as each other, and a multiple of this: the processor would keep all of them in one place. */
const LONG = 4096
/** Bytes between such columns. */
const APART = 192

type Numbers = Uint8Array | Int8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array

export class Memory implements Arrays {
  readonly pages: WebAssembly.Memory
  #end = BASE

  /** @param bytes all that will ever be asked for; throws a RangeError if there is not that much */
  constructor(bytes: number) {
    const initial = Math.ceil((bytes + BASE) / PAGE)
    if (initial > MOST_PAGES) throw new RangeError('A memory holds no more than 4 GiB.')
    this.pages = new WebAssembly.Memory({ initial, maximum: initial })
  }

  /** Bytes that have been cut off. */
  get bytes(): number {
    return this.#end
  }

  readonly u8 = (length: number): Uint8Array => new Uint8Array(this.pages.buffer, this.#cut(length), length)

  readonly i16 = (length: number): Int16Array => new Int16Array(this.pages.buffer, this.#cut(length * 2), length)

  readonly u16 = (length: number): Uint16Array => new Uint16Array(this.pages.buffer, this.#cut(length * 2), length)

  readonly i32 = (length: number): Int32Array => new Int32Array(this.pages.buffer, this.#cut(length * 4), length)

  readonly u32 = (length: number): Uint32Array => new Uint32Array(this.pages.buffer, this.#cut(length * 4), length)

  readonly f32 = (length: number): Float32Array => new Float32Array(this.pages.buffer, this.#cut(length * 4), length)

  readonly f64 = (length: number): Float64Array => new Float64Array(this.pages.buffer, this.#cut(length * 8), length)

  /** A copy of some numbers in this memory; themselves if they lie there already. */
  put<Column extends Numbers>(numbers: Column): Column {
    if (numbers.buffer === this.pages.buffer) return numbers
    const made = numbers.constructor as new (buffer: ArrayBuffer, at: number, length: number) => Column
    const copy = new made(this.pages.buffer, this.#cut(numbers.byteLength), numbers.length)
    copy.set(numbers)
    return copy
  }

  #cut(bytes: number): number {
    const at = this.#end
    const end = at + Math.ceil(bytes / ALIGNED) * ALIGNED
    if (end > this.pages.buffer.byteLength) throw new RangeError('The memory of the fast kernel was made too small.')
    this.#end = bytes < LONG ? end : end + APART
    return at
  }
}
