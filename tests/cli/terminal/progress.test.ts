import { describe, expect, test } from 'vitest'
import { bar, progressOn } from '../../../src/cli/terminal/progress.js'
import { fakeStream } from '../fakeTerminal.js'

const at = (tick: number, ticks: number) => ({
  tick,
  ticks,
  seconds: 2,
  residentTicksPerSecond: 10_000_000,
  secondsLeft: 3.9,
})

describe('the progress line', () => {
  test('a pipe gets nothing', () => {
    const stream = fakeStream(false)
    const progress = progressOn(stream)
    progress.show(at(1, 60))
    progress.end()
    expect(stream.pieces).toEqual([])
  })

  test('shows share, tick, time left and rate', () => {
    const stream = fakeStream(true)
    progressOn(stream).show(at(21, 60))
    expect(stream.text).toContain('██████████░░░░░░░░░░░░░░░░░░░░ 35 %')
    expect(stream.text).toContain('tick 21 of 60')
    expect(stream.text).toContain('3.9 s left')
    expect(stream.text).toContain('10 million resident-ticks/s')
  })

  test('counts communities where those are lived one after the other', () => {
    const stream = fakeStream(true)
    progressOn(stream).show({ done: 1050, communities: 3000, secondsLeft: 12 })
    expect(stream.text).toContain('██████████░░░░░░░░░░░░░░░░░░░░ 35 %  community 1,050 of 3,000  12 s left')
  })

  test('draws at most ten times a second, and always the last tick', () => {
    const stream = fakeStream(true)
    let time = 0
    const progress = progressOn(stream, () => time)
    for (let tick = 1; tick <= 1000; tick++) {
      time = tick
      progress.show(at(tick, 1000))
    }
    expect(stream.pieces).toHaveLength(11)
    expect(stream.pieces.at(-1)).toContain('tick 1000 of 1000')
  })

  test.each([20, 40, 60, 80, 120])('fits into %d characters', (width) => {
    const stream = fakeStream(true, width)
    progressOn(stream).show(at(60, 60))
    const drawn = stream.text.replace('\r\u001b[2K', '')
    expect(drawn).toContain('100 %')
    expect(drawn.length).toBeLessThan(width)
  })

  test('takes its line away at the end, but only if it drew one', () => {
    const drawn = fakeStream(true)
    const progress = progressOn(drawn)
    progress.show(at(1, 2))
    progress.end()
    progress.end()
    expect(drawn.pieces).toHaveLength(2)
    expect(drawn.pieces.at(-1)).toBe('\r\u001b[2K')
    const idle = fakeStream(true)
    progressOn(idle).end()
    expect(idle.pieces).toEqual([])
  })

  test('the bar fills from nothing to everything', () => {
    expect(bar(0, 4)).toBe('░░░░')
    expect(bar(0.5, 4)).toBe('██░░')
    expect(bar(1, 4)).toBe('████')
  })
})
