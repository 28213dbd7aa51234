import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capOf, histogramFigure, type HistogramData } from '../../../src/report/figures/histogram.js'
import { about, matchesPicture, sizes, sound } from './data.js'

const words = {
  recorded: 'On file',
  truth: 'In truth',
  score: 'Score',
  residents: (count: number) => `${count} residents`,
  orLess: (score: string) => `${score} or less`,
  number: String,
}

const data: HistogramData = {
  bins: [
    { from: null, to: 69, recorded: 3, truth: 12 },
    ...[70, 80, 90, 100, 110].map((from, i) => ({
      from,
      to: from + 9,
      recorded: [5, 20, 60, 900, 12][i],
      truth: [9, 40, 80, 700, 10][i],
    })),
    { from: 120, to: null, recorded: 2, truth: 0 },
  ],
  bands: [
    { title: 'A (Good)', from: 90, to: null },
    { title: 'B (Bad)', from: null, to: 89 },
  ],
}

describe('the distribution of scores', () => {
  it('is drawn as before', async () => {
    await matchesPicture('histogram', (size) => histogramFigure(data, words, about, size))
  })

  it('cuts bars that tower over the rest, and writes their number', () => {
    expect(capOf([900, 700, 80, 60])).toBe(100)
    expect(capOf([90, 70, 80])).toBe(90)
    expect(capOf([0, 0])).toBe(1)
    const svg = histogramFigure(data, words, about, 'wide').text
    expect(svg).toContain('900 residents')
    expect(svg).toContain('700 residents')
    expect(svg).not.toContain('80 residents')
  })

  it('leaves bars uncoloured by grade where there are none', () => {
    expect(histogramFigure({ ...data, bands: [] }, words, about, 'wide').text).not.toContain('--grade')
  })

  it('never breaks', () => {
    const bin = fc.record({
      from: fc.option(fc.integer()),
      to: fc.option(fc.integer()),
      recorded: fc.nat(),
      truth: fc.nat(),
    })
    fc.assert(
      fc.property(fc.array(bin, { maxLength: 80 }), (bins) => {
        for (const size of sizes) sound(histogramFigure({ ...data, bins }, words, about, size), size)
      }),
    )
  })
})
