import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fastPhilox } from '../../../src/engine/draw/fastPhilox.js'
import { philox4x32 } from '../../../src/engine/draw/philox.js'

type Four = [number, number, number, number]

const generators = { 'the reference': philox4x32, 'in WebAssembly': fastPhilox()! }

/** The same generator as its authors write it down, in whole numbers without a limit: slow, and easy to check. */
function slowPhilox(counter: Four, key: [number, number]): number[] {
  const word = (n: bigint) => BigInt.asUintN(32, n)
  let [c0, c1, c2, c3] = counter.map(BigInt)
  let [k0, k1] = key.map(BigInt)
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * c0
    const p1 = 0xcd9e8d57n * c2
    ;[c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, word(p1), (p0 >> 32n) ^ c3 ^ k1, word(p0)]
    k0 = word(k0 + 0x9e3779b9n)
    k1 = word(k1 + 0xbb67ae85n)
  }
  return [c0, c1, c2, c3].map(Number)
}

const anyWord = fc.integer({ min: 0, max: 0xffffffff })
const anyCounter = fc.tuple(anyWord, anyWord, anyWord, anyWord)
const anyKey = fc.tuple(anyWord, anyWord)

describe.each(Object.entries(generators))('philox4x32, %s', (_, generate) => {
  const philox = (counter: Four, key: [number, number]): number[] => {
    const out = new Uint32Array(4)
    generate(...counter, ...key, out)
    return [...out]
  }

  // file tests/kat_vectors of Random123, lines "philox4x32 10"
  test.each<[Four, [number, number], Four]>([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('gives the known answer of its authors for %j, %j', (counter, key, answer) => {
    expect(philox(counter, key)).toEqual(answer)
    expect(slowPhilox(counter, key)).toEqual(answer)
  })

  test('agrees with the slow generator on any counter and key', () => {
    fc.assert(
      fc.property(anyCounter, anyKey, (counter, key) => {
        expect(philox(counter, key)).toEqual(slowPhilox(counter, key))
      }),
      { numRuns: 2000 },
    )
  })

  test('takes words modulo 2^32, signed or not', () => {
    fc.assert(
      fc.property(anyCounter, anyKey, (counter, key) => {
        const signed = counter.map((c) => c | 0) as Four
        expect(philox(signed, [key[0] | 0, key[1] | 0])).toEqual(philox(counter, key))
      }),
    )
  })

  test('changes about half of the bits when one bit of the counter changes', () => {
    let changed = 0
    for (let bit = 0; bit < 128; bit++) {
      const counter: Four = [1, 2, 3, 4]
      const other: Four = [...counter]
      other[bit >> 5] ^= 1 << (bit & 31)
      const a = philox(counter, [5, 6])
      philox(other, [5, 6]).forEach((word, i) => {
        for (let x = (word ^ a[i]) >>> 0; x !== 0; x = (x & (x - 1)) >>> 0) changed++
      })
    }
    // 128 x 128 bits, each changed with chance 1/2: standard deviation 64
    expect(Math.abs(changed - 8192)).toBeLessThan(5 * 64)
  })
})

describe('where WebAssembly is not to be had', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  test.each([
    ['is missing', undefined],
    [
      'may not be compiled',
      {
        Module: vi.fn(() => {
          throw new EvalError("'wasm-unsafe-eval' is not an allowed source of script")
        }),
      },
    ],
  ])('it %s: draws come from the reference, and are the same', async (_, engine) => {
    vi.stubGlobal('WebAssembly', engine)
    vi.resetModules()
    const fast = await import('../../../src/engine/draw/fastPhilox.js')
    const { drawer } = await import('../../../src/engine/draw/purposes.js')
    expect(fast.fastPhilox()).toBeNull()
    const [drawn, known] = [new Uint32Array(4), new Uint32Array(4)]
    drawer(7, 8)(1, 2, 3, 4, drawn)
    fastPhilox()!(1, 2, 3, 4, 7, 8, known)
    expect(drawn).toEqual(known)
  })
})
