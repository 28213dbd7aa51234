/**
 * Putting a WebAssembly module together byte by byte, as far as the generators need it: instructions by their names in the
 * standard, numbers in its variable length, and a module of one function and one memory.
 */

/** Bytes of the instructions used. */
export const op = {
  loop: [0x03, 0x40],
  end: [0x0b],
  branchIf: [0x0d],
  i32Store: [0x36],
  i32LessU: [0x49],
  i32Add: [0x6a],
  i32Xor: [0x73],
  i64Mul: [0x7e],
  i64ShiftRight: [0x88],
  i32Wrap: [0xa7],
  i64Extend: [0xad],
  v128Load: [0xfd, 0x00],
  v128Store: [0xfd, 0x0b],
  i8x16Shuffle: [0xfd, 0x0d],
  i32x4Splat: [0xfd, 0x11],
  v128Xor: [0xfd, 0x51],
  i64x2ExtmulLowU: [0xfd, 0xde, 0x01],
  i64x2ExtmulHighU: [0xfd, 0xdf, 0x01],
}

export const type = { i32: 0x7f, i64: 0x7e, v128: 0x7b }
const FUNCTION = 0x60

export const get = (local: number) => [0x20, local]
export const set = (local: number) => [0x21, local]
export const i32 = (value: number) => [0x41, ...signed(value | 0)]
export const i64 = (value: number) => [0x42, ...signed(value)]

/** Where in memory, beside the address given: how it is aligned, as a power of two, and how many bytes further on. */
export const at = (alignment: number, bytes: number) => [alignment, ...unsigned(bytes)]

/** A whole number as the standard writes signed ones, seven bits to a byte. */
function signed(value: number): number[] {
  const bytes: number[] = []
  for (let rest = value; ;) {
    const low = rest - Math.floor(rest / 128) * 128
    rest = Math.floor(rest / 128)
    const ends = (rest === 0 && low < 64) || (rest === -1 && low >= 64)
    bytes.push(ends ? low : low + 128)
    if (ends) return bytes
  }
}

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]
}

/** What a function works with: i32 parameters first, then other locals of each type in turn. */
export interface Locals {
  parameters: number
  others: readonly (readonly [count: number, type: number])[]
}

/**
 * A module of one function without a result, which it exports as `draw`, and of one page of memory.
 *
 * @param body instructions without the closing `end`
 */
export function moduleOf({ parameters, others }: Locals, body: readonly number[]): Uint8Array<ArrayBuffer> {
  const code = [...unsigned(others.length), ...others.flatMap(([count, of]) => [count, of]), ...body, ...op.end]
  const section = (id: number, bytes: number[]) => [id, ...unsigned(bytes.length), ...bytes]
  const name = (text: string) => [text.length, ...[...text].map((letter) => letter.charCodeAt(0))]
  const MEMORY = 2
  return Uint8Array.from([
    ...[0, ...name('asm').slice(1), 1, 0, 0, 0],
    ...section(1, [1, FUNCTION, parameters, ...Array.from({ length: parameters }, () => type.i32), 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2, ...name('draw'), 0, 0, ...name('memory'), MEMORY, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ])
}

/** What such a module exports. */
export interface Made {
  draw(...parameters: number[]): void
  memory: { buffer: ArrayBuffer }
}

/** Compiles a module; null where WebAssembly, or what the module needs of it, is missing or not allowed. */
export function make(bytes: Uint8Array<ArrayBuffer>): Made | null {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Made
  } catch {
    return null
  }
}
