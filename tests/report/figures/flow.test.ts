import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutOf, flowFigure, type FlowData } from '../../../src/report/figures/flow.js'
import { about, flow, matchesPicture, sizes, sound } from './data.js'

const words = { node: (residents: number) => `${residents} residents`, cut: (residents: number) => `Cut: ${residents}` }

describe('the flow between grades', () => {
  it('is drawn as before', async () => {
    await matchesPicture('flow', (size) => flowFigure(flow, words, about, size))
  })

  it('cuts the way that nearly everybody takes, and says so', () => {
    // 925 of 1,000 stay an A; what is left of them still towers over the other 75
    const cut = cutOf(flow)
    expect(cut).toEqual({ way: [3, 0, 0], residents: 550 })
    // 925 of 1,000 take it; drawn it is still five times all the others
    expect(925 - cut.residents).toBe(5 * (1000 - 925))
    expect(flowFigure(flow, words, about, 'wide').text).toContain('Cut: 550')
  })

  it('cuts nothing where no way dominates, or where everybody takes it', () => {
    const even: FlowData = {
      ...flow,
      steps: [
        { label: 'a', residents: [50, 50, 0, 0] },
        { label: 'b', residents: [50, 50, 0, 0] },
      ],
      moves: [
        [
          [50, 0, 0, 0],
          [0, 50, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
        ],
      ],
    }
    expect(cutOf(even).residents).toBe(0)
    const all: FlowData = {
      ...flow,
      steps: [
        { label: 'a', residents: [0, 0, 0, 9] },
        { label: 'b', residents: [9, 0, 0, 0] },
      ],
      moves: [
        [
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [9, 0, 0, 0],
        ],
      ],
    }
    expect(cutOf(all).residents).toBe(0)
  })

  it('draws a ribbon for everybody who moved and none for nobody', () => {
    // none>A, none>B, A>A, A>B, B>A, B>B, B>C, and the zigzags of the three cut blocks
    expect(flowFigure(flow, words, about, 'wide').text.match(/<path/g)).toHaveLength(7 + 3)
  })

  it('never breaks, whatever moved', () => {
    const matrix = fc.array(fc.array(fc.nat(5000), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(matrix, { minLength: 1, maxLength: 6 }), (moves) => {
        const sums = (m: number[][]) => [0, 1, 2].map((g) => m.reduce((sum, row) => sum + row[g], 0))
        const steps = [moves[0].map((row) => row.reduce((a, b) => a + b, 0)), ...moves.map(sums)]
        const data = {
          grades: ['A', 'B', 'none'],
          steps: steps.map((residents, s) => ({ label: String(s), residents })),
          moves,
        }
        for (const size of sizes) expect(flowFigure(data, words, about, size).text).not.toMatch(/NaN|Infinity/)
      }),
    )
  })

  it('stands on a single step', () => {
    for (const size of sizes)
      sound(
        flowFigure(
          { grades: ['A', 'none'], steps: [{ label: 'x', residents: [0, 0] }], moves: [] },
          words,
          about,
          size,
        ),
        size,
      )
  })
})
