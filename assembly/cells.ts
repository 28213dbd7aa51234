/** Numbers of a column: how they are read and written, by the address of the column and a number in it. */

// @ts-ignore: decorators of AssemblyScript
@inline
export function u8At(column: usize, i: i32): i32 {
  return load<u8>(column + <usize>i)
}

@inline
export function u16At(column: usize, i: i32): i32 {
  return load<u16>(column + (<usize>i << 1))
}

@inline
export function i16At(column: usize, i: i32): i32 {
  return load<i16>(column + (<usize>i << 1))
}

@inline
export function i32At(column: usize, i: i32): i32 {
  return load<i32>(column + (<usize>i << 2))
}

@inline
export function u32At(column: usize, i: i32): u32 {
  return load<u32>(column + (<usize>i << 2))
}

@inline
export function f64At(column: usize, i: i32): f64 {
  return load<f64>(column + (<usize>i << 3))
}

@inline
export function setU8(column: usize, i: i32, value: i32): void {
  store<u8>(column + <usize>i, value)
}

@inline
export function setU16(column: usize, i: i32, value: i32): void {
  store<u16>(column + (<usize>i << 1), value)
}

@inline
export function setU32(column: usize, i: i32, value: u32): void {
  store<u32>(column + (<usize>i << 2), value)
}

@inline
export function setF64(column: usize, i: i32, value: f64): void {
  store<f64>(column + (<usize>i << 3), value)
}

@inline
export function addF64(column: usize, i: i32, value: f64): void {
  const at = column + (<usize>i << 3)
  store<f64>(at, load<f64>(at) + value)
}

/** Where the module's own numbers end; those of the host begin behind. */
export const ownNumbersEnd: usize = __heap_base
