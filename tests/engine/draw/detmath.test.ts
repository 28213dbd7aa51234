import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LN2, exp, log, log2, pow } from '../../../src/engine/draw/detmath.js'

/** The 64 bits of a double, so that an engine that rounds in another way is caught. */
function bits(x: number): string {
  const buffer = Buffer.alloc(8)
  buffer.writeDoubleBE(x)
  return buffer.toString('hex')
}

function relativeError(value: number, truth: number): number {
  return truth === 0 ? Math.abs(value) : Math.abs(value / truth - 1)
}

describe('the same bits everywhere', () => {
  test.each([
    [1, '4005bf0a8b145768'],
    [-1, '3fd78b56362cef39'],
    [0.5, '3ffa61298e1e069b'],
    [-0.0123, '3fef9bdb0562bf4c'],
    [3.7, '4044394144eeec80'],
    [-20.25, '3e1b93de1e27ca3a'],
    [100.125, '48f5daaf24221d61'],
    [-700.5, '00c4ff475c68ca03'],
  ])('exp(%d)', (x, known) => expect(bits(exp(x))).toBe(known))

  test.each([
    [0.5, 'bfe62e42fefa39ef'],
    [3, '3ff193ea7aad030b'],
    [0.1, 'c0026bb1bbb55515'],
    [1.0000001, '3e7ad7f2847b6491'],
    [12345.678, '4022d79559791e31'],
    [1e-9, 'c034b927f32bffb8'],
    [1e300, '4085963447f87fb5'],
  ])('log(%d)', (x, known) => expect(bits(log(x))).toBe(known))

  test.each([
    [0.5, 0.25, '3feae89f995ad3ae'],
    [0.5, 1 / 12, '3fee3437e7101343'],
    [2, 0.5, '3ff6a09e667f3bcc'],
    [10, -3, '3f50624dd2f1a9f9'],
    [1.07, 30, '401e72f2fc642d9c'],
  ])('pow(%d, %d)', (x, y, known) => expect(bits(pow(x, y))).toBe(known))

  test('log2(1.5)', () => expect(bits(log2(1.5))).toBe('3fe2b803473f7ad1'))
})

describe('accuracy', () => {
  const within = 2e-15

  test('exp agrees with the language on its range', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(relativeError(exp(x), Math.exp(x))).toBeLessThan(within)
      }),
      { numRuns: 5000 },
    )
  })

  test('log and log2 agree with the language, near 1 as well', () => {
    const positive = fc.oneof(
      fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
    )
    fc.assert(
      fc.property(positive, (x) => {
        expect(relativeError(log(x), Math.log(x))).toBeLessThan(within)
        expect(relativeError(log2(x), Math.log2(x))).toBeLessThan(within)
      }),
      { numRuns: 5000 },
    )
  })

  test('pow agrees with the language where the result is of ordinary size', () => {
    const base = fc.double({ min: 0.01, max: 100, noNaN: true })
    fc.assert(
      fc.property(base, fc.double({ min: -2, max: 2, noNaN: true }), (x, y) => {
        expect(relativeError(pow(x, y), Math.pow(x, y))).toBeLessThan(within)
      }),
      { numRuns: 5000 },
    )
  })
})

test('the ends of the range', () => {
  expect([exp(0), exp(710), exp(-750)]).toEqual([1, Infinity, 0])
  expect(exp(Number.NaN)).toBeNaN()
  expect([log(1), log(0), log(Infinity)]).toEqual([0, -Infinity, Infinity])
  expect(log(-1)).toBeNaN()
  expect(log(Number.NaN)).toBeNaN()
  expect(relativeError(log(5e-324), Math.log(5e-324))).toBeLessThan(2e-15)
  expect([pow(0, 2), pow(0, 0), pow(3, 0), pow(0, -1)]).toEqual([0, 1, 1, Infinity])
  expect(LN2).toBe(Math.LN2)
})

test('a half-life: what is left after several pieces of time is the product of what is left after each', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 5, noNaN: true }), fc.integer({ min: 1, max: 24 }), (years, pieces) => {
      let left = 1
      for (let i = 0; i < pieces; i++) left *= pow(0.5, years / pieces)
      expect(relativeError(left, pow(0.5, years))).toBeLessThan(1e-13)
    }),
  )
})
