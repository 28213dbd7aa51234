import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timelineFigure, type TimelineData } from '../../../src/report/figures/timeline.js'
import { about, matchesPicture, sizes, sound } from './data.js'

const data: TimelineData = {
  dates: Array.from(
    { length: 24 },
    (_, i) => `${2010 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
  ),
  panels: [
    {
      title: 'Approval',
      number: (value) => `${value * 100}%`,
      range: [0, 1],
      lines: [
        { title: 'Approve', values: Array.from({ length: 24 }, (_, i) => 0.6 - i / 100), colour: 'currentColor' },
      ],
    },
    {
      title: 'Protest',
      number: String,
      level: { value: 8, title: 'outcry' },
      lines: [
        { title: 'On file', values: Array.from({ length: 24 }, (_, i) => (i === 12 ? 19 : i / 4)), colour: 'red' },
        {
          title: 'In truth',
          values: Array.from({ length: 24 }, (_, i) => (i < 3 ? null : 2)),
          colour: 'blue',
          dashed: true,
          thin: true,
        },
      ],
    },
  ],
  marks: [{ tick: 12, title: 'an outcry broke out' }],
  spans: [{ from: 12, to: 15 }],
}

describe('lines over time', () => {
  it('are drawn as before', async () => {
    await matchesPicture('timeline', (size) => timelineFigure(data, about, size))
  })

  it('show the level, and reach up to it although no value does', () => {
    const panel = { ...data.panels[1], lines: [{ title: 'x', values: [0, 1], colour: 'red' }] }
    const svg = timelineFigure(
      { ...data, dates: ['2010-01-01', '2010-02-01'], panels: [panel], marks: [], spans: [] },
      about,
      'wide',
    ).text
    expect(svg).toContain('outcry')
    expect(svg).toMatch(/>8<\/text>/)
  })

  it('name each year once', () => {
    const svg = timelineFigure({ ...data, panels: [data.panels[0]] }, about, 'wide').text
    expect(svg.match(/>2010<\/text>/g)).toHaveLength(1)
    expect(svg.match(/>2011<\/text>/g)).toHaveLength(1)
  })

  it('name the months of a short run', () => {
    const [panel] = data.panels
    const days = Array.from({ length: 90 }, (_, i) => new Date(Date.UTC(2016, 9, 3 + i)).toISOString().slice(0, 10))
    const svg = timelineFigure({ dates: days, panels: [panel], marks: [], spans: [] }, about, 'wide').text
    expect([...svg.matchAll(/>(2016[^<]*)<\/text>/g)].map(([, label]) => label)).toEqual([
      '2016-10',
      '2016-11',
      '2016-12',
    ])
  })

  it('never break: one tick, none, gaps, nonsense', () => {
    const value = fc.option(fc.oneof(fc.double({ min: -1e6, max: 1e6 }), fc.constant(Number.NaN)))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), (values) => {
        const panels = [{ ...data.panels[1], lines: [{ title: 'x', values, colour: 'red' }] }]
        for (const size of sizes)
          sound(
            timelineFigure({ dates: data.dates.slice(0, values.length), panels, marks: [], spans: [] }, about, size),
            size,
          )
      }),
    )
  })
})
