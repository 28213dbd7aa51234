/** Where columns and lists of numbers are made: each array is all 0. */
export interface Arrays {
  u8(length: number): Uint8Array
  i16(length: number): Int16Array
  u16(length: number): Uint16Array
  i32(length: number): Int32Array
  u32(length: number): Uint32Array
  f64(length: number): Float64Array
}

/** Each array in a memory of its own. */
export const onHeap: Arrays = {
  u8: (length) => new Uint8Array(length),
  i16: (length) => new Int16Array(length),
  u16: (length) => new Uint16Array(length),
  i32: (length) => new Int32Array(length),
  u32: (length) => new Uint32Array(length),
  f64: (length) => new Float64Array(length),
}
