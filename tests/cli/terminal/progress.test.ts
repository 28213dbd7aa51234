import { describe, expect, test } from 'vitest'
import { bar, progressOn } from '../../../src/cli/terminal/progress.js'
import { fakeStream } from '../fakeTerminal.js'

/** A clock that the test moves. */
function clock() {
  const it = { now: 0, read: () => it.now }
  return it
}

describe('the progress line', () => {
  test('a pipe gets nothing', () => {
    const stream = fakeStream(false)
    const progress = progressOn(stream, 60, 1000)
    progress.tick(1, '2010-01-01')
    progress.end()
    expect(stream.pieces).toEqual([])
  })

  test('shows share, tick, note, rate and time left', () => {
    const stream = fakeStream(true)
    const time = clock()
    const progress = progressOn(stream, 60, 1_000_000, time.read)
    time.now = 500
    progress.tick(1, '2010-01-01')
    time.now = 2500
    progress.tick(21, '2011-09-01')
    const last = stream.pieces.at(-1)!
    expect(last).toContain('35 %')
    expect(last).toContain('tick 21 of 60')
    expect(last).toContain('2011-09-01')
    // 20 ticks of a million residents in the 2 seconds since the first tick ended
    expect(last).toContain('10 million resident-ticks/s')
    expect(last).toContain('3.9 s left')
  })

  test('draws at most ten times a second, and always the last tick', () => {
    const stream = fakeStream(true)
    const time = clock()
    const progress = progressOn(stream, 1000, 1000, time.read)
    for (let tick = 1; tick <= 1000; tick++) {
      time.now = tick
      progress.tick(tick, '')
    }
    expect(stream.pieces.length).toBeLessThanOrEqual(12)
    expect(stream.pieces.at(-1)).toContain('tick 1000 of 1000')
  })

  test.each([20, 40, 60, 80, 120])('fits into %d characters', (width) => {
    const stream = fakeStream(true, width)
    const time = clock()
    const progress = progressOn(stream, 60, 1_000_000, time.read)
    for (const tick of [1, 2, 30, 60]) {
      time.now += 1000
      progress.tick(tick, '2010-01-01')
    }
    for (const piece of stream.pieces) expect(piece.replace('\r\u001b[2K', '').length).toBeLessThan(width)
  })

  test('takes its line away at the end, but only if it drew one', () => {
    const drawn = fakeStream(true)
    const progress = progressOn(drawn, 2, 10)
    progress.tick(1, '')
    progress.end()
    expect(drawn.pieces.at(-1)).toBe('\r\u001b[2K')
    const idle = fakeStream(true)
    progressOn(idle, 2, 10).end()
    expect(idle.pieces).toEqual([])
  })

  test('the bar fills from nothing to everything', () => {
    expect(bar(0, 4)).toBe('░░░░')
    expect(bar(0.5, 4)).toBe('██░░')
    expect(bar(1, 4)).toBe('████')
  })
})
