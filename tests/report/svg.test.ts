import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame, gradeColour, legend, n, rect, shorten, spread, text, textWidth, wrap } from '../../src/report/svg.js'
import { unbalanced } from './fixture.js'

describe('figures', () => {
  it('have a name and a description, and are images to those who cannot see them', () => {
    const svg = frame({ id: 'x', title: 'A <b>', description: 'D' }, 'narrow', 10, rect(0, 0, -1, 2)).text
    expect(svg).toMatch(/role="img"\s+aria-labelledby="x-narrow-t x-narrow-d"/)
    expect(svg).toContain('<title id="x-narrow-t">A &lt;b&gt;</title>')
    expect(svg).toContain('<rect x="0" y="0" width="0" height="2" />')
    expect(unbalanced(svg)).toBeUndefined()
  })

  it('never hold a number that is none', () => {
    expect([Number.NaN, -Infinity, -0.001, 1 / 3, 100].map(n)).toEqual(['0', '0', '0', '0.33', '100'])
  })

  it('escape labels', () => {
    expect(text(0, 0, '<x>', { halo: true }).text).toContain('>&lt;x&gt;</text>')
  })
})

describe('grade colours', () => {
  it('differ for every grade and end in grey', () => {
    for (let count = 1; count <= 7; count++) {
      const colours = Array.from({ length: count + 1 }, (_, g) => gradeColour(g, count))
      expect(new Set(colours).size).toBe(count + 1)
      expect(colours[count]).toContain('--grade-0')
      expect(colours[0]).toContain('--grade-1')
    }
  })
})

describe('labels', () => {
  it('are broken between words and cut where they must', () => {
    expect(wrap('one two three', 1000)).toEqual(['one two three'])
    expect(wrap('one two three four', textWidth('one two'), 2)).toEqual(['one two', 'three\u2026'])
    expect(shorten('Untrustworthy', textWidth('Untrust\u2026'))).toBe('Untrust\u2026')
  })

  it('stay within their width', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 30, max: 300 }), (content, width) => {
        for (const each of wrap(content, width, 3)) expect(textWidth(each)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('know that Chinese characters are wide', () => {
    expect(textWidth('江苏', 10)).toBe(20)
  })

  it('are moved apart, keep their order and stay in place where there is room', () => {
    expect(spread([10, 50], 16, 0, 100)).toEqual([10, 50])
    expect(spread([10, 12, 14], 16, 0, 100)).toEqual([10, 26, 42])
    expect(spread([95, 96], 16, 0, 100)).toEqual([84, 100])
  })

  it('wrap a legend to its width', () => {
    const items = ['First thing', 'Second thing', 'Third thing'].map((title) => ({ title, fill: 'red' }))
    expect(legend(items, 1000, 0).height).toBeLessThan(legend(items, 150, 0).height)
    expect(legend([], 100, 0).height).toBe(0)
  })
})
