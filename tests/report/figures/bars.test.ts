import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barsFigure, type BarsData } from '../../../src/report/figures/bars.js'
import { about, matchesPicture, sizes, sound } from './data.js'

const parts = [
  { title: 'Right', fill: 'grey' },
  { title: 'Wrong', fill: 'purple' },
  { title: 'Not said', fill: 'purple', hollow: true },
]
const data: BarsData = {
  parts,
  sets: [
    {
      title: 'Conduct',
      rows: [
        { title: 'Running a red light in the middle of the night', parts: [90, 10, 0], label: '100, 10 wrong' },
        { title: 'Theft', parts: [5, 0, 20], label: '25' },
      ],
    },
    { rows: [{ title: 'Rare', parts: [1, 0, 0], label: 'too few to say', few: true }] },
  ],
}

/** Widths of the bars, without the legend. */
function lengths(svg: string): number[] {
  return [...svg.matchAll(/width="([\d.]+)"\s+height="1[24](?:\.5)?"/g)].map(([, width]) => Number(width))
}

describe('bars', () => {
  it('are drawn as before', async () => {
    await matchesPicture('bars', (size) => barsFigure(data, about, size))
  })

  it('are as long as their numbers', () => {
    const [right, wrong] = lengths(barsFigure(data, about, 'wide').text)
    // less than a pixel is left between two parts
    expect((right + 0.8) / (wrong + 0.8)).toBeCloseTo(9, 1)
  })

  it('draw no bar on too few cases', () => {
    const svg = barsFigure({ parts, sets: [data.sets[1]] }, about, 'wide').text
    expect(lengths(svg)).toHaveLength(0)
    expect(svg).toContain('too few to say')
  })

  it('have no legend for one part', () => {
    expect(barsFigure({ parts: [parts[0]], sets: [] }, about, 'wide').text).not.toContain('Right')
  })

  it('never break', () => {
    const row = fc.record({
      title: fc.string(),
      parts: fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 3, maxLength: 3 }),
      label: fc.string({ maxLength: 12 }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 10 }), (rows) => {
        for (const size of sizes) sound(barsFigure({ parts, sets: [{ rows }] }, about, size), size)
      }),
    )
  })
})
