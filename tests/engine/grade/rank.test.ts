import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentileOf, standingsOf } from '../../../src/engine/grade/rank.js'
import { regionStock, stockMetrics } from '../../../src/engine/counters.js'
import { withFactors } from '../../support/factors.js'
import { live, smallBlueprint, smallScenario } from '../../support/small.js'

const byRank = (written: Record<string, any>) => {
  withFactors(written)
  written.grades = {
    regraded: '1 month',
    by: 'rank',
    bands: {
      top: { title: 'top', from_rank: '10 %' },
      middle: { title: 'middle', from_rank: '60 %' },
      rest: { title: 'rest' },
    },
  }
}
const { tables } = smallBlueprint(smallScenario(byRank))

/** Where the order stands for a list of scores. */
function orderOf(scores: number[]) {
  const ranks = new Float64Array(2 * tables.rank!.bins)
  for (const score of scores) for (const at of [0, tables.rank!.bins]) ranks[at + score - tables.rank!.from]++
  return standingsOf(tables, { ranks } as never)
}

const score = fc.integer({ min: 300, max: 900 })

describe('standingsOf', () => {
  it('begins each band at the score that its share of everybody reaches, ties taken in', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 200 }), (scores) => {
        const [top, middle] = orderOf(scores)
        for (const [from, share] of [
          [top, 0.1],
          [middle, 0.6],
        ]) {
          const reach = scores.filter((each) => each >= from).length
          const above = scores.filter((each) => each > from).length
          expect(reach).toBeGreaterThanOrEqual(Math.floor(share * scores.length))
          // without those who share the last score there would be too few
          expect(above).toBeLessThan(share * scores.length + 1e-3)
        }
      }),
    )
  })

  it('says nothing while nobody has a score', () => {
    expect(orderOf([])).toEqual([])
    expect(percentileOf(tables, [], 500)).toBeNull()
  })
})

describe('percentileOf', () => {
  it('is the share of all, in whole per cent, that stand below', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 200 }), score, (scores, mine) => {
        const below = scores.filter((each) => each < mine).length / scores.length
        expect(percentileOf(tables, orderOf(scores), mine)).toBe(Math.min(99, Math.floor(below * 100 + 1e-9)))
      }),
    )
  })
})

describe('a run with grades by rank', () => {
  it('gives the shares that the scheme asks for, but for ties and what a month moves', () => {
    const shares: number[][] = []
    const scenario = smallScenario((written) => {
      byRank(written)
      written.scores.index.factors.voice.spread = '90 points'
    })
    live(smallBlueprint(scenario, { residents: 40_000 }), (tick, counters) => {
      const { layout, stock } = counters
      const at = (state: number) => stock[state * stockMetrics.length] / 40_000
      shares[tick] = Array.from({ length: layout.states }, (_, state) => at(state))
      expect(regionStock(counters, 0, 'residents')).toBe(40_000)
    })
    expect(shares[0]).toEqual([0, 0, 0, 1])
    for (const [top, middle, rest, none] of shares.slice(2)) {
      expect(none).toBe(0)
      expect(Math.abs(top - 0.1)).toBeLessThan(0.02)
      expect(Math.abs(middle - 0.5)).toBeLessThan(0.03)
      expect(Math.abs(rest - 0.4)).toBeLessThan(0.03)
    }
  })
})
