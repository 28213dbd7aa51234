/**
 * Philox4x32-10 in WebAssembly, which multiplies 32 by 32 bits to 64 in one step where plain JavaScript needs four. The
 * module is put together here, byte by byte, from the same ten rounds as `philox.ts`, which stays the reference; where a
 * page may not compile WebAssembly, the reference does the work.
 */
import { philoxConstants, type Philox } from './philox.js'
import { at, get, i32, i64, make, moduleOf, op, set, type } from './wasm.js'

const { M0, M1, W0, W1 } = philoxConstants

/** Locals of the function: four words of counter, two of key, where the words go, and the two products of a round. */
const C = [0, 1, 2, 3]
const [K0, K1, OUT, P0, P1] = [4, 5, 6, 7, 8]
const PARAMETERS = 7

const product = (word: number, by: number, into: number) => [
  ...[...get(word), ...op.i64Extend, ...i64(by), ...op.i64Mul, ...set(into)],
]
const high = (of: number) => [...get(of), ...i64(32), ...op.i64ShiftRight, ...op.i32Wrap]
const low = (of: number) => [...get(of), ...op.i32Wrap]
const bump = (key: number, by: number) => [...get(key), ...i32(by), ...op.i32Add, ...set(key)]

function round(): number[] {
  return [
    ...product(C[0], M0, P0),
    ...product(C[2], M1, P1),
    ...[...high(P1), ...get(C[1]), ...op.i32Xor, ...get(K0), ...op.i32Xor, ...set(C[0])],
    ...[...high(P0), ...get(C[3]), ...op.i32Xor, ...get(K1), ...op.i32Xor, ...set(C[2])],
    ...[...low(P1), ...set(C[1]), ...low(P0), ...set(C[3])],
    ...[...bump(K0, W0), ...bump(K1, W1)],
  ]
}

function body(): number[] {
  const ALIGNED = 2
  return [
    ...Array.from({ length: 10 }, round).flat(),
    ...C.flatMap((word) => [...get(OUT), ...get(word), ...op.i32Store, ...at(ALIGNED, word * 4)]),
  ]
}

let fast: Philox | null | undefined

/** The fast generator, made when it is first asked for; null where WebAssembly is missing or not allowed. */
export function fastPhilox(): Philox | null {
  if (fast === undefined) fast = philox()
  return fast
}

function philox(): Philox | null {
  const made = make(moduleOf({ parameters: PARAMETERS, others: [[2, type.i64]] }, body()))
  if (!made) return null
  const { draw, memory } = made
  const words = new Uint32Array(memory.buffer, 0, 4)
  return (c0, c1, c2, c3, k0, k1, out) => {
    draw(c0, c1, c2, c3, k0, k1, 0)
    out[0] = words[0]
    out[1] = words[1]
    out[2] = words[2]
    out[3] = words[3]
  }
}
