import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeWeights } from '../../../src/compile/composite.js'
import { compositeOf, positionOf, worthOf } from '../../../src/engine/score/composite.js'
import { type CompositeTable, NO_FRIENDS } from '../../../src/engine/score/tables.js'
import { Q16 } from '../../../src/engine/tables.js'

const RANGE = { lowest: 350, highest: 950 }

/** A table of some factors, the last of which may be made of friends. */
function tableOf(factors: { share: number; worst: number; best: number }[], friendless?: number): CompositeTable {
  const sum = factors.reduce((all, { share }) => all + share, 0)
  return {
    factors: factors.length,
    weight: wholeWeights(factors.map(({ share }) => share / sum)),
    worst: Int16Array.from(factors, ({ worst }) => worst),
    best: Int16Array.from(factors, ({ best }) => best),
    factorOf: Uint8Array.of(0),
    worth: Uint32Array.of(0),
    starts: new Int16Array(factors.length),
    spread: new Uint16Array(factors.length),
    friendsFactor: friendless === undefined ? -1 : factors.length - 1,
    friends: 8,
    friendless: friendless ?? 0,
    refreshes: Uint8Array.of(1),
  }
}

const factor = fc.record({
  share: fc.integer({ min: 1, max: 100 }),
  worst: fc.integer({ min: -500, max: 0 }),
  best: fc.integer({ min: 1, max: 500 }),
})
const pools = fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 6, maxLength: 6 })

/** The formula as the scheme would print it, in ordinary numbers. */
function byHand(factors: { share: number; worst: number; best: number }[], points: number[]): number {
  const all = factors.reduce((sum, { share }) => sum + share, 0)
  const positions = factors.map(({ worst, best }, f) => Math.min(1, Math.max(0, (points[f] - worst) / (best - worst))))
  const sum = factors.reduce((total, { share }, f) => total + (share / all) * positions[f], 0)
  return RANGE.lowest + (RANGE.highest - RANGE.lowest) * sum
}

describe('compositeOf', () => {
  it('is lowest + range x sum of weight x position, to the nearest point', () => {
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 6 }), pools, (factors, points) => {
        const made = compositeOf(tableOf(factors), RANGE, points, 0, NO_FRIENDS)
        // half a point of rounding, and what Q16 leaves of a range of 600
        expect(Math.abs(made - byHand(factors, points))).toBeLessThanOrEqual(0.5 + (600 * 2 * factors.length) / Q16)
      }),
    )
  })

  it('reaches both ends exactly, whatever the weights', () => {
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 6 }), (factors) => {
        const table = tableOf(factors)
        const of = (points: number) => compositeOf(table, RANGE, Array<number>(6).fill(points), 0, NO_FRIENDS)
        expect([of(-32768), of(32767)]).toEqual([350, 950])
      }),
    )
  })

  it('never falls when a pool rises', () => {
    fc.assert(
      fc.property(fc.array(factor, { minLength: 2, maxLength: 6 }), pools, fc.nat(500), (factors, points, more) => {
        const table = tableOf(factors)
        const raised = points.with(1, points[1] + more)
        expect(compositeOf(table, RANGE, raised, 0, NO_FRIENDS)).toBeGreaterThanOrEqual(
          compositeOf(table, RANGE, points, 0, NO_FRIENDS),
        )
      }),
    )
  })

  it('puts the mean of friends where it stands in the range of the score', () => {
    const table = tableOf(
      [
        { share: 80, worst: 0, best: 100 },
        { share: 20, worst: 350, best: 950 },
      ],
      Q16 / 2,
    )
    const of = (friends: number) => compositeOf(table, RANGE, [50, 0], 0, friends)
    // 350 + 600 x (0.8 x 0.5 + 0.2 x position)
    expect([of(350), of(650), of(950), of(NO_FRIENDS)]).toEqual([590, 650, 710, 650])
  })
})

describe('positionOf', () => {
  it('is cut at both ends and exact in the middle', () => {
    const table = tableOf([{ share: 1, worst: -100, best: 100 }])
    expect([-200, -100, 0, 50, 100, 200].map((points) => positionOf(table, 0, points))).toEqual([
      0,
      0,
      Q16 / 2,
      (Q16 * 3) / 4,
      Q16,
      Q16,
    ])
  })
})

describe('worthOf', () => {
  it('takes as much as the same points give', () => {
    const table = { ...tableOf([{ share: 1, worst: 0, best: 100 }]), worth: Uint32Array.of(1.7 * Q16) }
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), (points) => {
        expect(worthOf(table, 0, points) + worthOf(table, 0, -points)).toBe(0)
      }),
    )
    expect(worthOf(table, 0, -10)).toBe(-17)
  })
})

describe('wholeWeights', () => {
  it('adds up to exactly one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 9 }), (parts) => {
        const sum = parts.reduce((all, part) => all + part, 0)
        const whole = wholeWeights(parts.map((part) => part / sum))
        expect(whole.reduce((all, weight) => all + weight, 0)).toBe(Q16)
      }),
    )
  })
})
