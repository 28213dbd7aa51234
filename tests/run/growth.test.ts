import { describe, expect, it } from 'vitest'
import { atTheEnd, longestLife } from '../../src/run/growth.js'
import { prepare } from '../../src/index.js'
import { createPackedShare } from '../../src/run/crew/share.js'
import { createLife } from '../../src/run/life.js'

describe('bytes at the end', () => {
  const steady = [2, 4, 6, 8, 10]

  it('grow on as they did where nothing comes back', () => {
    expect(atTheEnd(steady, 20, Infinity)).toBe(10 + 2 * 15)
  })

  it('grow as fast only until the first comes back, and then an eighth as fast', () => {
    expect(atTheEnd(steady, 20, 12)).toBe(10 + 2 * 7 + (2 / 8) * 8)
    expect(atTheEnd(steady, 10, 12)).toBe(10 + 2 * 5)
  })

  it('take a step that came once for no habit', () => {
    expect(atTheEnd([2, 4, 6, 8, 10, 32, 34], 20, Infinity)).toBe(34 + 2 * 13)
  })

  it('are those of the last tick where all were tried, where nothing grew, or where little was tried', () => {
    expect(atTheEnd(steady, 5, 12)).toBe(10)
    expect(atTheEnd([9, 8, 7, 7], 50, Infinity)).toBe(7)
    expect(atTheEnd([5], 50, Infinity)).toBe(5)
  })

  it('hardly grow once points have begun to come back before the trial ended', () => {
    expect(atTheEnd(steady, 20, 3)).toBe(10 + (2 / 8) * 15)
  })
})

describe('the longest life of points', () => {
  it('is that of the scheme, in ticks', async () => {
    const { blueprint } = await prepare('suining-2010', { residents: 1000, ticks: 48, seed: 1 })
    expect(longestLife(blueprint.tables)).toBe(36)
  })

  it('has no end where none come back', async () => {
    const { blueprint } = await prepare('judgment-defaulters', { residents: 1000, ticks: 4, seed: 1 })
    expect(longestLife(blueprint.tables)).toBe(Infinity)
  })
})

it('says within a tenth what a society of points takes after five years, from the first year and a half', async () => {
  const ticks = 60
  const { blueprint } = await prepare('suining-2010', { residents: 64 * 1024, ticks, seed: 1 })
  const { tables } = blueprint
  const share = createPackedShare({ blueprint, firstCommunity: 0, communities: 16 })
  const life = createLife(blueprint, 'none')
  const bytes: number[] = []
  for (let tick = 0; tick < ticks; tick++) {
    share.tick(life.now(tick))
    bytes.push(share.packedBytes())
  }
  const said = atTheEnd(bytes.slice(0, 18), ticks, longestLife(tables)) / bytes.at(-1)!
  expect(said).toBeGreaterThan(0.9)
  expect(said).toBeLessThan(1.1)
})
