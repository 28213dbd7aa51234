import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dotsFigure, type DotsData } from '../../../src/report/figures/dots.js'
import { about, matchesPicture, sizes, sound } from './data.js'

const data: DotsData = {
  panels: [
    { title: 'Wrong charges for each 1,000', average: 5, averageLabel: 'everybody: 5', number: String },
    { title: 'Points below', average: null, averageLabel: '', number: String },
  ],
  sets: [
    {
      title: 'Sex',
      rows: [
        { title: 'Women', values: [4, 1] },
        { title: 'Men', values: [6, 2] },
      ],
    },
    { title: 'Age', rows: [{ title: '14-17', values: [null, 3] }] },
  ],
  few: 'too few to say',
}

describe('dots', () => {
  it('are drawn as before', async () => {
    await matchesPicture('dots', (size) => dotsFigure(data, about, size))
  })

  it('stand out only above the average, and are missing where there are too few cases', () => {
    const first = dotsFigure({ ...data, panels: [data.panels[0]] }, about, 'wide').text
    const colours = [...first.matchAll(/<circle[^>]*fill="([^"]*)"/g)].map(([, fill]) => fill)
    expect(colours).toHaveLength(2)
    expect(colours[0]).toContain('--slate')
    expect(colours[1]).toContain('--accent')
    expect(first).toContain('too few to say')
  })

  it('name the groups in every panel on a phone and once at a desk', () => {
    expect(dotsFigure(data, about, 'wide').text.match(/>Women</g)).toHaveLength(1)
    expect(dotsFigure(data, about, 'narrow').text.match(/>Women</g)).toHaveLength(2)
  })

  it('never break', () => {
    const value = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }))
    const row = fc.record({ title: fc.string(), values: fc.tuple(value, value) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), value, (rows, average) => {
        const panels = data.panels.map((panel) => ({ ...panel, average, number: (v: number) => v.toFixed(1) }))
        for (const size of sizes)
          sound(dotsFigure({ ...data, panels, sets: [{ title: 'Set', rows }] }, about, size), size)
      }),
    )
  })
})
