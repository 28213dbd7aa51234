/**
 * Many draws of Philox4x32-10 at a time in WebAssembly: four side by side in vectors, the same ten rounds as in `philox.ts`.
 * Addresses and words lie in the memory of the module, so that nothing is copied. Only subject and n differ from draw to
 * draw; tick, purpose and seed are the same for all.
 */
import { LOTS, type Lots } from './lots.js'
import { philoxConstants } from './philox.js'
import { at, get, i32, make, moduleOf, op, set, type } from './wasm.js'

const { M0, M1, W0, W1 } = philoxConstants

/** Parameters: what all draws share, and how many bytes the subjects take. */
const [TICK, PURPOSE, SEED_LOW, SEED_HIGH, BYTES] = [0, 1, 2, 3, 4]
const PARAMETERS = 5
/** Where the four draws at hand lie, and the key of the round. */
const [HERE, K0, K1] = [5, 6, 7]
/** Four words of counter, the multipliers, and the products of a round: those of the first two draws, and of the others. */
const C = [8, 9, 10, 11]
const [BY0, BY1] = [12, 13]
const [P0, P1] = [
  [14, 15],
  [16, 17],
]

/** Bytes of a column of addresses or words. */
const COLUMN = LOTS * 4
const VECTOR = 16
const ALIGNED = 4

const lanes = (first: number) =>
  [first, first + 2, first + 4, first + 6].flatMap((lane) => [0, 1, 2, 3].map((b) => lane * 4 + b))
/** Lower and upper halves of four products of 64 bits. */
const low = ([one, other]: number[]) => [...get(one), ...get(other), ...op.i8x16Shuffle, ...lanes(0)]
const high = ([one, other]: number[]) => [...get(one), ...get(other), ...op.i8x16Shuffle, ...lanes(1)]
const splat = (of: number) => [...get(of), ...op.i32x4Splat]
const products = (word: number, by: number, [one, other]: number[]) => [
  ...[...get(word), ...get(by), ...op.i64x2ExtmulLowU, ...set(one)],
  ...[...get(word), ...get(by), ...op.i64x2ExtmulHighU, ...set(other)],
]
const bump = (key: number, by: number) => [...get(key), ...i32(by), ...op.i32Add, ...set(key)]

function round(): number[] {
  return [
    ...products(C[0], BY0, P0),
    ...products(C[2], BY1, P1),
    ...[...high(P1), ...get(C[1]), ...op.v128Xor, ...splat(K0), ...op.v128Xor, ...set(C[0])],
    ...[...high(P0), ...get(C[3]), ...op.v128Xor, ...splat(K1), ...op.v128Xor, ...set(C[2])],
    ...[...low(P1), ...set(C[1]), ...low(P0), ...set(C[3])],
    ...[...bump(K0, W0), ...bump(K1, W1)],
  ]
}

function body(): number[] {
  return [
    ...[...i32(M0), ...op.i32x4Splat, ...set(BY0), ...i32(M1), ...op.i32x4Splat, ...set(BY1)],
    ...op.loop,
    ...[...get(HERE), ...op.v128Load, ...at(ALIGNED, 0), ...set(C[0]), ...splat(TICK), ...set(C[1])],
    ...[...splat(PURPOSE), ...set(C[2]), ...get(HERE), ...op.v128Load, ...at(ALIGNED, COLUMN), ...set(C[3])],
    ...[...get(SEED_LOW), ...set(K0), ...get(SEED_HIGH), ...set(K1)],
    ...Array.from({ length: 10 }, round).flat(),
    ...C.flatMap((word, w) => [...get(HERE), ...get(word), ...op.v128Store, ...at(ALIGNED, (2 + w) * COLUMN)]),
    ...bump(HERE, VECTOR),
    ...[...get(HERE), ...get(BYTES), ...op.i32LessU, ...op.branchIf, 0],
    ...op.end,
  ]
}

/** Draws that share a tick, a purpose and a seed. */
export interface FastLots {
  lots: Lots
  /** Draws the words of the first `count` addresses, at least one; words after them may be anything. */
  draw(tick: number, purpose: number, seedLow: number, seedHigh: number, count: number): void
}

let fast: FastLots | null | undefined

/** The fast generator and its one memory, made when first asked for; null where WebAssembly or its vectors are missing. */
export function fastLots(): FastLots | null {
  if (fast === undefined) fast = together()
  return fast
}

function together(): FastLots | null {
  const others = [
    [3, type.i32],
    [10, type.v128],
  ] as const
  const made = make(moduleOf({ parameters: PARAMETERS, others }, body()))
  if (!made) return null
  const column = (c: number) => new Uint32Array(made.memory.buffer, c * COLUMN, LOTS)
  return {
    lots: { subject: column(0), n: column(1), words: [column(2), column(3), column(4), column(5)] },
    draw: (tick, purpose, seedLow, seedHigh, count) => made.draw(tick, purpose, seedLow, seedHigh, count * 4),
  }
}
