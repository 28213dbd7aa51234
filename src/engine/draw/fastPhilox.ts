/**
 * Philox4x32-10 in WebAssembly, which multiplies 32 by 32 bits to 64 in one step where plain JavaScript needs four. The
 * module is put together here, byte by byte, from the same ten rounds as `philox.ts`, which stays the reference; where a
 * page may not compile WebAssembly, the reference does the work.
 */
import { philoxConstants, type Philox } from './philox.js'

const { M0, M1, W0, W1 } = philoxConstants

/** Bytes of the instructions used, by their names in the standard. */
const op = {
  end: 0x0b,
  localGet: 0x20,
  localSet: 0x21,
  i32Store: 0x36,
  i32Const: 0x41,
  i64Const: 0x42,
  i32Add: 0x6a,
  i32Xor: 0x73,
  i64Mul: 0x7e,
  i64ShiftRight: 0x88,
  i32Wrap: 0xa7,
  i64Extend: 0xad,
}
const type = { i32: 0x7f, i64: 0x7e, function: 0x60 }

/** Locals of the function: four words of counter, two of key, where the words go, and the two products of a round. */
const C = [0, 1, 2, 3]
const [K0, K1, OUT, P0, P1] = [4, 5, 6, 7, 8]
const PARAMETERS = 7

const get = (local: number) => [op.localGet, local]
const set = (local: number) => [op.localSet, local]

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

const product = (word: number, by: number, into: number) => [
  ...[...get(word), op.i64Extend, op.i64Const, ...signed(by), op.i64Mul, ...set(into)],
]
const high = (of: number) => [...get(of), op.i64Const, 32, op.i64ShiftRight, op.i32Wrap]
const low = (of: number) => [...get(of), op.i32Wrap]
const bump = (key: number, by: number) => [...get(key), op.i32Const, ...signed(by | 0), op.i32Add, ...set(key)]

function round(): number[] {
  return [
    ...product(C[0], M0, P0),
    ...product(C[2], M1, P1),
    ...[...high(P1), ...get(C[1]), op.i32Xor, ...get(K0), op.i32Xor, ...set(C[0])],
    ...[...high(P0), ...get(C[3]), op.i32Xor, ...get(K1), op.i32Xor, ...set(C[2])],
    ...[...low(P1), ...set(C[1]), ...low(P0), ...set(C[3])],
    ...[...bump(K0, W0), ...bump(K1, W1)],
  ]
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const ALIGNED = 2
  const body = [
    ...[1, 2, type.i64],
    ...Array.from({ length: 10 }, round).flat(),
    ...C.flatMap((word) => [...get(OUT), ...get(word), op.i32Store, ALIGNED, word * 4]),
    op.end,
  ]
  const section = (id: number, bytes: number[]) => [id, ...unsigned(bytes.length), ...bytes]
  const name = (text: string) => [text.length, ...[...text].map((letter) => letter.charCodeAt(0))]
  const MEMORY = 2
  return Uint8Array.from([
    ...[0, ...name('asm').slice(1), 1, 0, 0, 0],
    ...section(1, [1, type.function, PARAMETERS, ...Array.from({ length: PARAMETERS }, () => type.i32), 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2, ...name('philox'), 0, 0, ...name('memory'), MEMORY, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}

interface Exports {
  philox(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number, out: number): void
  memory: { buffer: ArrayBuffer }
}

let made: Philox | null | undefined

/** The fast generator, made when it is first asked for; null where WebAssembly is missing or not allowed. */
export function fastPhilox(): Philox | null {
  if (made === undefined) made = make()
  return made
}

function make(): Philox | null {
  try {
    const { philox, memory } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()))
      .exports as unknown as Exports
    const words = new Uint32Array(memory.buffer, 0, 4)
    return (c0, c1, c2, c3, k0, k1, out) => {
      philox(c0, c1, c2, c3, k0, k1, 0)
      out[0] = words[0]
      out[1] = words[1]
      out[2] = words[2]
      out[3] = words[3]
    }
  } catch {
    return null
  }
}
