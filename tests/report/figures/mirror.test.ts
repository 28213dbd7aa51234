import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mirrorFigure, type MirrorData } from '../../../src/report/figures/mirror.js'
import { about, matchesPicture, sizes, sound } from './data.js'

const data: MirrorData = {
  leftTitle: 'Shut',
  rightTitle: 'Opened',
  leftColour: 'grey',
  rightColour: 'purple',
  sets: [
    {
      title: 'The bank',
      rows: [
        { title: 'A', left: 0, right: 5, leftLabel: '', rightLabel: '5', colour: 'blue' },
        { title: 'B', left: 50, right: 0, leftLabel: '50', rightLabel: '', colour: 'orange' },
      ],
    },
    {
      rows: [
        {
          title: 'A school with a rather long name that has to be wrapped',
          left: 12,
          right: 3,
          leftLabel: '12',
          rightLabel: '3',
        },
      ],
    },
  ],
}

describe('bars to both sides', () => {
  it('are drawn as before', async () => {
    await matchesPicture('mirror', (size) => mirrorFigure(data, about, size))
  })

  it('share one scale and one line', () => {
    const bars = [
      ...mirrorFigure(data, about, 'wide').text.matchAll(/<rect\s+x="([\d.]+)"\s+y="[\d.]+"\s+width="([\d.]+)"/g),
    ]
    const [, opened, shut] = bars.map(([, x, width]) => ({ x: Number(x), width: Number(width) }))
    expect(shut.width / opened.width).toBeCloseTo(10, 5)
    expect(shut.x + shut.width).toBeCloseTo(opened.x, 5)
  })

  it('never break', () => {
    const side = fc.double({ min: 0, max: 1e6, noNaN: true })
    const row = fc.record({
      title: fc.string(),
      left: side,
      right: side,
      leftLabel: fc.string({ maxLength: 8 }),
      rightLabel: fc.string({ maxLength: 8 }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        for (const size of sizes) sound(mirrorFigure({ ...data, sets: [{ rows }] }, about, size), size)
      }),
    )
  })
})
