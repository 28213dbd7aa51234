import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RATE_FLOOR, gapQ16, negativeLog2, skipFor, type Skip } from '../../../src/engine/draw/gaps.js'

const anyWord = fc.integer({ min: 0, max: 0xffffffff })
const ODD_WORDS = 2 ** 31

/**
 * Share of all words whose gap is at least `residents`, exactly: gaps shrink as words grow, so the words in question
 * are the smallest ones and bisection finds how many there are. Even words stand for the odd one above them.
 */
function shareOfGapsFrom(residents: number, skip: Skip): number {
  let low = -1
  let high = ODD_WORDS
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (gapQ16(middle * 2 + 1, skip) >= residents * 65536) low = middle
    else high = middle
  }
  return high / ODD_WORDS
}

describe('negativeLog2', () => {
  test('is the logarithm to within one part in ten million', () => {
    fc.assert(
      fc.property(anyWord, (word) => {
        const u = (word | 1) >>> 0
        const exact = 32 - Math.log2(u)
        expect(Math.abs(negativeLog2(word) / 2 ** 26 - exact)).toBeLessThan(1.5e-7)
      }),
      { numRuns: 20_000 },
    )
  })

  test('stands at 32 for the smallest word and above 0 for the largest', () => {
    expect(negativeLog2(0)).toBe(32 * 2 ** 26)
    expect(negativeLog2(0x80000000)).toBeGreaterThan(2 ** 26 - 8)
    expect(negativeLog2(0x80000000)).toBeLessThanOrEqual(2 ** 26)
    expect(negativeLog2(0xffffffff)).toBeGreaterThan(0)
  })

  test('never grows with the word', () => {
    fc.assert(
      fc.property(anyWord, anyWord, (a, b) => {
        expect(negativeLog2(Math.min(a, b))).toBeGreaterThanOrEqual(negativeLog2(Math.max(a, b)))
      }),
    )
    // where one entry of the table meets the next
    for (let index = 1; index < 4096; index++) {
      const word = 0x80000000 + index * 2 ** 19
      expect(negativeLog2(word - 1)).toBeGreaterThanOrEqual(negativeLog2(word))
    }
  })
})

describe('skipFor', () => {
  test('keeps a rate to within 3 parts in 10 million, in 22 bits', () => {
    fc.assert(
      fc.property(fc.double({ min: -17, max: 5, noNaN: true }), (exponent) => {
        const rate = Math.exp(exponent)
        const skip = skipFor(rate)!
        const kept = Math.LN2 / ((skip.multiplier / skip.divisor) * 1024)
        expect(Math.abs(kept / rate - 1)).toBeLessThan(3e-7)
        expect(skip.multiplier).toBeLessThanOrEqual(2 ** 22)
        expect(32 * 2 ** 26 * skip.multiplier).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
        expect(Number.isInteger(Math.log2(skip.divisor))).toBe(true)
      }),
    )
  })

  test.each([RATE_FLOOR, RATE_FLOOR / 2, 0, -1, Number.NaN])('says never to a rate of %d', (rate) => {
    expect(skipFor(rate)).toBeUndefined()
  })

  test('says something to a rate just above the floor', () => {
    expect(skipFor(RATE_FLOOR * 1.01)).toBeDefined()
  })
})

describe('gapQ16', () => {
  test.each([0.0005, 0.002, 0.008, 0.03, 0.1, 0.4, 2, 16])('follows the exponential law at rate %d', (rate) => {
    const skip = skipFor(rate)!
    let worst = 0
    let furthest = 0
    for (let k = 0; rate * k < 6 && k < 3000; k++) {
      const share = shareOfGapsFrom(k, skip) - shareOfGapsFrom(k + 1, skip)
      const law = Math.exp(-rate * k) - Math.exp(-rate * (k + 1))
      if (law > 1e-5) worst = Math.max(worst, Math.abs(share / law - 1))
      furthest = Math.max(furthest, Math.abs(shareOfGapsFrom(k, skip) - Math.exp(-rate * k)))
    }
    expect(furthest).toBeLessThan(1e-7)
    expect(worst).toBeLessThan(1e-4)
  })

  test('has the mean of the law', () => {
    const rate = 0.03
    const skip = skipFor(rate)!
    let sum = 0
    for (let k = 1; k < 800; k++) sum += shareOfGapsFrom(k, skip)
    // mean of whole gaps under the exponential law: 1 / (e^rate - 1)
    expect(sum * (Math.exp(rate) - 1)).toBeCloseTo(1, 5)
  })
})
